using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Tests.TestData;

namespace Evaluation.Core.Tests.Frameworks;

/// <summary>A declared direction is searched, not believed.</summary>
public sealed class MonotonicTests
{
    [Fact]
    public void A_ladder_with_a_dip_is_refused_and_the_two_values_are_named()
    {
        var dip = new ScoringRule.Ladder([Band(null, "0.6", "0"), Band("0.6", "0.8", "3"), Band("0.8", "0.9", "2"), Band("0.9", null, "5")]) { Monotonic = Monotony.Rising };
        var problem = Assert.Single(Problems(dip));

        Assert.EndsWith("/rule/monotonic", problem.Path, StringComparison.Ordinal);
        Assert.Contains("得3分", problem.Message, StringComparison.Ordinal);
        Assert.Contains("得2分", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_that_keep_their_word_pass()
    {
        Assert.Empty(Problems(new ScoringRule.Linear(Ratio.One, OverPolicy.Cap, D.Ratio("0.6")) { Monotonic = Monotony.Rising }));
        Assert.Empty(Problems(new ScoringRule.Inverse(D.Ratio("0.2"), D.Ratio("0.4")) { Monotonic = Monotony.Falling }));
        Assert.Empty(Problems(Deduct(absolute: false) with { Monotonic = Monotony.Falling }));
        Assert.Empty(Problems(new ScoringRule.CountRatio { Monotonic = Monotony.Rising }));
    }

    [Fact]
    public void Rules_that_turn_are_caught()
    {
        Assert.Single(Problems(new ScoringRule.Linear(Ratio.One, OverPolicy.Zero, ZeroBelow: null) { Monotonic = Monotony.Rising }));
        Assert.Single(Problems(Deduct(absolute: true) with { Monotonic = Monotony.Falling }));
        Assert.Single(Problems(new ScoringRule.Equal(D.Ratio("0.5"), Strict: true) { Monotonic = Monotony.Rising }));
        Assert.Single(Problems(new ScoringRule.Linear(Ratio.One, OverPolicy.Cap, ZeroBelow: null) { Monotonic = Monotony.Falling }));
    }

    private static ScoringRule.ThresholdDeduct Deduct(bool absolute) =>
        new(Ratio.Zero, Above: true, new Steps(D.Ratio("0.05"), "5个百分点", new Points(1m), StepMode.Floor), absolute);

    private static List<FrameworkProblem> Problems(ScoringRule rule)
    {
        var framework = new FrameworkBuilder().Input("a", "甲", FigureKind.Percent, signed: true).Indicator("T-1", "5", rule, "甲").Build();
        return [.. FrameworkCheck.Run(framework).Where(problem => problem.Path.Contains("/rule", StringComparison.Ordinal))];
    }

    private static Band Band(string? from, string? to, string points) => new(
        from is null ? null : D.Ratio(from), from is not null, to is null ? null : D.Ratio(to), ToClosed: false, new Points(D.Of(points)), $"{from}至{to}");
}
