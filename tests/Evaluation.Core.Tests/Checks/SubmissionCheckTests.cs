using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Tests.Checks;

public sealed class SubmissionCheckTests
{
    private const string LongReason = "因政策调整资金于年底下达";

    private static readonly Framework Framework = new FrameworkBuilder()
        .Input("spent", "支出", FigureKind.Money, required: true).Input("budget", "预算", FigureKind.Money, required: true).Input("change", "调整", FigureKind.Money, signed: true)
        .Input("units", "下属单位数", FigureKind.Count, "个").Input("group", "小组已成立", FigureKind.YesNo, system: new SystemSource.EvidenceOn("E"))
        .List("works", "重点工作", required: true, new ListColumn("name", "名称", "名称", FigureKind.Text, null, true, [], null), new ListColumn("done", "完成数", "完成数", FigureKind.Count, "项", true, [], null))
        .Question("sub", "有下属单位吗", ["units"], ("N", "没有下属单位"))
        .Indicator("A", "5", new ScoringRule.Linear(Ratio.One, OverPolicy.Cap, null), "支出÷预算")
        .Indicator("N", "5", new ScoringRule.Linear(Ratio.One, OverPolicy.Cap, null), "1", policy: NotApplicablePolicy.Full, onlyWhen: "下属单位数 = 0")
        .Indicator("M", "5", new ScoringRule.Linear(Ratio.One, OverPolicy.Cap, null), "1", policy: NotApplicablePolicy.NotAllowed)
        .Indicator("K", "5", new ScoringRule.Checklist([new("a", "一", new Points(5m))]), origin: ScoreOrigin.Own)
        .Indicator("E", "5", new ScoringRule.YesNo("group", "小组是否成立"))
        .Outline(new ReportOutline(["标题"], string.Empty, [new OutlineSection("work", "工作情况", [], new OutlineText("work", "工作情况", null, Required: true, MayBeNone: false, null), OutlineContent.None, [])]))
        .Build();

    [Fact]
    public void A_complete_and_consistent_filing_has_no_findings() => Assert.Empty(Run(Complete()));

    [Theory]
    [InlineData("spent", "约五百万")]
    [InlineData("spent", "1.234")]
    [InlineData("spent", "-5")]
    [InlineData("units", "1.5")]
    public void I_21_a_figure_that_cannot_be_one_must_be_mended(string key, string typed)
    {
        var finding = Only(Complete().Value(key, typed), $"I-21/{key}");

        Assert.Equal((Severity.MustFix, $"input/{key}", true), (finding.Severity, finding.Place, finding.Blocks));
    }

    [Fact]
    public void I_21_where_it_makes_sense_a_figure_may_be_negative() => Assert.Empty(Run(Complete().Value("change", "-5")));

    [Fact]
    public void I_21_a_cell_of_a_list_must_be_a_number() => Only(Complete().Row("works", "1", ("done", "三")), "I-21/works/1/done");

    [Fact]
    public void I_22_names_everything_that_is_missing()
    {
        var ids = Run(new FilingBuilder(Framework)).Select(finding => finding.Id).ToHashSet();

        Assert.Superset(new HashSet<string> { "I-22/questions", "I-22/inputs", "I-22/work", "I-22/works", "I-22/K", "E-12/E" }, ids);
        Assert.DoesNotContain("I-22/A", ids);
    }

    [Fact]
    public void I_22_what_an_answer_hides_is_not_asked_for()
    {
        var framework = new FrameworkBuilder().Input("n", "数", FigureKind.Count, "个", required: true).Question("q", "有吗", ["n"])
            .Indicator("A", "5", new ScoringRule.Linear(Ratio.One, OverPolicy.Cap, null), "1").Build();

        Assert.Empty(SubmissionCheck.Run(new FilingBuilder(framework).Answer("q", yes: false).Score(), CheckSwitches.Default));
        Assert.Equal("I-22/inputs", Assert.Single(SubmissionCheck.Run(new FilingBuilder(framework).Answer("q", yes: true).Score(), CheckSwitches.Default)).Id);
    }

    [Theory]
    [InlineData("  ")]
    [InlineData("\n\n")]
    public void I_22_blanks_are_no_text(string text) => Only(Complete().Enter("text/work", text), "I-22/work");

    [Fact]
    public void I_23_a_zero_denominator_must_be_explained()
    {
        var filing = Complete().Value("budget", "0");
        var finding = Only(filing, "I-23/A");
        Assert.Equal((Severity.MustExplain, "explain/I-23/A", true), (finding.Severity, finding.ExplainAt, finding.Blocks));
        Assert.Contains("预算", finding.Message, StringComparison.Ordinal);

        Assert.False(Only(filing.Enter("explain/I-23/A", LongReason), "I-23/A").Blocks);
    }

    [Theory]
    [InlineData("5.01", true)]
    [InlineData("-0.01", true)]
    [InlineData("满分", false)]
    [InlineData("4.567", false)]
    [InlineData("99999", false)]
    public void S_03_a_claim_is_a_score_between_nothing_and_the_weight(string claim, bool mendable)
    {
        var finding = Only(Complete().Claim("A", claim), "S-03/A", others: "S-13");

        Assert.Equal(Severity.MustFix, finding.Severity);
        Assert.Equal(mendable ? new Mend("claim/A", string.Empty, "改为 5.00") : null, finding.Mend);
    }

    [Fact]
    public void S_04_less_than_the_weight_without_a_computed_score_needs_a_reason()
    {
        var filing = Complete().Value("budget", "0").Claim("A", "3");
        Assert.Equal(Severity.MustFix, Only(filing, "S-04/A", others: "I-23/A").Severity);

        Only(filing.Reason("A", "扣分"), "I-23/A");
    }

    [Theory]
    [InlineData("A", "4")]
    [InlineData("K", "4")]
    public void S_05_claiming_less_must_be_explained(string code, string claim)
    {
        var filing = Complete().Claim(code, claim);
        var finding = Only(filing, $"S-05/{code}");
        Assert.Equal((Severity.MustExplain, $"reason/{code}", true), (finding.Severity, finding.ExplainAt, finding.Blocks));
        Assert.Equal(new Mend($"claim/{code}", string.Empty, "改为 5.00"), finding.Mend);

        Assert.True(Only(filing.Reason(code, "太短"), $"S-05/{code}").Blocks);
        Assert.False(Only(filing.Reason(code, LongReason), $"S-05/{code}").Blocks);
    }

    [Fact]
    public void S_05_what_the_unit_ticked_itself_is_explained_even_when_claimed_higher() =>
        Assert.Equal(Severity.MustExplain, Only(Complete().Item("K", "a", met: false).Claim("K", "5"), "S-05/K", switches: new(ClaimAboveMustBeMended: true), others: "S-13").Severity);

    [Theory]
    [InlineData(false, Severity.MustExplain, "reason/A")]
    [InlineData(true, Severity.MustFix, null)]
    public void S_06_claiming_more_than_the_figures_give_follows_the_campaign(bool mustBeMended, Severity severity, string? explainAt)
    {
        var filing = Complete().Value("spent", "80").Claim("A", "5").Reason("A", LongReason);
        var finding = Only(filing, "S-06/A", new(mustBeMended), "S-13");

        Assert.Equal((severity, explainAt, mustBeMended), (finding.Severity, finding.ExplainAt, finding.Blocks));
        Assert.Contains("4.00", finding.Message, StringComparison.Ordinal);
        Assert.NotNull(finding.Mend);
    }

    [Theory]
    [InlineData(false, Severity.MustExplain)]
    [InlineData(true, Severity.MustFix)]
    public void S_13_a_total_above_what_the_figures_allow_follows_the_campaign(bool mustBeMended, Severity severity)
    {
        var filing = Complete().Value("spent", "80").Claim("A", "5").Enter("explain/S-13", LongReason);
        var finding = Only(filing, "S-13", new(mustBeMended), "S-06/A");

        Assert.Equal((severity, mustBeMended), (finding.Severity, finding.Blocks));
        Assert.Contains("24.00", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void S_13_a_total_that_can_be_reached_is_none() => Assert.DoesNotContain(Run(Complete().Value("spent", "80").Claim("A", "3")), finding => finding.Check == "S-13");

    [Fact]
    public void S_15_not_applicable_needs_a_reason() =>
        Assert.Equal(Severity.MustFix, Only(Complete().Value("units", "0").NotApplicable("N", reason: null), "S-15/N").Severity);

    [Fact]
    public void S_15_where_it_is_not_allowed_it_is_mended_in_one_click() =>
        Assert.Equal(new Mend("na/M", "0", "改为适用"), Only(Complete().NotApplicable("M"), "S-15/M").Mend);

    [Fact]
    public void S_15_what_contradicts_the_figures_is_explained()
    {
        var filing = Complete().Value("units", "3").NotApplicable("N");
        Assert.Equal((Severity.MustExplain, true), (Only(filing, "S-15/N/facts").Severity, Only(filing, "S-15/N/facts").Blocks));

        Assert.False(Only(filing.Enter("explain/S-15/N/facts", LongReason), "S-15/N/facts").Blocks);
        Assert.Empty(Run(Complete().Value("units", "0").NotApplicable("N")));
    }

    [Fact]
    public void E_12_the_document_itself_is_asked_for()
    {
        var finding = Only(Complete(evidence: false), "E-12/E");

        Assert.Equal((Severity.MustFix, "indicator/E"), (finding.Severity, finding.Place));
        Assert.Contains("成立文件", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/work", "F-15/work/没有这项")]
    [InlineData("rowtext/A", "F-15/A/没有这项")]
    public void F_15_a_chip_must_be_a_figure_that_exists(string path, string id)
    {
        Assert.Equal(Severity.MustFix, Only(Complete().Enter(path, "支出{没有这项}和{没有这项}"), id).Severity);
        Assert.Empty(Run(Complete().Enter(path, "支出{支出}，{指标值A}，{单位}{")));
    }

    [Fact]
    public void Findings_stand_with_the_gravest_first()
    {
        var severities = Run(Complete().Value("spent", "80").Claim("A", "5").Value("units", "约")).Select(finding => finding.Severity).ToList();

        Assert.Equal([Severity.MustFix, Severity.MustExplain, Severity.MustExplain], severities);
    }

    private static FilingBuilder Complete(bool evidence = true)
    {
        var filing = new FilingBuilder(Framework).Value("spent", "100").Value("budget", "100").Answer("sub", yes: true).Value("units", "0")
            .Item("K", "a", met: true).Enter("text/work", "本年完成各项工作。").Row("works", "1", ("name", "调研"), ("done", "3"));
        return evidence ? filing.Evidence("E", "K") : filing;
    }

    [Fact]
    public void A_character_no_font_has_is_named_where_it_stands()
    {
        var filing = Complete().Reason("A", "张\U0002CB4E负责，㛃说明情况，年中追加预算较多");

        Assert.DoesNotContain(Run(filing), finding => finding.Check == "F-16");
        var finding = Assert.Single(Run(filing, CheckSwitches.Default with { CanPrint = character => character.Value < 0x4E00 || character.Value is > 0x4DFF and < 0x10000 }), finding => finding.Check == "F-16");
        Assert.Equal(("indicator/A", Severity.MustFix), (finding.Place, finding.Severity));
        Assert.Contains("“\U0002CB4E”（U+2CB4E，见“张\U0002CB4E负责，㛃说明”）", finding.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Finding> Run(FilingBuilder filing, CheckSwitches? switches = null) => SubmissionCheck.Run(filing.Score(), switches ?? CheckSwitches.Default);

    /// <summary>The finding; beside it there is nothing but <paramref name="others"/>.</summary>
    private static Finding Only(FilingBuilder filing, string id, CheckSwitches? switches = null, params string[] others)
    {
        var findings = Run(filing, switches);
        Assert.Equal([id], findings.Select(finding => finding.Id).Where(found => !others.Contains(found)));
        return findings.Single(finding => finding.Id == id);
    }
}
