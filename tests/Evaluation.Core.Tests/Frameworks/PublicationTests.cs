using Evaluation.Core.Frameworks;
using Evaluation.Core.Tests.TestData;

namespace Evaluation.Core.Tests.Frameworks;

public sealed class PublicationTests
{
    private static readonly PublishingRegion Own = new(Guid.NewGuid(), "440811");

    private static Framework First { get; } = new FrameworkBuilder().Build();

    [Fact]
    public void A_new_code_is_free_whatever_number_it_begins_with() =>
        Assert.Null(Publication.Refuse(First with { Version = 3 }, [], Own));

    [Fact]
    public void Versions_follow_each_other_also_behind_one_of_the_program()
    {
        PublishedVersion[] published = [new(1, null), new(2, Own.RegionId)];

        Assert.Null(Publication.Refuse(First with { Version = 3 }, published, Own));
        Assert.Contains("请把版本号改为 3", Publication.Refuse(First with { Version = 2 }, published, Own)!.Message, StringComparison.Ordinal);
        Assert.Contains("请把版本号改为 3", Publication.Refuse(First with { Version = 4 }, published, Own)!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_of_a_region_above_is_taken_and_a_free_one_is_named()
    {
        var refusal = Publication.Refuse(First with { Version = 2 }, [new(1, Guid.NewGuid())], Own)!;

        Assert.Contains($"例如“{First.Code}-440811”", refusal.Message, StringComparison.Ordinal);
        Assert.Null(Publication.Refuse(First with { Code = $"{First.Code}-440811" }, [], Own));
    }

    [Fact]
    public void A_code_that_a_region_had_before_the_one_above_it_goes_on_behind_both()
    {
        PublishedVersion[] published = [new(1, Own.RegionId), new(1, Guid.NewGuid()), new(2, Guid.NewGuid())];

        Assert.Contains("请把版本号改为 3", Publication.Refuse(First with { Version = 2 }, published, Own)!.Message, StringComparison.Ordinal);
        Assert.Null(Publication.Refuse(First with { Version = 3 }, published, Own));
    }
}
