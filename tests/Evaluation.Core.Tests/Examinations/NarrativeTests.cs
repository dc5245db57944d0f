using Evaluation.Core.Checks;
using Evaluation.Core.Claims;

namespace Evaluation.Core.Tests.Examinations;

/// <summary>N-01 to N-05, N-07, N-09, N-10, N-12, N-14 to N-17, N-20: what the text says against what it prints.</summary>
public sealed class NarrativeTests
{
    private const string Budgets = "2021年年初预算3648.95万元，预算调整数987.75万元。\n";

    private const string Money = "2021年年初预算3648.95万元，全年预算4636.70万元。2021年本年收入合计4494.48万元，本年支出合计4423.60万元。\n";

    [Theory]
    [InlineData("年度中间无频繁调剂、预算调整幅度大的情况。")]
    [InlineData("全年未大幅调整预算。")]
    [InlineData("不存在预算频繁调整的现象。")]
    public void A_large_adjustment_denied_is_asked_about(string text)
    {
        Assert.Contains("27.07%", Lint.One("N-01", Budgets + text).Message, StringComparison.Ordinal);
        Lint.None("N-01", "2021年年初预算3648.95万元，预算调整数153.26万元。\n" + text);
    }

    [Fact]
    public void An_adjustment_admitted_is_not() => Lint.None("N-01", Budgets + "年度中间预算调整幅度大，主要是追加人员经费。");

    [Fact]
    public void Spending_within_budget_is_asked_for_the_budget_meant()
    {
        var finding = Lint.One("N-02", Money + "支出总额控制在预算总额以内。");

        Assert.Equal((Verdict.Unclear, Severity.MustExplain), (finding.Verdict, finding.Severity));
        Assert.Equal(Verdict.Wrong, Lint.One("N-02", Money.Replace("4636.70", "4400.00", StringComparison.Ordinal) + "全年支出控制在预算以内。").Verdict);
        Lint.None("N-02", Money.Replace("4423.60", "3600.00", StringComparison.Ordinal) + "支出总额控制在预算总额以内。");
        Lint.None("N-02", Money + "“三公”经费支出控制在预算以内。");
    }

    [Theory]
    [InlineData("无超预算、超范围、超标准支出。")]
    [InlineData("没有超预算支出。")]
    public void Excess_denied_beside_an_excess_is_asked_about(string text)
    {
        Assert.Contains("102.53%", Lint.One("N-03", "年度政府采购预算136.59万元，实际采购金额140.05万元。\n" + text).Message, StringComparison.Ordinal);
        Lint.None("N-03", "年度政府采购预算140.05万元，实际采购金额136.59万元。\n" + text);
    }

    [Fact]
    public void Excess_below_a_heading_of_its_kind_counts() =>
        Assert.Contains("105.14%", Lint.One("N-03", "3.“三公”经费。全年预算10.50万元，实际支出11.04万元。无超预算支出。").Message, StringComparison.Ordinal);

    [Fact]
    public void No_carry_over_beside_one_is_wrong()
    {
        Assert.Equal(Verdict.Wrong, Lint.One("N-04", "年末结转结余292.19万元。\n本单位年末无结转结余。").Verdict);
        Lint.None("N-04", "年末结转结余0万元。\n本单位年末无结转结余。");
        Lint.None("N-04", "年末结转结余292.19万元。\n财政拨款无结余。");
        Lint.None("N-04", "年末结转结余292.19万元。\n无结转结余资金长期闲置情况。");
    }

    [Fact]
    public void All_done_beside_something_undone_is_asked_about()
    {
        Assert.Contains("93.55%", Lint.One("N-05", "各项工作任务全部完成。\n计划31项，完成29项，任务完成率93.55%。").Message, StringComparison.Ordinal);
        Lint.None("N-05", "各项工作任务全部完成。\n计划29项，完成29项，任务完成率100%。");
        Lint.None("N-05", "各项工作任务全部完成。\n预算支出完成率91.25%。");
        Lint.None("N-05", "换届选举圆满完成。\n任务完成率93.55%。");
    }

    [Theory]
    [InlineData("（三）部门重点项目支出绩效情况。无。")]
    [InlineData("三、存在问题\n无。\n四、改进措施\n加强管理，压实责任。")]
    [InlineData("五、改进措施\n不适用")]
    public void A_section_answered_with_nothing_is_asked_for_its_reason(string text) => Assert.Equal(Severity.MustExplain, Lint.One("N-07", text).Severity);

    [Theory]
    [InlineData("四、其他自评情况\n无。")]
    [InlineData("五、其他需要说明的情况\n无")]
    [InlineData("（三）部门重点项目支出绩效情况。本年度未安排重点项目，见预算批复。")]
    [InlineData("六、政府性基金预算支出情况\n无。")]
    public void Nothing_is_an_answer_where_nothing_may_be(string text) => Lint.None("N-07", text);

    [Fact]
    public void No_subordinate_unit_beside_a_named_one_is_asked_about()
    {
        Assert.Equal((2, 1), (Lint.One("N-09", "2020年批准成立地方研究中心，属本办下属的公益一类事业单位。\n本单位无需批复下属单位预算。").Place.Paragraph, 1));
        Lint.None("N-09", "本单位无下属单位。\n对全市事业单位开展检查。");
        Lint.None("N-09", "本单位下设1个公益一类事业单位。\n及时批复下属单位预算。");
    }

    [Fact]
    public void Publication_needs_its_address()
    {
        Assert.Equal(Severity.Note, Lint.One("N-10", "已按规定在政府网站公开预决算信息。").Severity);
        Lint.None("N-10", "已按规定在政府网站公开预决算信息，网址：www.example.gov.cn。");
        Lint.None("N-10", "预决算信息于2022年3月1日在政府网站公开。");
        Lint.None("N-10", "预决算信息未按规定公开。");
    }

    [Fact]
    public void Satisfaction_needs_a_survey()
    {
        Assert.Equal(Severity.MustExplain, Lint.One("N-12", "服务质量提高，群众满意度高。").Severity);
        Lint.None("N-12", "群众满意度较高，满意度为92.5%，有效问卷120份。");
        Lint.None("N-12", "对民生实事开展满意度测评。");
    }

    [Fact]
    public void Balances_that_do_not_meet_are_asked_for_their_bridge()
    {
        var finding = Lint.One("N-14", Money + "年末结转结余292.19万元，未支出424.41万元。");

        Assert.Contains("221.31万元", finding.Message, StringComparison.Ordinal);
        Assert.Contains("221.31万元", Lint.One("I-07", Money + "年末结转结余292.19万元。").Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Lint.All(Money + "年初结转结余221.31万元，年末结转结余292.19万元。"), found => found.Check is "N-14" or "I-07" or "R-04");
        Assert.DoesNotContain(Lint.All(Money + "年末结转结余70.88万元。"), found => found.Check is "N-14" or "I-07" or "R-04");
        Assert.Equal(Verdict.Wrong, Lint.One("R-04", Money + "年初结转结余212.31万元，年末结转结余292.19万元。").Verdict);
    }

    [Fact]
    public void Numbers_of_problems_and_measures_are_compared()
    {
        Lint.One("N-15", "四、存在问题\n（一）甲。\n（二）乙。\n（三）丙。\n（四）丁。\n（五）戊。\n五、改进措施\n（一）甲。\n（二）乙。");
        Lint.None("N-15", "四、存在问题\n（一）甲。\n（二）乙。\n五、改进措施\n（一）甲。\n（二）乙。\n（三）丙。");
    }

    [Fact]
    public void A_stock_that_grew_needs_its_reason()
    {
        const string grew = "国库集中支付结转结余存量资金变动率：（29.35/12.68-1）*100%=131.47%。";
        Assert.Contains("131.47%", Lint.One("N-16", grew).Message, StringComparison.Ordinal);
        Lint.None("N-16", grew + "主要是年末追加项目未及支付。");
        Lint.None("N-16", "国库集中支付结转结余存量资金变动率：（11.67/12.68-1）*100%=-7.97%。");
    }

    [Fact]
    public void Goals_called_measurable_hold_figures()
    {
        const string goals = "（一）部门整体支出绩效目标\n1.保障会议。\n2.服务代表。\n3.建设平台。\n4.培训干部。\n二、目标设置情况\n";
        Lint.One("N-17", goals + "绩效指标具有清晰、可衡量的指标值。");
        Lint.None("N-17", goals.Replace("保障会议", "保障会议15次", StringComparison.Ordinal).Replace("培训干部", "培训干部300人次", StringComparison.Ordinal) + "绩效指标具有清晰、可衡量的指标值。");
    }

    [Fact]
    public void A_goal_that_no_result_mentions_is_listed()
    {
        const string goals = "（一）部门整体支出绩效目标\n1.更新应急广播设备。\n2.举办消防演练活动。\n（二）重点工作完成情况\n";
        var results = "全年举办消防演练活动12场，覆盖社区18个。" + string.Concat(Enumerable.Repeat("结合实际细化流程，逐项销号，定期调度，确保质量。", 10));
        Assert.Contains("应急广播", Lint.One("N-11", goals + results).Message, StringComparison.Ordinal);
        Lint.None("N-11", goals + "更新应急广播设备6套。" + results);
    }

    [Fact]
    public void Benefits_without_figures_are_a_note()
    {
        Assert.Equal(Severity.Note, Lint.One("N-20", "项目社会效益明显。").Severity);
        Lint.None("N-20", "项目社会效益明显，投诉减少12%。");
    }
}
