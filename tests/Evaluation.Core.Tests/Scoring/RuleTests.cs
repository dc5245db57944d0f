using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Tests.Scoring;

/// <summary>Every rule kind at its edges; the worked examples are those of the trade's catalogue of rules (RK-01 …).</summary>
public sealed class RuleTests
{
    private const string Code = "T-1101";

    [Theory]
    [InlineData("44236", "48480.1", "1", OverPolicy.Cap, null, "5", "4.56")]
    [InlineData("91.25", "100", "0.95", OverPolicy.Cap, null, "5", "4.80")]
    [InlineData("99.99", "100", "1", OverPolicy.Cap, null, "5", "5.00")]
    [InlineData("100", "100", "1", OverPolicy.Cap, null, "5", "5.00")]
    [InlineData("150", "100", "1", OverPolicy.Cap, null, "5", "5.00")]
    [InlineData("102.53", "100", "1", OverPolicy.Zero, null, "3", "0.00")]
    [InlineData("100.000001", "100", "1", OverPolicy.Zero, null, "3", "0.00")]
    [InlineData("100", "100", "1", OverPolicy.Zero, null, "3", "3.00")]
    [InlineData("84", "100", "0.9", OverPolicy.Cap, "0.6", "6", "5.60")]
    [InlineData("60", "100", "0.9", OverPolicy.Cap, "0.6", "6", "4.00")]
    [InlineData("59.99", "100", "0.9", OverPolicy.Cap, "0.6", "6", "0.00")]
    [InlineData("0", "100", "1", OverPolicy.Cap, null, "5", "0.00")]
    [InlineData("-20", "100", "1", OverPolicy.Cap, null, "5", "0.00")]
    public void Proportional(string done, string planned, string target, OverPolicy over, string? zeroBelow, string weight, string points) =>
        Assert.Equal(D.Of(points), Rate(new ScoringRule.Linear(D.Ratio(target), over, zeroBelow is null ? null : D.Ratio(zeroBelow)), weight, done, planned).Computed!.Value.Value);

    [Theory]
    [InlineData("0", "3.00")]
    [InlineData("0.000001", "2.00")]
    [InlineData("10", "2.00")]
    [InlineData("10.000001", "1.00")]
    [InlineData("20", "1.00")]
    [InlineData("20.000001", "0.50")]
    [InlineData("27.069431", "0.50")]
    [InlineData("30", "0.50")]
    [InlineData("30.000001", "0.00")]
    [InlineData("-1", "0.00")]
    public void Ladder(string percent, string points)
    {
        Band Up(string? from, bool fromClosed, string? to, bool toClosed, string given) =>
            new(from is null ? null : D.Ratio(from), fromClosed, to is null ? null : D.Ratio(to), toClosed, new Points(D.Of(given)), $"{from}–{to}");
        var rule = new ScoringRule.Ladder(
        [
            Up(null, false, "0", false, "0"), Up("0", true, "0", true, "3"), Up("0", false, "0.1", true, "2"),
            Up("0.1", false, "0.2", true, "1"), Up("0.2", false, "0.3", true, "0.5"), Up("0.3", false, null, false, "0"),
        ]);

        Assert.Equal(D.Of(points), Rate(rule, "3", percent, "100").Computed!.Value.Value);
    }

    [Theory]
    [InlineData("100.5", StepMode.Floor, "3.00")]
    [InlineData("100.5", StepMode.Ceiling, "2.50")]
    [InlineData("101", StepMode.Floor, "2.50")]
    [InlineData("101", StepMode.Ceiling, "2.50")]
    [InlineData("100.999999", StepMode.Floor, "3.00")]
    [InlineData("101.000001", StepMode.Ceiling, "2.00")]
    [InlineData("100", StepMode.Ceiling, "3.00")]
    [InlineData("99.9", StepMode.Proportional, "3.00")]
    [InlineData("0", StepMode.Floor, "3.00")]
    [InlineData("-5", StepMode.Floor, "3.00")]
    [InlineData("106", StepMode.Floor, "0.00")]
    [InlineData("500", StepMode.Proportional, "0.00")]
    public void Deduction_by_steps_beyond_a_threshold(string percent, StepMode mode, string points) =>
        Assert.Equal(D.Of(points), Rate(Deduct("1", "0.01", "0.5", mode), "3", percent, "100").Computed!.Value.Value);

    [Theory]
    [InlineData(StepMode.Floor, "1.50")]
    [InlineData(StepMode.Ceiling, "1.00")]
    [InlineData(StepMode.Proportional, "1.46")]
    public void Sixty_seven_people_on_a_quota_of_sixty_five(StepMode mode, string points) =>
        Assert.Equal(D.Of(points), Rate(Deduct("1", "0.01", "0.5", mode), "3", "67", "65").Computed!.Value.Value);

    [Theory]
    [InlineData("23.1719", "0.00")]
    [InlineData("5", "3.00")]
    [InlineData("4.99", "4.00")]
    [InlineData("-3.07", "4.00")]
    [InlineData("-5", "3.00")]
    public void Variance_counts_by_its_size(string percent, string points) =>
        Assert.Equal(D.Of(points), Rate(Deduct("0", "0.05", "1", StepMode.Floor) with { Absolute = true }, "4", percent, "100").Computed!.Value.Value);

    [Theory]
    [InlineData("80", "2.00")]
    [InlineData("79", "1.00")]
    [InlineData("78", "0.00")]
    public void Deduction_below_a_threshold(string percent, string points) =>
        Assert.Equal(D.Of(points), Rate(Deduct("0.8", "0.01", "1", StepMode.Floor) with { Above = false }, "2", percent, "100").Computed!.Value.Value);

    [Theory]
    [InlineData("2", "1.00")]
    [InlineData("3", "0.00")]
    [InlineData("5", "0.00")]
    [InlineData("1", "2.00")]
    public void Points_off_per_case(string cases, string points) => Assert.Equal(D.Of(points), Cases(cases, note: null).Computed!.Value.Value);

    [Fact]
    public void No_case_found_needs_a_statement_of_what_was_checked()
    {
        Assert.Null(Cases("0", note: null).Computed);
        Assert.Equal(RowStatus.Incomplete, Cases("0", note: null).Status);
        Assert.Equal(3m, Cases("0", "核查了全部凭证")!.Computed!.Value.Value);
    }

    [Theory]
    [InlineData("29", "31", "12", "11.23")]
    [InlineData("31", "31", "12", "12.00")]
    [InlineData("33", "31", "12", "12.00")]
    [InlineData("0", "31", "12", "0.00")]
    [InlineData("-1", "31", "12", "0.00")]
    public void Share_of_what_was_planned(string done, string planned, string weight, string points) =>
        Assert.Equal(D.Of(points), Rate(new ScoringRule.CountRatio(), weight, done, planned).Computed!.Value.Value);

    [Theory]
    [InlineData("0", "0", ZeroDenominatorPolicy.Full, RowStatus.Scored, "5")]
    [InlineData("0", "0", ZeroDenominatorPolicy.Zero, RowStatus.Scored, "0")]
    [InlineData("0", "0", ZeroDenominatorPolicy.NotApplicable, RowStatus.Undecidable, null)]
    [InlineData("0", "0", ZeroDenominatorPolicy.Error, RowStatus.Undecidable, null)]
    [InlineData("3", "0", ZeroDenominatorPolicy.Full, RowStatus.Undecidable, null)]
    [InlineData("3", "0", ZeroDenominatorPolicy.Zero, RowStatus.Undecidable, null)]
    public void A_zero_denominator_follows_the_policy_and_something_over_nothing_has_no_result(
        string done, string planned, ZeroDenominatorPolicy policy, RowStatus status, string? points)
    {
        var row = Rate(new ScoringRule.CountRatio { ZeroDenominator = policy }, "5", done, planned);

        Assert.Equal(status, row.Status);
        Assert.Equal(points is null ? null : D.Of(points), row.Computed?.Value);
    }

    [Fact]
    public void A_missing_operand_is_incomplete_and_not_zero()
    {
        var row = new FilingBuilder(RateFramework(new ScoringRule.CountRatio(), "5")).Value("done", "3").Row(Code);

        Assert.Equal(RowStatus.Incomplete, row.Status);
        Assert.Null(row.Computed);
        Assert.Null(row.Self);
        Assert.Equal(5m, row.Reachable.Value);
        Assert.Equal("planned", Assert.Single(row.Missing).Key);
    }

    [Fact]
    public void A_checklist_adds_what_is_met()
    {
        var framework = Checklist(EvidencePolicy.Mark);

        Assert.Equal(2m, Ticked(framework, true, true, false).Computed!.Value.Value);
        Assert.Equal(0m, Ticked(framework, false, false, false).Computed!.Value.Value);
        Assert.Equal(3m, Ticked(framework, true, true, true).Computed!.Value.Value);
    }

    [Fact]
    public void An_unanswered_item_leaves_the_row_incomplete_and_a_no_lowers_what_can_be_reached()
    {
        var row = new FilingBuilder(Checklist(EvidencePolicy.Mark)).Item(Code, "a", met: true).Item(Code, "b", met: false).Row(Code);

        Assert.Equal(RowStatus.Incomplete, row.Status);
        Assert.Equal(2m, row.Reachable.Value);
        Assert.Equal("item/T-1101/c", Assert.Single(row.Missing).Key);
    }

    [Fact]
    public void Ticks_without_evidence_are_marked_or_earn_nothing_as_the_framework_says()
    {
        var marked = Ticked(Checklist(EvidencePolicy.Mark), true, true, true);
        Assert.True(marked.WithoutEvidence);
        Assert.Equal(3m, marked.Computed!.Value.Value);

        Assert.Equal(0m, Ticked(Checklist(EvidencePolicy.Zero), true, true, true).Computed!.Value.Value);

        var proved = new FilingBuilder(Checklist(EvidencePolicy.Zero)).Item(Code, "a", true).Item(Code, "b", true).Item(Code, "c", true).Evidence(Code).Row(Code);
        Assert.False(proved.WithoutEvidence);
        Assert.Equal(3m, proved.Computed!.Value.Value);
    }

    [Theory]
    [InlineData("1", RowStatus.Scored, "2")]
    [InlineData("0", RowStatus.Scored, "0")]
    [InlineData("", RowStatus.Incomplete, null)]
    public void Yes_or_no_is_all_or_nothing_and_no_answer_is_not_a_no(string answer, RowStatus status, string? points)
    {
        var framework = new FrameworkBuilder().Input("group", "小组已成立", FigureKind.YesNo).Indicator(Code, "2", new ScoringRule.YesNo("group", "小组是否成立")).Build();
        var row = new FilingBuilder(framework).Value("group", answer).Row(Code);

        Assert.Equal(status, row.Status);
        Assert.Equal(points is null ? null : D.Of(points), row.Computed?.Value);
    }

    [Fact]
    public void A_document_answers_yes_and_its_absence_is_no_answer()
    {
        var framework = new FrameworkBuilder()
            .Input("group", "小组已成立", FigureKind.YesNo, system: new SystemSource.EvidenceOn(Code))
            .Indicator(Code, "2", new ScoringRule.YesNo("group", "小组是否成立")).Build();

        Assert.Equal(2m, new FilingBuilder(framework).Evidence(Code).Row(Code).Computed!.Value.Value);
        Assert.Null(new FilingBuilder(framework).Evidence("T-other").Row(Code).Computed);
    }

    [Fact]
    public void Another_reading_is_scored_beside_and_changes_nothing()
    {
        var framework = new FrameworkBuilder()
            .Input("done", "完成", FigureKind.Count, "项").Input("planned", "计划", FigureKind.Count, "项")
            .Indicator(Code, "5", new ScoringRule.CountRatio(), "完成÷计划", other: "(完成+1)÷计划").Build();
        var row = new FilingBuilder(framework).Value("done", "3").Value("planned", "5").Row(Code);

        Assert.Equal(3m, row.Computed!.Value.Value);
        Assert.Equal(4m, Assert.Single(row.Working.Others).Points!.Value.Value);
        Assert.Equal("3÷5", row.Working.WithNumbers!.Line);
        Assert.Equal("60.00%", row.Working.Value);
        Assert.Equal("60%×5=3", row.Working.PointsLine);
    }

    [Theory]
    [InlineData("85", "3.20", "属于“第二档”一档，按比例计分", "2.4+（85%-80%）÷（90%-80%）×（4-2.4）=3.2")]
    [InlineData("60", "1.00", "属于“超过50%、低于80%”一档，按比例计分", "1.5-（60%-50%）÷（80%-50%）×（1.5-0）=1")]
    [InlineData("95", "4.00", "属于“第一档”一档", null)]
    public void A_band_that_slopes_tells_how_its_points_came_about(string percent, string points, string applied, string? line)
    {
        var row = Rate(Slopes, "4", percent, "100");

        Assert.Equal(D.Of(points), row.Computed!.Value.Value);
        Assert.Equal(applied, row.Working.Applied);
        Assert.Equal(line, row.Working.Steps is [var first, ..] ? first : null);
    }

    [Fact]
    public void A_deduction_tells_its_limit_and_the_end_beyond_which_nothing_is_left()
    {
        var rule = Deduct("1", "0.01", "1", StepMode.Floor) with { MaxDeduct = new Points(2m), ZeroBeyond = D.Ratio("1.1") };

        Assert.Equal("3-2（最多扣2分）=1", Assert.Single(Rate(rule, "3", "105", "100").Working.Steps));
        Assert.Equal("超过110%，得0分", Rate(rule, "3", "111", "100").Working.Applied);
        Assert.Equal(0m, Rate(rule, "3", "111", "100").Computed!.Value.Value);
    }

    [Theory]
    [InlineData("1", "~", "2.50", "基本符合：②第b项", "2+1×50%=2.5")]
    [InlineData("0", "1", "0.00", "必备的检查项不符合，得0分（不符合：①第a项）", null)]
    [InlineData("1", "0", "2.00", "不符合：②第b项", "2=2")]
    public void An_item_may_be_met_by_and_large_or_be_required(string a, string b, string points, string applied, string? line)
    {
        var row = new FilingBuilder(Marked(isEqual: false)).Enter("item/T-1101/a", a).Enter("item/T-1101/b", b).Row(Code);

        Assert.Equal(D.Of(points), row.Computed!.Value.Value);
        Assert.Equal(applied, row.Working.Applied);
        Assert.Equal(line, row.Working.Steps is [var first, ..] ? first : null);
        Assert.Contains("①第a项，得2分（不符合的，本指标得0分）；②第b项，得1分（基本符合的得50%）", row.Working.Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_shares_count_a_part_and_what_can_be_reached_falls_with_it()
    {
        var framework = Marked(isEqual: true);
        var half = new FilingBuilder(framework).Enter("item/T-1101/a", "1").Enter("item/T-1101/b", "~").Row(Code);
        Assert.Equal(2.25m, half.Computed!.Value.Value);
        Assert.Equal("（1+1×50%）÷2×3=2.25", Assert.Single(half.Working.Steps));

        Assert.Equal(2.25m, new FilingBuilder(framework).Enter("item/T-1101/b", "~").Row(Code).Reachable.Value);
        Assert.Equal(0m, new FilingBuilder(framework).Enter("item/T-1101/a", "0").Row(Code).Reachable.Value);
    }

    [Fact]
    public void By_and_large_is_no_answer_where_the_framework_does_not_offer_it() =>
        Assert.Equal(RowStatus.Incomplete, new FilingBuilder(Marked(isEqual: false)).Enter("item/T-1101/a", "~").Enter("item/T-1101/b", "1").Row(Code).Status);

    private static ScoringRule Slopes { get; } = new ScoringRule.Ladder(
    [
        new(D.Ratio("0.9"), true, null, false, new Points(4m), "第一档"),
        new(D.Ratio("0.8"), true, D.Ratio("0.9"), false, new Points(2.4m), "第二档") { AtEnd = new Points(4m) },
        new(D.Ratio("0.5"), false, D.Ratio("0.8"), false, new Points(1.5m), "(50%, 80%)") { AtEnd = Points.Zero },
        new(null, false, D.Ratio("0.5"), true, Points.Zero, "其余"),
    ]);

    private static Framework Marked(bool isEqual) => new FrameworkBuilder().Indicator(Code, "3", new ScoringRule.Checklist(
        [new("a", "第a项", new Points(2m)) { Required = true }, new("b", "第b项", new Points(1m)) { Partial = D.Ratio("0.5") }]) { EqualShare = isEqual }).Build();

    private static Framework RateFramework(ScoringRule rule, string weight) => new FrameworkBuilder()
        .Input("done", "完成", FigureKind.Number, signed: true).Input("planned", "计划", FigureKind.Number)
        .Indicator(Code, weight, rule, "完成÷计划").Build();

    private static RowScore Rate(ScoringRule rule, string weight, string done, string planned) =>
        new FilingBuilder(RateFramework(rule, weight)).Value("done", done).Value("planned", planned).Row(Code);

    private static ScoringRule.ThresholdDeduct Deduct(string threshold, string step, string points, StepMode mode) =>
        new(D.Ratio(threshold), Above: true, new Steps(D.Ratio(step), "1个百分点", new Points(D.Of(points)), mode), Absolute: false);

    private static RowScore Cases(string cases, string? note)
    {
        var framework = new FrameworkBuilder().Input("cases", "违规数", FigureKind.Count, "例")
            .Indicator(Code, "3", new ScoringRule.PerOccurrence(new Points(1m), "违规", ["凭证"]), "违规数", FigureKind.Count, "例").Build();
        return new FilingBuilder(framework).Value("cases", cases).Enter("note/cases", note ?? string.Empty).Row(Code);
    }

    private static Framework Checklist(EvidencePolicy policy) => new FrameworkBuilder().Evidence(policy)
        .Indicator(Code, "3", new ScoringRule.Checklist([.. "abc".Select(key => new CheckItem(key.ToString(), $"第{key}项", new Points(1m)))])).Build();

    private static RowScore Ticked(Framework framework, bool a, bool b, bool c) =>
        new FilingBuilder(framework).Item(Code, "a", a).Item(Code, "b", b).Item(Code, "c", c).Row(Code);
}
