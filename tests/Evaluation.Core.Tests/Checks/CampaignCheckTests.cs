using CsCheck;
using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;
using Evaluation.Core.Tests.Frameworks;

namespace Evaluation.Core.Tests.Checks;

/// <summary>The checks a framework brings itself: tolerance, missing figures, phrases, evidence, what is told together and explained together.</summary>
public sealed class CampaignCheckTests
{
    private const string Explanation = "年中追加换届选举经费所致";

    [Theory]
    [InlineData("1000000", "1000000", true)]
    [InlineData("1000100", "1000000", true)]
    [InlineData("1000200", "1000000", false)]
    [InlineData("1000000.01", "1000000", true)]
    [InlineData("1000050.01", "1000000", false)]
    [InlineData("1000000.02", "1000000.01", false)]
    [InlineData("0.01", "0", false)]
    [InlineData("100", "0", false)]
    [InlineData("50", "0", false)]
    public void Amounts_that_may_have_been_printed_in_wan_agree_within_half_a_unit_each(string left, string right, bool agree)
    {
        Assert.Equal(agree, Of(Printed(), ("a", left), ("b", right)).Count == 0);
        Assert.Equal(agree, Of(Printed(), ("a", right), ("b", left)).Count == 0);
    }

    [Fact]
    public void The_tolerance_is_the_same_from_both_sides() => Gen.Select(Gen.Long[0, 1_000_000], Gen.Long[0, 1_000_000]).Sample(pair =>
    {
        var (a, b) = (Text(pair.Item1), Text(pair.Item2));
        return Of(Printed(), ("a", a), ("b", b)).Count == Of(Printed(), ("a", b), ("b", a)).Count;
    });

    [Fact]
    public void A_sum_gets_a_share_of_tolerance_for_every_rounded_amount()
    {
        var check = Holds("甲＝乙＋丙", Tolerance.Printed);

        Assert.Empty(Of(check, ("a", "3000100"), ("b", "1000000"), ("c", "2000000")));
        Assert.Single(Of(check, ("a", "3000200"), ("b", "1000000"), ("c", "2000000")));
    }

    [Fact]
    public void A_missing_figure_is_no_finding_but_said_as_unchecked()
    {
        var sheet = Sheet(Holds("甲＝乙", Tolerance.Exact), ("a", "5"));

        Assert.DoesNotContain(SubmissionCheck.Run(sheet, CheckSwitches.Default), finding => finding.Check == "X-01");
        Assert.Equal("未核对（缺乙）：应当这样", Assert.Single(SubmissionCheck.Unchecked(sheet)).Words);
    }

    [Fact]
    public void A_figure_that_counts_as_zero_is_not_asked_for_but_0_stays_0()
    {
        var check = Holds("甲＝乙＋丙", Tolerance.Exact) with { Zeros = ["c"] };

        Assert.Empty(Of(check, ("a", "5"), ("b", "5")));
        Assert.Single(Of(check, ("a", "5"), ("b", "5"), ("c", "1")));
        Assert.Empty(Of(check, ("a", "5"), ("c", "1")));
    }

    [Fact]
    public void The_message_says_both_figures_the_difference_and_how_to_mend_it()
    {
        var finding = Assert.Single(Of(Holds("甲＝乙", Tolerance.Exact), ("a", "44944800"), ("b", "47157900")));

        Assert.Equal("甲4494.48万元与乙4715.79万元相差221.31万元。请核对。", finding.Message);
        Assert.Equal(("X-01", "input/a", Severity.MustExplain), (finding.Id, finding.Place, finding.Severity));
    }

    [Fact]
    public void Amounts_that_would_lose_a_digit_in_wan_are_said_in_yuan() =>
        Assert.Equal("甲44944800.01元与乙44944800.00元相差0.01元。请核对。", Assert.Single(Of(Holds("甲＝乙", Tolerance.Exact), ("a", "44944800.01"), ("b", "44944800"))).Message);

    [Fact]
    public void Several_conditions_are_findings_of_their_own()
    {
        var ids = Of(Holds(["甲≤乙", "丙≤乙"], Tolerance.Exact), ("a", "2"), ("b", "1"), ("c", "3")).Select(finding => finding.Id);

        Assert.Equal(["X-01/a", "X-01/c"], ids);
    }

    [Theory]
    [InlineData("129.99", 0)]
    [InlineData("130", 0)]
    [InlineData("130.01", 1)]
    [InlineData("69.99", 1)]
    public void A_change_against_last_year_is_compared_with_the_range(string now, int findings) => Assert.Equal(findings, Of(
        Check(new CheckTest.LastYear(["a"], [new CheckRange(Ratio.Of(7, 10), FromClosed: true, Ratio.Of(13, 10), ToClosed: true)], Inside: true)), ("a", now), ("a_prev", "100")).Count);

    [Fact]
    public void Without_last_years_figure_nothing_is_compared_and_nothing_is_asked()
    {
        var check = Check(new CheckTest.LastYear(["a"], [new CheckRange(Ratio.One, FromClosed: true, Ratio.One, ToClosed: true)], Inside: true));

        Assert.Empty(Of(check, ("a", "5")));
        Assert.Empty(Of(check, ("a", "5"), ("a_prev", "0")));
        Assert.Empty(SubmissionCheck.Unchecked(Sheet(check, ("a", "5"))));
    }

    [Theory]
    [InlineData("无频繁调剂、项目预算调整幅度大的情况。", 1)]
    [InlineData("没有无关支出。项目预算调整幅度大。", 0)]
    [InlineData("各项工作正常。", 0)]
    [InlineData("报告不说无法调整幅度大的事。", 0)]
    public void A_gap_in_a_phrase_stays_inside_a_sentence(string text, int findings) => Assert.Equal(findings, Of(
        Check(new CheckTest.Phrase([], ["无…调整幅度大"], ["无法…调整幅度大"], [], Whole: false, Parse("甲＞0"))), text, ("a", "5")).Count);

    [Fact]
    public void A_phrase_the_figures_bear_out_is_no_finding()
    {
        var check = Check(new CheckTest.Phrase([], ["全部完成"], [], [], Whole: false, Parse("甲＜乙")));

        Assert.Empty(Of(check, "工作全部完成。", ("a", "5"), ("b", "5")));
        Assert.Equal("text/work", Assert.Single(Of(check, "工作全部完成。", ("a", "4"), ("b", "5"))).Place);
        Assert.Empty(Of(check, "工作全部完成。", ("a", "4")));
    }

    [Theory]
    [InlineData("无", 1)]
    [InlineData(" 无。", 1)]
    [InlineData("无，见批复。", 0)]
    public void A_text_that_says_nothing_else_is_found_only_as_a_whole(string text, int findings) =>
        Assert.Equal(findings, Of(Check(new CheckTest.Phrase([], ["无"], [], [], Whole: true, Against: null)), text).Count);

    [Fact]
    public void Findings_of_one_cause_are_told_together()
    {
        var (first, second) = (Holds("甲＝乙", Tolerance.Exact), Holds("甲＝丙", Tolerance.Exact) with { Key = "X-02", Under = ["X-01"] });
        var together = Assert.Single(Own([first, second], ("a", "1"), ("b", "2"), ("c", "3")));
        Assert.Equal("X-02", Assert.Single(together.Also).Check);

        Assert.Equal("X-02", Assert.Single(Own([first, second], ("a", "1"), ("b", "1"), ("c", "3"))).Check);
    }

    [Fact]
    public void A_finding_is_never_told_with_a_less_serious_one() => Assert.Equal(2, Own(
        [Holds("甲＝乙", Tolerance.Exact), Holds("甲＝丙", Tolerance.Exact) with { Key = "X-02", Under = ["X-01"], Severity = Severity.MustFix }], ("a", "1"), ("b", "2"), ("c", "3")).Count);

    [Fact]
    public void Checks_that_stand_under_each_other_in_a_circle_are_both_told() => Assert.Equal(2, Own(
        [Holds("甲＝乙", Tolerance.Exact) with { Under = ["X-02"] }, Holds("甲＝丙", Tolerance.Exact) with { Key = "X-02", Under = ["X-01"] }], ("a", "1"), ("b", "2"), ("c", "3")).Count);

    [Fact]
    public void One_explanation_covers_a_group()
    {
        CheckDefinition[] checks = [Holds("甲＝乙", Tolerance.Exact) with { Group = "结余" }, Holds("甲＝丙", Tolerance.Exact) with { Key = "X-02", Group = "结余" }];
        var filing = Filing(checks, ("a", "1"), ("b", "2"), ("c", "3"));
        var open = Mine(filing.Score());
        Assert.All(open, finding => Assert.Equal(("explain/@结余", true), (finding.ExplainAt, finding.Blocks)));

        Assert.All(Mine(filing.Enter("explain/@结余", Explanation).Score()), finding => Assert.False(finding.Blocks));
    }

    [Fact]
    public void The_same_words_do_not_explain_two_things()
    {
        CheckDefinition[] checks = [Holds("甲＝乙", Tolerance.Exact), Holds("甲＝丙", Tolerance.Exact) with { Key = "X-02" }];
        var findings = Mine(Filing(checks, ("a", "1"), ("b", "2"), ("c", "3")).Enter("explain/X-01", Explanation).Enter("explain/X-02", Explanation + " ").Score());

        Assert.Equal([false, true], findings.Select(finding => finding.Blocks));
        Assert.Contains("相同", findings[1].ExplanationProblem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_warning_is_shown_in_its_colour_and_blocks_nothing()
    {
        var finding = Assert.Single(Own([Holds("甲＝乙", Tolerance.Exact) with { Severity = Severity.Note, Colour = WarningColour.Red }], ("a", "1"), ("b", "2")));

        Assert.Equal(("红色预警", false), (FindingWords.Of(finding), finding.Blocks));
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    public void One_file_may_stand_for_two_groups_of_indicators_but_not_for_three(int groups, int findings)
    {
        var tree = new FrameworkBuilder();
        for (var group = 1; group <= 3; group++)
        {
            var code = FormattableString.Invariant($"G{group}");
            tree.Group(code, "组" + code).Indicator("K" + code, "5", new ScoringRule.Checklist([new("i", "一", new Points(5m))]), origin: ScoreOrigin.Own);
        }

        var framework = tree.Build() with { Checks = [Check(new CheckTest.Evidence(EvidenceNeed.NotShared, [], NamedBy: null)) with { Severity = Severity.Note }] };

        Assert.Equal(findings, Mine(new FilingBuilder(framework).Evidence([.. Enumerable.Range(1, groups).Select(group => FormattableString.Invariant($"KG{group}"))]).Score()).Count);
    }

    [Fact]
    public void A_phrase_nobody_wrote_asks_for_no_figures()
    {
        var check = Check(new CheckTest.Phrase([], ["全部完成"], [], [], Whole: false, Parse("甲＜乙")));

        Assert.Empty(SubmissionCheck.Unchecked(Filing([check], ("a", "1")).Enter("text/work", "工作正常。").Score()));
        Assert.Equal(["乙"], Assert.Single(SubmissionCheck.Unchecked(Filing([check], ("a", "1")).Enter("text/work", "工作全部完成。").Score())).Missing);
    }

    [Fact]
    public void A_check_none_of_whose_figures_is_there_is_not_listed() => Assert.Empty(SubmissionCheck.Unchecked(Filing([Holds("甲＝乙", Tolerance.Exact)]).Score()));

    [Fact]
    public void Checks_never_change_a_score() => AnyFramework.Gen.Sample(framework =>
    {
        var record = new FilingBuilder(framework).Record();
        Assert.Equal(Scorer.Score(framework with { Checks = [] }, record).Totals.Computed, Scorer.Score(framework, record).Totals.Computed);
    }, iter: 30);

    [Fact]
    public void What_is_missing_is_never_a_finding_of_a_check_on_figures() => AnyFramework.Gen.Sample(framework =>
    {
        var only = framework with { Checks = [.. framework.Checks.Where(check => check.Test is CheckTest.Holds or CheckTest.LastYear && check.Zeros.Count == 0)] };
        var keys = only.Checks.Where(check => check.Test is CheckTest.LastYear || ((CheckTest.Holds)check.Test).Conditions.All(condition => only.Reads(condition).Any())).Select(check => check.Key).ToHashSet();
        var findings = SubmissionCheck.Run(new FilingBuilder(only).Score(), CheckSwitches.Default);
        Assert.DoesNotContain(findings, finding => keys.Contains(finding.Check));
    }, iter: 60);

    [Fact]
    public void The_order_of_checks_is_irrelevant() => AnyFramework.Gen.Sample(framework =>
    {
        var record = ExampleRecord.Of(framework);
        var turned = framework with { Checks = [.. framework.Checks.Reverse().Select(check => check with { Under = [] })] };
        var straight = framework with { Checks = [.. framework.Checks.Select(check => check with { Under = [] })] };
        Assert.Equal(Ids(straight, record), Ids(turned, record));
    }, iter: 60);

    private static List<string> Ids(Framework framework, FilingRecord record) =>
        [.. SubmissionCheck.Run(Scorer.Score(framework, record), CheckSwitches.Default).Select(finding => finding.Id).Order(StringComparer.Ordinal)];

    private static CheckDefinition Printed() => Holds("甲＝乙", Tolerance.Printed);

    private static CheckDefinition Holds(string condition, Tolerance tolerance) => Holds([condition], tolerance);

    private static CheckDefinition Holds(string[] conditions, Tolerance tolerance) => Check(new CheckTest.Holds([.. conditions.Select(Parse)], tolerance, Settled: null));

    private static CheckDefinition Check(CheckTest test) => new()
    {
        Key = "X-01", Name = "应当这样", Severity = Severity.MustExplain, Test = test,
        Message = test is CheckTest.Holds ? "{左项}{左值}与{右项}{右值}相差{差额}。" : "不对。", Mend = "请核对。",
    };

    private static Formula Parse(string formula) =>
        FormulaParser.Parse(formula, word => word switch { "甲" => "a", "乙" => "b", "丙" => "c", _ => null }, _ => null).Formula!;

    private static string Text(long cents) => (cents / 100m).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static Framework Framework(params CheckDefinition[] checks) => new FrameworkBuilder()
        .Input("a", "甲", FigureKind.Money).Input("b", "乙", FigureKind.Money).Input("c", "丙", FigureKind.Money)
        .Indicator("K", "5", new ScoringRule.Checklist([new("i", "一", new Points(5m))]), origin: ScoreOrigin.Own)
        .Outline(new ReportOutline(["标题"], string.Empty, [new OutlineSection("work", "工作情况", [], new OutlineText("work", "工作情况", null, Required: false, MayBeNone: false, null), OutlineContent.None, [])]))
        .Build() with { Checks = checks };

    private static FilingBuilder Filing(CheckDefinition[] checks, params (string Key, string Value)[] figures)
    {
        var framework = Framework(checks);
        Assert.DoesNotContain(FrameworkCheck.Run(framework), problem => problem.Path.StartsWith("checks/", StringComparison.Ordinal));
        var filing = new FilingBuilder(framework);
        foreach (var (key, value) in figures)
        {
            filing.Value(key, value);
        }

        return filing;
    }

    private static ScoreSheet Sheet(CheckDefinition check, params (string Key, string Value)[] figures) => Filing([check], figures).Score();

    private static List<Finding> Mine(ScoreSheet sheet) => [.. SubmissionCheck.Run(sheet, CheckSwitches.Default).Where(finding => finding.Check.StartsWith("X-", StringComparison.Ordinal))];

    private static List<Finding> Own(CheckDefinition[] checks, params (string Key, string Value)[] figures) => Mine(Filing(checks, figures).Score());

    private static List<Finding> Of(CheckDefinition check, params (string Key, string Value)[] figures) => Own([check], figures);

    private static List<Finding> Of(CheckDefinition check, string text, params (string Key, string Value)[] figures) => Mine(Filing([check], figures).Enter("text/work", text).Score());
}
