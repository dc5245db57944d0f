using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Frameworks;

namespace Evaluation.Documents.Tests.Frameworks;

/// <summary>The framework files that come with the program.</summary>
public sealed class ShippedFrameworkTests
{
    private static readonly FrameworkLibrary Library = FrameworkLibrary.Load(FrameworkLibrary.ShippedFolder);

    [Fact]
    public void Every_shipped_file_loads_without_a_fault() => Assert.Empty(Library.Faults.Select(fault => fault.ToString()));

    public static TheoryData<string> Shipped() => new(Library.All.Select(framework => framework.Reference));

    [Theory]
    [InlineData("N13@1", 28, "15 40 25 20")]
    [InlineData("ZJ21@1", 25, "20 35 15 30")]
    [InlineData("GD22@1", 25, "50 50")]
    [InlineData("XM20@1", 4, "10 50 30 10")]
    public void A_shipped_framework_has_its_indicators_and_adds_up_to_100(string reference, int indicators, string weights)
    {
        var framework = Library.Find(reference);

        Assert.NotNull(framework);
        Assert.Equal(indicators, framework.Indicators.Count());
        Assert.Equal(new Points(100m), framework.Weight);
        Assert.Equal(weights, string.Join(' ', framework.Groups.Select(group => FigureText.Short(group.Weight))));
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_indicator_of_a_shipped_framework_is_proved_by_examples(string reference)
    {
        var framework = Library.Find(reference)!;

        Assert.Empty(FrameworkProof.Unproved(framework).Select(indicator => indicator.Code));
        Assert.All(FrameworkProof.Run(framework), example => Assert.True(example.Holds, $"{example.Subject} {example.Name}: {example.Expected} ≠ {example.Actual}"));
        Assert.NotEmpty(framework.Examples);
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_edge_of_a_shipped_ladder_is_an_example(string reference)
    {
        foreach (var indicator in Library.Find(reference)!.Indicators)
        {
            if (indicator.Rule is Core.Frameworks.ScoringRule.Ladder ladder)
            {
                var tried = indicator.Examples.Select(example => example.Value?.Exact).ToList();
                Assert.All(ladder.Bands.Select(band => band.To).OfType<Ratio>(), edge => Assert.Contains(edge, tried));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Without_an_official_source_it_says_that_it_is_a_sample(string reference) =>
        Assert.Equal("示例，分值和标准以财政部门正式文件为准", Library.Find(reference)!.Notice);

    [Fact]
    public void The_standard_parts_are_no_framework()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "standard.yaml"), "grades: standard");

            var library = FrameworkLibrary.Load(folder.FullName);

            Assert.Empty(library.Faults);
            Assert.Empty(library.All);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
