using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Tests.Checks;

public sealed class ProseChecksTests
{
    private static readonly Framework Framework = new FrameworkBuilder()
        .Input("spent", "支出合计", FigureKind.Money).Input("budget", "年初预算数", FigureKind.Money).Input("staff", "在职人员数", FigureKind.Count, "人")
        .Derived("rate", "支出完成率", FigureKind.Percent, "支出合计÷年初预算数")
        .List("works", "重点工作", required: false, new ListColumn("done", "完成数", "完成数", FigureKind.Count, "项", true, [], null))
        .Indicator("A", "5", new ScoringRule.Linear(Ratio.One, OverPolicy.Cap, null), "1")
        .Outline(new ReportOutline(["标题"], string.Empty, [Section("work", "工作情况"), Section("more", "其他情况")]))
        .Build();

    [Theory]
    [InlineData("本年支出合计{支出合计}，支出完成率{支出完成率}。")]
    [InlineData("支出合计为4423.60万元，支出完成率为91.25%。")]
    [InlineData("支出合计4423.6万元。")]
    [InlineData("支出合计44,236,000元。")]
    [InlineData("支出完成率约91%。")]
    [InlineData("支出完成率达到91%。")]
    [InlineData("全年支付4423.60万元。")]
    [InlineData("截至2021年12月31日，按湛财绩〔2022〕3号要求办理，“十四五”规划。")]
    [InlineData("在职人员数69人。")]
    [InlineData("公开网址 https://example.cn/2021/88.html，另见 http://example.cn?id=12 。")]
    public void Numbers_that_say_what_the_figures_say_are_no_finding(string words) => Assert.Empty(Run(words));

    [Theory]
    [InlineData("支出完成率为97.53%。", "97.53%", "支出完成率", Severity.MustFix)]
    [InlineData("2021年度支出合计4432.60万元。", "4432.60万元", "支出合计", Severity.MustFix)]
    [InlineData("其中，支出完成率：9.13%", "9.13%", "支出完成率", Severity.MustFix)]
    [InlineData("在职人员数65人。", "65人", "在职人员数", Severity.MustFix)]
    [InlineData("培训项目支出合计40.00万元。", "40.00万元", "支出合计", Severity.MustExplain)]
    public void A_number_that_contradicts_the_figure_it_names_is_shown_with_that_figure(string words, string number, string fact, Severity severity)
    {
        var finding = Assert.Single(Run(words));

        Assert.Equal(("F-15", severity, "text/work"), (finding.Check, finding.Severity, finding.Place));
        Assert.Contains(number, finding.Message, StringComparison.Ordinal);
        Assert.Contains(fact, finding.Message, StringComparison.Ordinal);
        Assert.Equal(words.Replace(number, "{" + fact + "}", StringComparison.Ordinal), finding.Mend!.Applied(words));
    }

    [Fact]
    public void What_was_mended_follows_the_figures()
    {
        var words = Assert.Single(Run("支出完成率为97.53%。")).Mend!.Applied("支出完成率为97.53%。");

        Assert.Empty(Run(words));
    }

    [Fact]
    public void Amounts_and_rates_that_no_figure_gives_are_one_finding_a_text()
    {
        var finding = Assert.Single(Run("追加经费12.34万元，同比增长5.6%，另有3.21万元。"));

        Assert.Equal(("F-15/work", Severity.MustExplain), (finding.Id, finding.Severity));
        Assert.All(["12.34万元", "5.6%", "3.21万元"], number => Assert.Contains(number, finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_number_with_a_slip_is_shown_with_the_figure_it_probably_means()
    {
        var finding = Assert.Single(Run("全年共支付4432.60万元。"));

        Assert.Contains("支出合计", finding.Message, StringComparison.Ordinal);
        Assert.Equal("全年共支付{支出合计}。", finding.Mend!.Applied("全年共支付4432.60万元。"));
    }

    [Fact]
    public void The_explanation_has_to_name_every_number()
    {
        const string Words = "追加经费12.34万元，另有3.21万元。";

        Assert.False(Assert.Single(Run(Words, ("explain/F-15/work", "12.34万元为项目经费，见批复；3.21万元为捐赠，见收据。"))).Blocks);
        var open = Assert.Single(Run(Words, ("explain/F-15/work", "12.34万元为项目经费，见年中追加预算的批复。")));
        Assert.True(open.Blocks);
        Assert.Contains("3.21万元", open.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("12.34万元", open.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_numbers_of_all_texts_are_confirmed_once_as_one_list()
    {
        (string, string) more = ("text/more", "举办培训班3期，接待来访15批次。");
        var finding = Assert.Single(Run("召开常委会会议15次，培训3期。", more));

        Assert.Equal("F-15/numbers", finding.Id);
        Assert.Contains("15次、3期、15批次", finding.Message, StringComparison.Ordinal);
        Assert.False(Assert.Single(Run("召开常委会会议15次，培训3期。", more, (finding.Mend!.Path, finding.Mend.Text))).Blocks);
    }

    [Fact]
    public void Own_words_that_leave_numbers_out_are_no_confirmation_and_it_is_said_what_is_missing()
    {
        const string Words = "召开常委会会议15次，培训3期。";
        var refused = Assert.Single(Run(Words, ("explain/F-15/numbers", "已与会议台账和培训台账逐一核对，没有出入。")));

        Assert.True(refused.Blocks);
        Assert.Contains("已逐个核对：15次、3期。", refused.ExplanationProblem, StringComparison.Ordinal);
        Assert.Contains("其中一些", Assert.Single(Run(Words, ("explain/F-15/numbers", "已逐个核对：15次。"))).ExplanationProblem, StringComparison.Ordinal);
        Assert.Null(Assert.Single(Run(Words)).ExplanationProblem);
        Assert.Null(Assert.Single(Run(Words, ("explain/F-15/numbers", "已逐个核对：15次、3期。"))).ExplanationProblem);
    }

    [Fact]
    public void A_number_that_comes_later_is_not_confirmed_with_the_others()
    {
        var first = Assert.Single(Run("召开会议15次。"));
        var later = Assert.Single(Run("召开会议15次，培训5次。", (first.Mend!.Path, first.Mend.Text)));

        Assert.True(later.Blocks);
        Assert.Contains("5次", later.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("15次", later.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_a_list_gives_is_known() => Assert.Empty(Run("完成调研7项。", ("list/works/1/done", "7")));

    [Theory]
    [InlineData("按（44236000-40000000）/40000000×100%=9.58%计算。", "A-01", "9.58%", "10.59%")]
    [InlineData("年初预算100.00万元，支出95.00万元，完成年初预算的105.26%。", "A-04", "105.26%", "95.00%")]
    public void Arithmetic_that_does_not_hold_must_be_mended_and_says_how(string words, string check, string said, string right)
    {
        var finding = Run(words).Single(finding => finding.Check == check);

        Assert.Equal((Severity.MustFix, "text/work"), (finding.Severity, finding.Place));
        Assert.Contains(right, finding.Message, StringComparison.Ordinal);
        Assert.Equal(words.Replace(said, right, StringComparison.Ordinal), finding.Mend!.Applied(words));
    }

    [Fact]
    public void Arithmetic_over_chips_follows_the_figures() =>
        Assert.DoesNotContain(Run("{支出合计}÷{年初预算数}×100%={支出完成率}"), finding => finding.Check.StartsWith('A'));

    [Fact]
    public void A_mend_puts_the_chip_in_the_place_of_the_number_alone() =>
        Assert.Equal("比例95%和{率}", new Mend("text/work", "{率}", "换成 {率}") { Replaces = "5%" }.Applied("比例95%和5%"));

    private static OutlineSection Section(string id, string heading) =>
        new(id, heading, [], new OutlineText("work", heading, null, Required: false, MayBeNone: true, null), OutlineContent.None, []);

    private static IReadOnlyList<Finding> Run(string words, params (string Path, string Text)[] more)
    {
        var filing = new FilingBuilder(Framework).Value("spent", "44236000").Value("budget", "48480100").Value("staff", "69").Enter("text/work", words);
        foreach (var (path, text) in more)
        {
            filing.Enter(path, text);
        }

        return SubmissionCheck.Run(filing.Score(), CheckSwitches.Default);
    }
}
