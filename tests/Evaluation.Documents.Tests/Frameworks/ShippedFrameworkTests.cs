using Evaluation.Core.Quantities;
using Evaluation.Documents.Frameworks;

namespace Evaluation.Documents.Tests.Frameworks;

/// <summary>The framework files that come with the program.</summary>
public sealed class ShippedFrameworkTests
{
    private static readonly FrameworkLibrary Library = FrameworkLibrary.Load(FrameworkLibrary.ShippedFolder);

    [Fact]
    public void Every_shipped_file_loads_without_a_fault() => Assert.Empty(Library.Faults.Select(fault => fault.ToString()));

    [Fact]
    public void The_four_part_framework_has_25_indicators_that_add_up_to_100()
    {
        var framework = Library.Find("ZJ21@1");

        Assert.NotNull(framework);
        Assert.Equal(25, framework.Indicators.Count());
        Assert.Equal(new Points(100m), framework.Weight);
        Assert.Equal([20m, 35m, 15m, 30m], framework.Groups.Select(group => group.Weight.Value));
    }

    [Fact]
    public void Without_an_official_source_it_says_that_it_is_a_sample() =>
        Assert.Equal("示例，分值和标准以财政部门正式文件为准", Library.Find("ZJ21@1")!.Notice);
}
