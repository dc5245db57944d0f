using Evaluation.Core.Checks;
using Evaluation.Core.Claims;
using Evaluation.Core.Examinations;

namespace Evaluation.Core.Tests.Examinations;

/// <summary>Cover, years, names, parts; order and bounds of findings; every text is examined.</summary>
public sealed class WholeReportTests
{
    private const string Cover = "云岭州教育局2021年度\n整体支出绩效自评报告\n评价年度：2021年度\n评价单位：云岭州教育局\n填报日期：2022年5月10日\n";

    [Fact]
    public void The_evaluated_year_is_one()
    {
        Lint.None("F-06", Cover + "现将2021年度整体支出绩效自评情况汇报如下。");
        Assert.Equal(Verdict.Wrong, Lint.One("F-06", Cover + "现将2020年度整体支出绩效自评情况汇报如下。").Verdict);
        Lint.One("F-06", Cover.Replace("评价年度：2021", "评价年度：2020", StringComparison.Ordinal) + "一、部门概况");
        Lint.None("F-06", Cover + "根据《关于开展2022年财政资金绩效自评工作的通知》要求，现将自评情况汇报如下。");
    }

    [Fact]
    public void Last_year_is_the_year_before_the_report()
    {
        Assert.Equal(Severity.Note, Lint.One("Y-08", Cover + "一、工作情况\n去年专门印发了《关于成立小组的通知》（云教办〔2020〕43号）。").Severity);
        Lint.None("Y-08", Cover + "一、工作情况\n去年专门印发了《关于成立小组的通知》（云教办〔2021〕43号）。");
    }

    [Fact]
    public void Figures_of_a_distant_year_are_a_note()
    {
        Lint.One("Y-08", Cover + "一、支出情况\n2018年度部门决算支出100.00万元。");
        Lint.None("Y-08", Cover + "一、支出情况\n2020年度部门决算支出100.00万元，2016—2018年度累计支出200.00万元。");
    }

    [Fact]
    public void The_unit_has_one_name()
    {
        Lint.One("F-05", Cover.Replace("评价单位：云岭州教育局", "评价单位：青川县水务中心", StringComparison.Ordinal) + "一、部门概况");
        Lint.None("F-05", Cover + "一、概况\n云岭州教育局是主管全州教育工作的部门。");
        Lint.One("F-05", Cover + "一、概况\n云岭州体育局是主管全州教育工作的部门。");
        Lint.One("F-05", Cover + "我局组织自评。我局召开会议。我局制定方案。我院完成填报。");
        Lint.None("F-05", Cover + "我局组织自评。我市召开会议，我们制定方案。");
    }

    [Fact]
    public void A_whole_report_without_measures_lacks_a_part()
    {
        var report = Cover + "一、部门基本情况\n（一）机构设置\n设科室5个。\n（二）绩效目标\n保障教学。\n二、自评工作开展情况\n成立小组。\n三、自评结果\n得分95分。\n" + Lint.Padding(60) + "四、存在问题\n人员偏少。\n";
        Assert.Contains("改进措施", Lint.One("F-14", report).Message, StringComparison.Ordinal);
        Lint.None("F-14", report + "五、改进措施\n增加培训。");
        Lint.None("F-14", "一、部门基本情况\n设科室5个。");
    }

    [Fact]
    public void Findings_stand_in_order_of_place_and_inside_the_text()
    {
        foreach (var report in PlantedReport.All)
        {
            var (words, _) = report.WithAll();
            var text = ReportText.OfLines(words);
            var findings = ReportExaminer.Examine(text).Findings;
            var paragraphs = text.Paragraphs.ToDictionary(paragraph => paragraph.Number, paragraph => paragraph.Text);

            Assert.Equal(findings.OrderBy(finding => finding.Place.Paragraph).ThenBy(finding => finding.Place.Offset), findings);
            Assert.All(findings, finding => Assert.Equal(finding.Text, paragraphs[finding.Place.Paragraph].Substring(finding.Place.Offset, finding.Place.Length)));
            Assert.All(findings.SelectMany(finding => finding.Related), place => Assert.True(place.Offset >= 0 && place.End <= paragraphs[place.Paragraph].Length));
            Assert.All(findings, finding => Assert.False(string.IsNullOrWhiteSpace(finding.Message)));
        }
    }

    [Fact]
    public void Matters_of_form_and_questions_never_make_a_report_wrong() =>
        Assert.False(ReportExaminer.Examine(ReportText.OfLines("得分为98分,等级为优。\n湘财绩[2022]3号。\n填报日期：2022年05月01日")).HasWrong);

    [Fact]
    public void A_form_full_of_gaps_is_told_in_bounds() =>
        Assert.InRange(Lint.All(string.Concat(Enumerable.Repeat("XX单位支出____万元,{单位}。\n", 500))).Count, 1, 60);

    [Theory]
    [InlineData("")]
    [InlineData("年")]
    [InlineData("第（(）)①=率=（/）*100%，，、、")]
    [InlineData("支出完成率：（1/（1+）=%\n合计\n分值 得分\n合计 1")]
    public void Any_text_is_examined(string text) => Assert.NotNull(ReportExaminer.Examine(ReportText.OfLines(text)));

    [Fact]
    public void Pieces_of_reports_in_any_order_are_examined()
    {
        var all = string.Join('\n', PlantedReport.All.Select(report => report.Text));
        var pieces = new List<string>();
        for (var at = 0; at + 37 < all.Length; at += 37)
        {
            pieces.Add(all.Substring(at, 37));
        }

        for (var step = 3; step < 60; step += 8)
        {
            var mixed = string.Join(step % 2 == 0 ? "\n" : "", Enumerable.Range(0, 120).Select(part => pieces[part * step % pieces.Count]));
            Assert.NotNull(ReportExaminer.Examine(ReportText.OfLines(mixed)));
        }
    }
}
