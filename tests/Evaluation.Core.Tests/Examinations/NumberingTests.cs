using Evaluation.Core.Claims;

namespace Evaluation.Core.Tests.Examinations;

/// <summary>F-01, F-02, F-03: numbers of headings, of items in a paragraph, and headings that lost theirs.</summary>
public sealed class NumberingTests
{
    [Theory]
    [InlineData("（1）支出\n（2）项目\n（3）资产")]
    [InlineData("一、概况\n（一）职能\n（二）人员\n二、结果\n（一）得分\n（二）分析")]
    [InlineData("1.甲项\n2.乙项\n1.子项一\n2.子项二\n3.丙项")]
    [InlineData("三、绩效情况\n1.本年收入3.5万元。\n2.本年支出2.5万元。")]
    [InlineData("具体为：1.完善制度；2.加强监督；\n3.做好公开。")]
    [InlineData("（一）项目\n1.甲\n2.乙\n（二）资产\n1.丙\n2.丁")]
    public void Numbers_in_order_are_not_mentioned(string text) => Lint.None("F-01", text);

    [Theory]
    [InlineData("（1）支出管理\n（2）项目管理\n（2）资产管理\n（3）采购管理", "（2）", "（3）")]
    [InlineData("一、概况\n二、结果\n二、问题", "二、", "三、")]
    [InlineData("1、甲\n2、乙\n2、丙", "2、", "3、")]
    [InlineData("①甲\n②乙\n②丙", "②", "③")]
    public void A_repeated_number_is_wrong_once_and_the_next_one_is_proposed(string text, string repeated, string due)
    {
        var finding = Lint.One("F-01", text);

        Assert.Equal((Verdict.Wrong, repeated, due), (finding.Verdict, finding.Text, finding.Correction));
    }

    [Theory]
    [InlineData("一、概况\n二、结果\n四、问题\n五、措施", "三、")]
    [InlineData("（一）甲\n（二）乙\n（四）丙", "（三）")]
    public void A_skipped_number_is_wrong_once(string text, string missing) => Assert.Contains(missing, Lint.One("F-01", text).Message, StringComparison.Ordinal);

    [Fact]
    public void A_number_missing_because_a_heading_lost_it_is_told_as_a_lost_number() =>
        Lint.None("F-01", "一、部门概况\n二、自评工作\n存在问题\n四、改进措施\n（一）甲方面\n（二）乙方面");

    [Theory]
    [InlineData("一是甲；二是乙；三是丙。")]
    [InlineData("一是甲。\n二是乙。\n三是丙。")]
    [InlineData("（1）编制。一是甲；二是乙。\n（2）执行。一是丙；二是丁。")]
    [InlineData("这不是一是二的问题。")]
    [InlineData("一是抓学习，包括：一是读书，二是讨论；二是抓落实。")]
    public void Run_in_markers_in_order_are_not_mentioned(string text) => Lint.None("F-02", text);

    [Theory]
    [InlineData("一是甲；二是乙；三是丙；四是丁；四是戊；五是己。", "四是", "五是")]
    [InlineData("第一，甲。第二，乙。第二，丙。", "第二，", "第三")]
    public void A_repeated_marker_is_wrong_once(string text, string repeated, string due)
    {
        var finding = Lint.One("F-02", text);

        Assert.Equal(Verdict.Wrong, finding.Verdict);
        Assert.Equal(repeated.TrimEnd('，'), finding.Text.TrimEnd('，'));
        Assert.Equal(due, finding.Correction);
    }

    [Fact]
    public void A_marker_left_out_is_named() => Assert.Contains("三是", Lint.One("F-02", "一是甲；二是乙；四是丁。").Message, StringComparison.Ordinal);

    [Fact]
    public void Headings_without_number_among_numbered_ones_are_one_note()
    {
        var finding = Lint.One("F-03", "某局2021年度整体支出绩效自评报告\n一、部门概况\n（一）机构设置\n人员情况\n二、自评结果\n存在问题\n改进措施");

        Assert.Equal((4, 2), (finding.Place.Paragraph, finding.Related.Count));
    }

    [Fact]
    public void Headings_of_a_report_that_numbers_none_are_not_mentioned() => Lint.None("F-03", "部门概况\n人员情况\n自评结果\n存在问题\n改进措施");
}
