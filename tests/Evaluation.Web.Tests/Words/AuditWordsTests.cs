using Evaluation.Storage.Audit;
using Evaluation.Web.Words;

namespace Evaluation.Web.Tests.Words;

public sealed class AuditWordsTests
{
    [Fact]
    public void Every_event_of_the_catalogue_has_words() =>
        Assert.All(Enum.GetValues<AuditEventKind>(), kind => Assert.True(AuditWords.All.ContainsKey(kind), $"{kind} has no words."));
}
