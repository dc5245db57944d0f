using Evaluation.Core.Filings;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;
using Evaluation.Core.Tests.TestData;

namespace Evaluation.Core.Tests.Scoring;

/// <summary>What happens after the sum of rows: bonus, caps, vetoes, grades.</summary>
public sealed class LimitTests
{
    /// <summary>CAP-01 as the domain states it: r ≥ 80 % none; 70–80 % 89; 60–70 % 79; 50–60 % 69; below 59.</summary>
    private static readonly TotalLimit Execution = new TotalLimit.Banded(
        "execution", "预算执行率", new Formula.Name("rate", default), FigureKind.Percent, Measure: null,
        [
            Band(null, "0.5", "59", "不足50%"), Band("0.5", "0.6", "69", "50%以上、不足60%"), Band("0.6", "0.7", "79", "60%以上、不足70%"),
            Band("0.7", "0.8", "89", "70%以上、不足80%"), Band("0.8", null, null, "80%以上"),
        ]);

    [Theory]
    [InlineData("80", "93.20", "优")]
    [InlineData("79.999", "89.00", "良")]
    [InlineData("76.4", "89.00", "良")]
    [InlineData("70", "89.00", "良")]
    [InlineData("69.999", "79.00", "中")]
    [InlineData("50", "69.00", "中")]
    [InlineData("49.999", "59.00", "差")]
    public void Execution_caps_the_total_on_the_exact_rate(string rate, string total, string grade)
    {
        var totals = Score(Framework(Execution), "93.20", rate).Totals;

        Assert.Equal(D.Of(total), totals.Computed.Value);
        Assert.Equal(grade, totals.ComputedGrade);
        Assert.Equal(total == "93.20" ? 0 : 1, totals.Adjustments.Count);
    }

    [Fact]
    public void A_cut_says_why_and_by_how_much()
    {
        var cut = Assert.Single(Score(Framework(Execution), "93.20", "76.4").Totals.Adjustments);

        Assert.Equal("预算执行率76.40%（70%以上、不足80%），总分最高89分", cut.Reason);
        Assert.Equal((93.20m, 89m), (cut.Before.Value, cut.After.Value));
    }

    [Fact]
    public void A_figure_that_is_missing_sets_no_cap() =>
        Assert.Equal(93.20m, Score(Framework(Execution), "93.20", rate: null).Totals.Computed.Value);

    [Fact]
    public void The_lowest_of_several_caps_wins()
    {
        var late = new TotalLimit.When("late", "逾期超过5天", Condition(ComparisonSign.Greater, "late", 5), new Points(79m));

        Assert.Equal(79m, Score(Framework(Execution, late), "93.20", "76.4", ("late", "6")).Totals.Computed.Value);
        Assert.Equal(89m, Score(Framework(Execution, late), "93.20", "76.4", ("late", "5")).Totals.Computed.Value);
    }

    [Theory]
    [InlineData(null, "良", "93.56", "良")]
    [InlineData("79", null, "79.00", "中")]
    [InlineData("79", "差", "79.00", "差")]
    public void A_veto_limits_grade_or_total_or_both(string? totalMax, string? gradeMax, string total, string grade)
    {
        var veto = new TotalLimit.Veto(
            "veto", "审计认定严重违规", Condition(ComparisonSign.Greater, "late", 0), totalMax is null ? null : new Points(D.Of(totalMax)), gradeMax, "审计决定");
        var totals = Score(Framework(veto), "93.56", "100", ("late", "1")).Totals;

        Assert.Equal((D.Of(total), grade), (totals.Computed.Value, totals.ComputedGrade));
        Assert.Equal(gradeMax is null ? null : "审计决定", totals.GradeLimit?.Document);
        Assert.Equal(("优", null), (Score(Framework(veto), "93.56", "100", ("late", "0")).Totals.ComputedGrade, Score(Framework(veto), "93.56", "100", ("late", "0")).Totals.GradeLimit));
    }

    [Theory]
    [InlineData("97.40", "3", "2", false, "99.40")]
    [InlineData("99.00", "2", "2", false, "100.00")]
    [InlineData("99.00", "2", "2", true, "101.00")]
    [InlineData("80.00", "1.5", "2", false, "81.50")]
    [InlineData("80.00", null, "2", false, "80.00")]
    public void Bonus_rows_add_up_to_their_limit(string rows, string? extra, string cap, bool mayExceed, string total)
    {
        var framework = Bonus(cap, mayExceed);
        var sheet = Score(framework, rows, "100", extra is null ? [] : [("extra", extra)]);

        Assert.Equal(D.Of(total), sheet.Totals.Computed.Value);
        Assert.Equal(0, sheet.Totals.IncompleteRows);
        Assert.Equal(100m, framework.Weight.Value);
    }

    [Theory]
    [InlineData("1.50", "1.50")]
    [InlineData("3.00", "2")]
    [InlineData("0", "0")]
    public void What_bonus_rows_add_together_is_told_apart(string points, string added)
    {
        var rows = new Dictionary<string, Points>(StringComparer.Ordinal) { ["A"] = new(80m), ["X"] = new(D.Of(points)) };

        Assert.Equal(D.Of(added), Bonus("2", mayExceed: false).BonusOf(rows)!.Value.Value);
        Assert.Null((Bonus("2", mayExceed: false) with { Groups = [] }).BonusOf(rows));
    }

    [Fact]
    public void An_untouched_bonus_still_counts_as_reachable() =>
        Assert.Equal(82m, Score(Bonus("2", mayExceed: false), "80.00", "100").Totals.Reachable.Value);

    [Fact]
    public void A_bonus_that_was_begun_but_cannot_be_read_is_not_a_silent_0()
    {
        var sheet = Score(Bonus("2", mayExceed: false), "80.00", "100", ("extra", "很多"));

        Assert.Equal(1, sheet.Totals.IncompleteRows);
        Assert.Null(sheet.Row("X")!.Computed);
    }

    [Fact]
    public void When_nothing_applies_there_is_no_total()
    {
        var framework = Framework();
        var record = new FilingBuilder(framework).NotApplicable("A").NotApplicable("B").Record();
        var totals = Scorer.Score(framework, record).Totals;

        Assert.True(totals.NothingApplies);
        Assert.Null(totals.ComputedGrade);
    }

    [Theory]
    [InlineData(GradeFrom.Displayed, "优")]
    [InlineData(GradeFrom.Unrounded, "良")]
    public void The_grade_is_read_from_the_total_the_framework_names(GradeFrom from, string grade)
    {
        // Row A earns 89.99 of 99.99; rescaled to 100 that is 89.998999…, printed 90.00.
        var framework = Framework() with { Switches = new Switches(EvidencePolicy.Mark, NotApplicablePolicy.RescaleLevel1) { GradeFrom = from } };
        var rescaled = framework with
        {
            Groups = [.. framework.Groups.Select(group => group with
            {
                Subgroups = [.. group.Subgroups.Select(subgroup => subgroup with
                {
                    Indicators = [.. subgroup.Indicators.Select(indicator => indicator with { Weight = new Points(indicator.Code == "A" ? 99.99m : 0.01m) })],
                })],
            })],
        };
        var totals = Scorer.Score(rescaled, new FilingBuilder(rescaled).Value("points", "90").NotApplicable("B").Record()).Totals;

        Assert.Equal(90m, totals.Computed.Value);
        Assert.Equal(grade, totals.ComputedGrade);
    }

    [Fact]
    public void The_chain_leads_from_full_marks_to_the_highest_total_still_reachable()
    {
        var totals = Score(Framework(Execution), "93.20", "76.4").Totals;
        var chain = totals.ReachableChain;

        Assert.Equal(100m, chain[0].Before.Value);
        Assert.Equal(totals.Reachable, chain[^1].After);
        Assert.All(chain.Zip(chain.Skip(1)), pair => Assert.Equal(pair.First.After, pair.Second.Before));
        Assert.Contains("指标A", chain[0].Reason, StringComparison.Ordinal);
    }

    private static Framework Framework(params TotalLimit[] limits) => new FrameworkBuilder()
        .Input("points", "得分", FigureKind.Number).Input("rate", "执行率", FigureKind.Percent).Input("late", "逾期", FigureKind.Count, "天").Input("extra", "加分", FigureKind.Number)
        .Indicator("A", "90", new ScoringRule.Linear(100, OverPolicy.Cap, ZeroBelow: null), "得分", FigureKind.Number)
        .Indicator("B", "10", new ScoringRule.Linear(100, OverPolicy.Cap, ZeroBelow: null), "得分", FigureKind.Number)
        .Build() with { Limits = limits };

    private static Framework Bonus(string cap, bool mayExceed)
    {
        var framework = Framework();
        var bonus = new FrameworkBuilder().Input("extra", "加分", FigureKind.Number).Indicator("X", "5", new ScoringRule.Linear(5, OverPolicy.Cap, ZeroBelow: null), "加分", FigureKind.Number).Build();
        return framework with
        {
            Groups = [.. framework.Groups, bonus.Groups[0] with { Code = "G9", IsBonus = true }],
            Bonus = new BonusLimit(new Points(D.Of(cap)), mayExceed),
        };
    }

    /// <summary>Rows that add up to the total: both are the same share of their weight.</summary>
    private static ScoreSheet Score(Framework framework, string total, string? rate, params (string Key, string Value)[] more)
    {
        var filing = new FilingBuilder(framework).Value("points", total);
        if (rate is not null)
        {
            filing.Value("rate", rate);
        }

        foreach (var (key, value) in more)
        {
            filing.Value(key, value);
        }

        return filing.Score();
    }

    private static LimitBand Band(string? from, string? to, string? max, string text) => new(
        from is null ? null : D.Ratio(from), from is not null, to is null ? null : D.Ratio(to), ToClosed: false, max is null ? null : new Points(D.Of(max)), text);

    private static Formula.Comparison Condition(ComparisonSign sign, string key, int number) =>
        new(sign, new Formula.Name(key, default), new Formula.Number(number, default), default);
}
