using Evaluation.Core.Checks;
using Evaluation.Core.Claims;

namespace Evaluation.Core.Tests.Examinations;

/// <summary>F-04 and F-07 to F-17, N-18: what stands in the text as text.</summary>
public sealed class TextFormTests
{
    private const string Long = "坚持以人民为中心的发展思想，围绕中心工作狠抓落实，促进预算管理水平巩固提升，强化支出责任，规范资金管理行为，提高财政资金使用效率，为履职提供有力支撑。";

    [Theory]
    [InlineData("XX单位负责全县水利工作。", "XX单位负责")]
    [InlineData("20××年完成改造。", "××年完成改")]
    [InlineData("满意度{满意度}。", "{满意度}")]
    [InlineData("项目绩效目标待填写。", "待填写")]
    [InlineData("支出为____万元。", "支出为____")]
    [InlineData("全年支出为 万元。", "为 万元")]
    [InlineData("较上年增长%。", "增长%")]
    public void A_gap_of_a_template_must_be_fixed(string text, string words)
    {
        var finding = Lint.Of("F-04", text)[0];

        Assert.Equal((Verdict.Wrong, Severity.MustFix), (finding.Verdict, finding.Severity));
        Assert.Equal(words, finding.Text);
    }

    [Theory]
    [InlineData("购置X光机1台，XXL号工装20套。")]
    [InlineData("金额单位为万元，比例以%表示。")]
    [InlineData("单位：万元")]
    [InlineData("计算：23×4=92。")]
    [InlineData("会计元素齐全，新增元器件采购。")]
    [InlineData("__________________")]
    public void What_only_looks_like_a_gap_is_left_alone(string text) => Lint.None("F-04", text);

    [Theory]
    [InlineData("比率（a/（a+b））为准。")]
    [InlineData("一)甲；a)乙。")]
    [InlineData("(收入-支出)/收入。")]
    [InlineData("这一段（被换行")]
    public void Brackets_in_pairs_are_not_mentioned(string text) => Lint.None("F-09", text);

    [Theory]
    [InlineData("结转结余率=（292.19/(4423.60+424.41））。")]
    [InlineData("本单位（正处级)设三个科。")]
    [InlineData("本单位（正处级设三个科。")]
    public void Brackets_of_two_widths_or_alone_are_a_note(string text) => Assert.Equal(Verdict.Unclear, Lint.One("F-09", text).Verdict);

    [Fact]
    public void Half_width_marks_are_one_note_with_all_places()
    {
        var finding = Lint.One("F-10", "得分为100分,等级为优。\n一方面,制度健全。");

        Assert.Equal((1, 1), (finding.Place.Paragraph, finding.Related.Count));
        Assert.Equal("100分，等级", finding.Correction);
    }

    [Theory]
    [InlineData("支出1,234.56万元，比率为1:2。")]
    [InlineData("网址为http://www.example.gov.cn。")]
    [InlineData("得分为100分，等级为优。")]
    public void Marks_inside_figures_and_addresses_are_left_alone(string text) => Lint.None("F-10", text);

    [Theory]
    [InlineData("预算分配不固化没，能合理调整。")]
    [InlineData("各项工作在虽能完成的情况下仍需努力。")]
    [InlineData("制定的的制度。")]
    [InlineData("全年无频繁调剂、预算调整幅度大、无超支。")]
    public void Words_that_cannot_stand_there_are_asked_about(string text) => Assert.Equal(Verdict.Unclear, Lint.Of("F-11", text)[0].Verdict);

    [Theory]
    [InlineData("田地被淹没，现在但凡下雨即排涝。")]
    [InlineData("存在虽不多但突出的问题。")]
    [InlineData("的的确确完成了任务。")]
    [InlineData("无频繁调剂、无大幅调整、无超支。")]
    public void Words_that_only_look_so_are_left_alone(string text) => Lint.None("F-11", text);

    [Theory]
    [InlineData("根据湛办发﹝2019﹞12号文件。", "根据湛办发〔2019〕12号")]
    [InlineData("依据 湘财绩[2022]3号 开展。", "湘财绩〔2022〕3号")]
    public void A_document_number_has_its_own_brackets(string text, string mended) => Assert.Equal(mended, Lint.One("F-13", text).Correction);

    [Theory]
    [InlineData("根据湛财绩〔2022〕3号文件。")]
    [InlineData("2021年（2020年）的第12号楼。")]
    public void A_right_document_number_is_not_mentioned(string text) => Lint.None("F-13", text);

    [Fact]
    public void A_date_has_no_leading_zeros()
    {
        Assert.Equal("2022年5月10日", Lint.One("F-17", "填报日期：2022年05月10日").Correction);
        Lint.None("F-17", "填报日期：2022年10月20日");
    }

    [Fact]
    public void Amounts_with_one_decimal_beside_two_are_one_note()
    {
        var finding = Lint.One("F-07", "收入4494.48万元，预算3648.95万元，采购140.05万元，支出4423.6万元。\n完成率为（4423.6/4848.01）。");

        Assert.Equal(("4423.60万元", 1), (finding.Correction, finding.Related.Count));
        Lint.None("F-07", "收入4494.5万元，支出4423.6万元，采购140.1万元。");
        Lint.None("F-07", "收入4494.48万元，预算3648.95万元，采购140.05万元，补助500万元。");
    }

    [Fact]
    public void Rates_with_fewer_decimals_beside_two_are_one_note_and_whole_hundreds_are_not()
    {
        Assert.Equal("6%", Lint.One("F-12", "完成91.25%，增长3.07%，占比97.53%，结转率6%，利用率100%。").Text);
        Lint.None("F-12", "完成91.25%，增长3.07%，占比97.53%，利用率100%，违规率0%，满意度≥95%。");
        Lint.None("F-12", "增长6%，占比30%。");
    }

    [Fact]
    public void The_same_digits_in_yuan_and_in_wan_are_a_unit_slip()
    {
        Assert.Equal("35.58万元", Lint.One("F-08", "“三公”经费支出35.58万元。\n其中“三公”经费35.58元已公开。").Correction);
        Lint.None("F-08", "支出35.58万元，人均补助35.60元。");
    }

    [Fact]
    public void A_whole_in_yuan_below_its_part_in_wan_is_a_unit_slip() =>
        Assert.Equal("659.45万元", Lint.One("F-08", "基本支出659.45元，其中：人员经费588.36万元。").Correction);

    [Fact]
    public void Fifty_characters_twice_are_told_once_at_their_longest()
    {
        var finding = Lint.One("N-18", "甲" + Long + "\n乙" + Long);

        Assert.Equal((Long.Length, 1), (finding.Place.Length, finding.Related.Count));
        Assert.Single(Lint.Of("N-18", Long + "\n" + Long + "\n" + Long));
    }

    [Fact]
    public void Less_than_fifty_characters_or_a_rule_of_dots_are_no_repetition()
    {
        Lint.None("N-18", Long[..49] + "甲\n" + Long[..49] + "乙");
        Lint.None("N-18", new string('…', 120) + "\n" + new string('…', 120));
    }
}
