using Evaluation.Core.Frameworks;
using Evaluation.Core.Tests.TestData;

namespace Evaluation.Core.Tests.Frameworks;

public sealed class PublicationTests
{
    private static readonly Guid Own = Guid.NewGuid();

    private static Framework First { get; } = new FrameworkBuilder().Build();

    [Fact]
    public void A_new_code_is_free_whatever_number_it_begins_with() =>
        Assert.Null(Publication.Refuse(First with { Version = 3 }, [], Own));

    [Fact]
    public void Versions_follow_each_other_also_behind_one_of_the_program()
    {
        PublishedVersion[] published = [new(1, null), new(2, Own)];

        Assert.Null(Publication.Refuse(First with { Version = 3 }, published, Own));
        Assert.Contains("请把版本号改为 3", Publication.Refuse(First with { Version = 2 }, published, Own)!.Message, StringComparison.Ordinal);
        Assert.Contains("请把版本号改为 3", Publication.Refuse(First with { Version = 4 }, published, Own)!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_of_another_region_is_taken() =>
        Assert.Contains("其他地区", Publication.Refuse(First with { Version = 2 }, [new(1, Guid.NewGuid())], Own)!.Message, StringComparison.Ordinal);
}
