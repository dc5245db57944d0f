using Evaluation.Web.Filings;

namespace Evaluation.Web.Tests.Words;

public sealed class EntryNamesTests
{
    [Theory]
    [InlineData("item/A/a", "1", "符合")]
    [InlineData("item/A/a", "~", "基本符合")]
    [InlineData("item/A/a", "0", "不符合")]
    [InlineData("item/A/a", "-", "不适用")]
    [InlineData("item/A/a", "", "（空）")]
    [InlineData("na/A", "1", "不适用")]
    [InlineData("input/exec_total", "44236000", "4,423.60 万元")]
    public void A_kept_text_is_said_as_people_read_it(string path, string kept, string words) =>
        Assert.Equal(words, new EntryNames(SampleFiling.Framework, []).Words(path, kept));
}
