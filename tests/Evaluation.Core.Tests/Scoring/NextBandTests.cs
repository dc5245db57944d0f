using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;
using Evaluation.Core.Tests.TestData;

namespace Evaluation.Core.Tests.Scoring;

/// <summary>What a reviewer is told about the distance to more points, and when there is nothing true to tell.</summary>
public sealed class NextBandTests
{
    private static readonly Steps PerPoint = new(D.Ratio("0.01"), "1个百分点", new Points(0.5m), StepMode.Floor);

    [Theory]
    [InlineData("76.4", "距满分（达到100%）还差23.60个百分点")]
    [InlineData("100", null)]
    [InlineData("120", null)]
    public void Proportional_rules_tell_the_gap_to_the_target(string rate, string? said) =>
        Assert.Equal(said, Distance(new ScoringRule.Linear(Ratio.One, OverPolicy.Cap, ZeroBelow: null), rate));

    [Theory]
    [InlineData("30", "距满分（不超过20%）还差10.00个百分点")]
    [InlineData("20", null)]
    [InlineData("15", null)]
    public void Inverse_rules_tell_the_gap_only_above_the_target(string rate, string? said) =>
        Assert.Equal(said, Distance(new ScoringRule.Inverse(D.Ratio("0.2"), D.Ratio("0.4")), rate));

    [Theory]
    [InlineData("103.5", "距少扣一步（0.5分）还差0.50个百分点")]
    [InlineData("103", "距少扣一步（0.5分）仅差端点")]
    [InlineData("150", null)]
    public void Steps_tell_the_next_one_unless_it_would_still_leave_nothing(string rate, string? said) =>
        Assert.Equal(said, Distance(new ScoringRule.ThresholdDeduct(Ratio.One, Above: true, PerPoint, Absolute: false), rate));

    [Theory]
    [InlineData("85", "距本档最高（90%，得4分）还差5.00个百分点")]
    [InlineData("70", "距上一档（第二档，最多得4分）还差10.00个百分点")]
    public void A_band_that_slopes_tells_its_better_end_first(string rate, string? said) => Assert.Equal(said, Distance(new ScoringRule.Ladder(
    [
        new(D.Ratio("0.9"), true, null, false, new Points(4m), "第一档"),
        new(D.Ratio("0.8"), true, D.Ratio("0.9"), false, new Points(2.4m), "第二档") { AtEnd = new Points(4m) },
        new(null, false, D.Ratio("0.8"), false, Points.Zero, "第三档"),
    ]), rate));

    [Fact]
    public void Points_lost_after_the_rule_have_no_distance()
    {
        var framework = Framework(new ScoringRule.Inverse(D.Ratio("0.2"), D.Ratio("0.4")), new RowModifiers(OverFulfilment: null, [], DeductionBy.Unit));
        var sheet = new FilingBuilder(framework).Value("a", "10").Enter("deduction/A", "1").Enter("deductionreason/A", "检查发现问题").Score();

        Assert.Equal(4m, sheet.Row("A")!.Computed!.Value.Value);
        Assert.Null(NextBand.Distance(sheet.Facts, sheet.Row("A")!));
    }

    private static string? Distance(ScoringRule rule, string rate)
    {
        var sheet = new FilingBuilder(Framework(rule, RowModifiers.None)).Value("a", rate).Score();
        return NextBand.Distance(sheet.Facts, sheet.Row("A")!);
    }

    private static Framework Framework(ScoringRule rule, RowModifiers modifiers)
    {
        var framework = new FrameworkBuilder().Input("a", "甲", FigureKind.Percent).Indicator("A", "5", rule, "甲").Build();
        return framework with
        {
            Groups = [.. framework.Groups.Select(group => group with
            {
                Subgroups = [.. group.Subgroups.Select(subgroup => subgroup with { Indicators = [.. subgroup.Indicators.Select(indicator => indicator with { Modifiers = modifiers })] })],
            })],
        };
    }
}
