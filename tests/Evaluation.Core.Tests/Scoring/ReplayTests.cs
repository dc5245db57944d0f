using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;
using Evaluation.Core.Tests.TestData;

namespace Evaluation.Core.Tests.Scoring;

public sealed class ReplayTests
{
    [Fact]
    public void The_same_framework_moves_nobody()
    {
        var framework = Framework("60", "40", "10%以上");
        var replayed = Replay.Of(framework, framework, FrameworkDiff.Run(framework, framework), Filing(framework, "0.9", "0.2"));

        Assert.Empty(FrameworkDiff.Run(framework, framework));
        Assert.Empty(replayed.Rows);
        Assert.Equal(Points.Zero, replayed.Difference);
    }

    [Fact]
    public void A_changed_weight_is_named_as_the_cause_and_the_rows_add_up_to_the_move()
    {
        var (before, after) = (Framework("60", "40", "高"), Framework("70", "30", "高"));
        var replayed = Replay.Of(before, after, FrameworkDiff.Run(before, after), Filing(before, "0.9", "0.5"));

        Assert.Equal((94m, 93m), (replayed.Before.Points.Value, replayed.After.Points.Value));
        Assert.Equal(replayed.Difference, Points.Sum(replayed.Rows.Select(row => row.Difference).Concat(replayed.Steps.Select(step => step.Difference))));
        Assert.Equal("分值由“60”改为“70”", replayed.Rows.Single(row => row.Code == "A").Cause);
        Assert.Equal("分值由“40”改为“30”；评分标准由“低得10分；高得40分。”改为“低得10分；高得30分。”", replayed.Rows.Single(row => row.Code == "B").Cause);
    }

    [Fact]
    public void A_changed_band_is_told_from_a_changed_weight()
    {
        var (before, after) = (Framework("60", "40", "高"), Framework("60", "40", "高", lowPoints: "15"));
        var change = Assert.Single(FrameworkDiff.Run(before, after));

        Assert.Equal(("indicators/B", "评分标准", true), (change.Place, change.What, change.MovesScores));
        var replayed = Replay.Of(before, after, [change], Filing(before, "0.9", "0.2"));
        Assert.Equal(5m, replayed.Difference.Value);
        Assert.StartsWith("评分标准由", Assert.Single(replayed.Rows).Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_that_only_decides_points_is_a_difference_too()
    {
        Framework With(string step) => new FrameworkBuilder().Input("a", "甲", FigureKind.Percent)
            .Indicator("A", "100", new ScoringRule.Linear(Ratio.One, OverPolicy.Deduct, ZeroBelow: null) { OverDeduct = new Steps(D.Ratio(step), "一步", new Points(1m), StepMode.Floor) }, "甲").Build();

        Assert.True(Assert.Single(FrameworkDiff.Run(With("0.05"), With("0.01"))).MovesScores);
    }

    [Fact]
    public void A_moved_cap_is_one_effect_for_all_filings_it_reaches()
    {
        Framework With(decimal max) => Framework("60", "40", "高") with { Limits = [new TotalLimit.Banded("c", "执行率", new Core.Formulas.Formula.Name("a", default), FigureKind.Percent, Measure: null,
            [new LimitBand(null, false, null, false, new Points(max), "任何情况")])] };
        var (before, after) = (With(89m), With(79m));
        var changes = FrameworkDiff.Run(before, after);
        var summary = Replay.Summarise(before, after, [.. new[] { "0.95", "0.9" }.Select(rate => Replay.Of(before, after, changes, Filing(before, rate, "0.5")))]);

        Assert.Equal(("按“执行率”封顶", 2, -20m), (Assert.Single(summary.Effects).Name, summary.Effects[0].Filings, summary.Effects[0].Net.Value));
    }

    [Fact]
    public void The_summary_counts_who_moves_and_which_rule_did_it()
    {
        var (before, after) = (Framework("60", "40", "高"), Framework("60", "40", "高", lowPoints: "15"));
        var changes = FrameworkDiff.Run(before, after);
        var replayed = new[] { ("0.9", "0.2"), ("0.9", "0.5"), ("0.5", "0.1") }
            .Select(figures => Replay.Of(before, after, changes, Filing(before, figures.Item1, figures.Item2))).ToList();
        var summary = Replay.Summarise(before, after, replayed);

        Assert.Equal((3, 2, 0), (summary.Filings, summary.Up, summary.Down));
        Assert.Equal(3.33m, summary.Mean.Value);
        var effect = Assert.Single(summary.Effects);
        Assert.Equal(("B", 2, 10m), (effect.Code, effect.Filings, effect.Net.Value));
        Assert.Equal(3, summary.Totals.Sum(span => span.Before));
        Assert.Equal(("不足10分", "10至不足20分", "90分以上"), (summary.Totals[0].Words, summary.Totals[1].Words, summary.Totals[9].Words));
        Assert.Equal(3, summary.GradesAfter.Sum(grade => grade.Count));
    }

    [Fact]
    public void Totals_out_of_different_full_totals_are_counted_each_by_its_own()
    {
        var (before, after) = (Framework("60", "40", "高"), Framework("80", "40", "高") with { Full = new Points(120m) });
        var replayed = Replay.Of(before, after, FrameworkDiff.Run(before, after), Filing(before, "0.9", "0.95"));
        var summary = Replay.Summarise(before, after, [replayed]);

        Assert.Equal(["不足10%", "10%至不足20%", "90%以上"], [summary.Totals[0].Words, summary.Totals[1].Words, summary.Totals[^1].Words]);
        Assert.Equal("总分占满分的比例", summary.TotalsName);
        Assert.Equal((94m, 112m), (replayed.Before.Points.Value, replayed.After.Points.Value));
        Assert.Equal((1, 1), (summary.Totals[9].Before, summary.Totals[9].After));
    }

    [Fact]
    public void What_a_new_framework_asks_beyond_the_filing_is_said()
    {
        var before = Framework("60", "40", "高");
        var after = new FrameworkBuilder().Input("a", "甲", FigureKind.Percent).Input("c", "丙", FigureKind.Percent)
            .Indicator("A", "60", new ScoringRule.Linear(Ratio.One, OverPolicy.Cap, ZeroBelow: null), "甲")
            .Indicator("C", "40", new ScoringRule.Linear(Ratio.One, OverPolicy.Cap, ZeroBelow: null), "丙").Build();
        var replayed = Replay.Of(before, after, FrameworkDiff.Run(before, after), Filing(before, "0.9", "0.5"));

        Assert.Equal(["丙"], replayed.Missing);
        Assert.Equal(["取消的指标", "新增的指标"], replayed.Rows.Select(row => row.Cause).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_row_that_has_to_be_judged_again_is_not_blamed_on_its_rule()
    {
        Framework With(string weight) => new FrameworkBuilder().Input("a", "甲", FigureKind.Percent)
            .Indicator("A", weight, new ScoringRule.Qualitative(QualitativeState.Standard))
            .Indicator("B", (100m - D.Of(weight)).ToString(System.Globalization.CultureInfo.InvariantCulture), new ScoringRule.Linear(Ratio.One, OverPolicy.Cap, ZeroBelow: null), "甲").Build();
        var (before, after) = (With("10"), With("5"));
        var record = new FilingBuilder(before).Value("a", "100").Enter(EntryPath.State("A"), "达成").Enter(EntryPath.Judged("A"), "9").Enter(EntryPath.RowText("A"), "按期完成").Record();

        var replayed = Replay.Of(before, after, FrameworkDiff.Run(before, after), record);

        Assert.Equal("未完成：需按新的评分标准重新评定", replayed.Rows.Single(row => row.Code == "A").Cause);
        Assert.StartsWith("分值由", replayed.Rows.Single(row => row.Code == "B").Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void Differences_are_said_in_labels_and_percentages()
    {
        Framework With(string step, string[] hides) => new FrameworkBuilder().Input("a", "甲数", FigureKind.Percent).Input("b", "乙数", FigureKind.Money)
            .Question("q", "有吗？", hides)
            .Indicator("A", "100", new ScoringRule.Linear(Ratio.One, OverPolicy.Deduct, ZeroBelow: null) { OverDeduct = new Steps(D.Ratio(step), "一步", new Points(1m), StepMode.Floor) }, "甲数").Build();

        var said = FrameworkDiff.Run(With("0.05", []), With("0.125", ["b"])).Select(change => $"{FrameworkDiff.Where(change)}：{FrameworkDiff.Say(change)}").ToList();

        Assert.Contains("适用情况问题　有吗？：不再填的数据新增“乙数”", said);
        Assert.Contains(said, line => line.StartsWith("指标 A　指标A：评分标准由", StringComparison.Ordinal) && line.Contains("每步5%", StringComparison.Ordinal) && line.Contains("每步12.5%", StringComparison.Ordinal));
    }

    private static Framework Framework(string a, string b, string high, string lowPoints = "10") => new FrameworkBuilder()
        .Input("a", "甲", FigureKind.Percent).Input("b", "乙", FigureKind.Percent)
        .Indicator("A", a, new ScoringRule.Linear(Ratio.One, OverPolicy.Cap, ZeroBelow: null), "甲")
        .Indicator("B", b, new ScoringRule.Ladder(
            [new(null, false, D.Ratio("0.5"), false, new Points(D.Of(lowPoints)), "低"), new(D.Ratio("0.5"), true, null, false, new Points(D.Of(b)), high)]), "乙")
        .Build();

    private static Core.Filings.FilingRecord Filing(Framework framework, string a, string b) =>
        new FilingBuilder(framework).Value("a", (D.Of(a) * 100m).ToString(System.Globalization.CultureInfo.InvariantCulture))
            .Value("b", (D.Of(b) * 100m).ToString(System.Globalization.CultureInfo.InvariantCulture)).Record();
}
