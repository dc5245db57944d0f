using Evaluation.Documents.Frameworks;

namespace Evaluation.Documents.Tests.Frameworks;

/// <summary>What authors write wrong is never taken for something else: it scores as meant, or it is said with its place.</summary>
public sealed class AuthoringTests
{
    private const string Rate = "value: 本年支出合计÷支出全年预算数\n";

    [Theory]
    [InlineData("value: 资产管理违规数\nrule: { kind: inverse, target: 0, zeroAt: 5, monotonic: falling }\nexamples: [ { value: 0, points: 10 }, { value: 1, points: 8 }, { value: 5, points: 0 }, { value: 6, points: 0 } ]")]
    [InlineData(Rate + "rule: { kind: inverse, target: 0%, zeroAt: 20% }\nexamples: [ { value: 10%, points: 5 } ]")]
    [InlineData("value: 资产管理违规数\nrule: { kind: inverse, target: 0 }\nexamples: [ { value: 0, points: 10 }, { value: 1, points: 0 } ]")]
    [InlineData(Rate + "rule: { kind: linear, target: 100% }\ncaps: [ { when: 本年支出合计÷支出全年预算数＜80%, max: 0, text: 低于80% } ]\nexamples: [ { value: 79%, points: 0 }, { value: 80%, points: 8 } ]")]
    [InlineData("value: 支出完成率\nrule: { kind: linear, target: 100% }\ncaps: [ { when: 支出完成率＜80%, max: 2, text: 低于80% } ]\nexamples: [ { value: 79%, points: 2 }, { value: 80%, points: 8 } ]")]
    [InlineData(Rate + "rule: { kind: linear, target: 100%, compareOn: displayed }\ncaps: [ { when: 本年支出合计÷支出全年预算数＜80%, max: 0, text: 低于80% } ]\nexamples: [ { given: { 本年支出合计: 79996, 支出年初预算数: 100000, 支出预算调整数: 0 }, points: 8 }, { given: { 本年支出合计: 79994, 支出年初预算数: 100000, 支出预算调整数: 0 }, points: 0 } ]")]
    [InlineData("value: 如果（接待费决算数＞接待费预算数，1，0）＋如果（购车费决算数＞购车费预算数，1，0）\nrule: { kind: perOccurrence, pointsPerCase: 2, what: 超预算 }\nexamples: [ { value: 2, points: 6 } ]")]
    [InlineData("value: { kind: count, measure: 项, formula: 如果（接待费决算数＞接待费预算数，1，0） }\nrule: { kind: perOccurrence, pointsPerCase: 2, what: 超预算 }\nexamples: [ { value: 1, points: 8 } ]")]
    [InlineData("value: 在职人员控制率\nrule: { kind: linear, target: 100% }\nexamples: [ { given: { 年末在职人员数: 60, 编制数: 80 }, value: 75%, points: 7.5 } ]")]
    [InlineData("value: 实际完成工作数÷计划工作数\nrule: { kind: linear, target: 100% }\noverFulfilment: { threshold: 130%, policy: reviewerReduces }\nexamples: [ { value: 140%, reviewDeduction: 2, points: 8 } ]")]
    [InlineData("value: 服务对象满意度\nrule: { kind: linear, target: ９０％ }\nexamples: [ { value: 45％, points: 5 } ]")]
    [InlineData(Rate + "rule: { kind: ladder, bands: [ { range: ≤90%, points: 1 }, { range: ＞90%, points: 10 } ] }\nexamples: [ { value: 90%, points: 1 } ]")]
    [InlineData(Rate + "rule: { kind: linear, target: 100% }\ncaps: [ { when: 接待费决算数＞5万元, max: 4, text: 接待费超过5万元 } ]\nexamples: [ { given: { 本年支出合计: 100, 支出年初预算数: 100, 支出预算调整数: 0, 接待费决算数: 5万元 }, points: 10 }, { given: { 本年支出合计: 100, 支出年初预算数: 100, 支出预算调整数: 0, 接待费决算数: 50000.01 }, points: 4 } ]")]
    [InlineData("rule: { kind: targets, list: 整体绩效目标 }\nexamples: [ { lists: { 整体绩效目标: [ { name: 乙, dimension: 产出数量, sign: ＝, target: 12次, weight: 10分, actual: 9 } ] }, points: 7.5 } ]")]
    [InlineData("rule: { kind: targets, list: 整体绩效目标, strict: true }\nexamples: [ { lists: { 整体绩效目标: [ { 指标名称: 乙, 类型: 产出数量, 方向: \"=\", 年度指标值: 12, 权重: 10, 实际完成值: 13 } ] }, points: 0 } ]")]
    public void It_scores_as_it_is_meant(string fields) => OneIndicator.Read(fields);

    [Theory]
    [InlineData(Rate + "rule: { kind: inverse, target: 5, zeroAt: 20 }", "“target”写成了500%", "是不是“5%”")]
    [InlineData(Rate + "rule: { kind: inverse, target: 5%, zeroAt: 20 }", "“zeroAt”写成了2000%", "20%")]
    [InlineData(Rate + "rule: { kind: linear, target: 1 }", "“target”写成了100%", "确实是100%的，写 100%")]
    [InlineData(Rate + "rule: { kind: linear, target: 100%, zeroBelow: 0.6 }", "“zeroBelow”写成了60%", "0.6%")]
    [InlineData(Rate + "rule: { kind: thresholdDeduct, threshold: 100%, step: 1, pointsPerStep: 1, mode: floor }", "“step”写成了100%", "1%")]
    [InlineData(Rate + "rule: { kind: ladder, bands: [ { range: \"(-∞, 9]\", points: 10 }, { range: \"(9, +∞)\", points: 0 } ] }", "“range”写成了900%", "9%")]
    [InlineData(Rate + "rule: { kind: linear, target: 100% }\noverFulfilment: { threshold: 130, policy: flag }", "“threshold”写成了13000%", "130%")]
    [InlineData(Rate + "rule: { kind: linear, target: 100% }\ncaps: [ { when: 本年支出合计÷支出全年预算数＜80, max: 0, text: 低于80% } ]", "“80”没有写%", "80%")]
    [InlineData(Rate + "rule: { kind: linear, target: ≥90% }", "前面多了“≥”", "90%")]
    [InlineData(Rate + "rule: { kind: linear, target: 100% }\ncaps: [ { when: 接待费决算数＞5, max: 4, text: 多 } ]", "单位为", "5万元")]
    [InlineData(Rate + "rule: { kind: ladder, bands: [ { range: \"[92%, +∞)\", points: 10, text: 90%以上（不含） }, { range: \"(-∞, 92%)\", points: 0, text: 92%以下（含） } ] }", "说法“90%以上（不含）”与区间不一致，区间是不低于92%", "改说法或区间")]
    [InlineData(Rate + "rule: { kind: ladder, bands: [ { range: \"[90%, +∞)\", points: 10, text: 90%以上 }, { range: \"(-∞, 90%)\", points: 0, text: 不超过90% } ] }", "说法“不超过90%”", "区间")]
    [InlineData(Rate + "rule: { kind: linear, target: 100%, monotonic: rising }\ncaps: [ { when: 本年支出合计÷支出全年预算数＞105%, max: 0, text: 超过105% } ]", "105%得10分，刚超过105%得0分", "条件封顶")]
    [InlineData(Rate + "rule: { kind: ladder, bands: [ { range: \"(-∞, -10%)\", points: 0, text: 调减超过10% }, { range: \"[-10%, +∞)\", points: 11, text: 其他 } ] }", "应在0至10分之间", "分数")]
    [InlineData(Rate + "rule: { kind: linear, target: 100%, monotonic: rising }\ncaps: [ { when: 本年支出合计÷支出全年预算数＞105% 且 项目支出＞0, max: 0, text: 超过105% } ]", "不能验证", "monotonic")]
    [InlineData(Rate + "rule: { kind: linear, target: 100% }\ncaps: [ { when: 接待费决算数＞5万元, max: 4, text: 多 } ]\nexamples: [ { value: 90%, points: 9 } ]", "还要看接待费决算数", "given")]
    [InlineData("value: 三公经费变动率\nrule: { kind: thresholdDeduct, threshold: 0%, step: 1%, pointsPerStep: 0.5, mode: floor }", "没有问上年有没有数", "has_previous_year")]
    [InlineData("value: 三公经费变动率\nrule: { kind: linear, target: 100% }\nexamples: [ { given: { 三公经费变动率: 5% }, points: 1 } ]", "是算出来的数", "三公经费预算数")]
    [InlineData(Rate + "rule: { kind: ladder, bands: [ { range: \"[90%, +∞)\", points: [5, 10] }, { range: \"(-∞, 90%)\", points: 0 } ] }", "区间也要有两端", "[80%, 90%)")]
    [InlineData(Rate + "rule: { kind: ladder, bands: [ { range: \"[90%, +∞)\", points: 10 }, { range: \"[0%, 90%)\", points: [5, 11] }, { range: \"(-∞, 0%)\", points: 0 } ] }", "上端得11分", "分数")]
    [InlineData(Rate + "rule: { kind: thresholdDeduct, threshold: 100%, step: 1%, pointsPerStep: 1, mode: floor, zeroAbove: 95% }", "应高于开始扣分的界限100%", "界限")]
    [InlineData("rule: { kind: checklist, items: [ { text: 好, points: 10, partial: 100% } ] }", "应在0和100%之间", "50%")]
    [InlineData("value: 资产管理违规数\nrule: { kind: inverse, target: 5, zeroAt: 5 }", "应高于目标值", "2倍")]
    public void It_is_refused_and_said(string fields, string message, string advice) =>
        Assert.Contains(OneIndicator.Faults(fields), fault => fault.Message.Contains(message, StringComparison.Ordinal) && fault.Advice.Contains(advice, StringComparison.Ordinal));

    [Theory]
    [InlineData(Rate + "rule: { kind: linear, target: 0.9 }\nexamples: [ { value: 45%, points: 5 } ]")]
    [InlineData(Rate + "rule: { kind: linear, target: 1, zeroBelow: 0.6 }\nexamples: [ { value: 59%, points: 0 }, { value: 60%, points: 6 } ]")]
    [InlineData(Rate + "rule: { kind: inverse, target: 0.5, zeroAt: 1 }\nexamples: [ { value: 0.75, points: 5 } ]")]
    [InlineData(Rate + "rule: { kind: ladder, bands: [ { range: \"[0.9, +∞)\", points: 10 }, { range: \"(-∞, 0.9)\", points: 0 } ] }\nexamples: [ { value: 90%, points: 10 }, { value: 89.99%, points: 0 } ]")]
    [InlineData(Rate + "rule: { kind: ladder, bands: [ { range: \"[90%, +∞)\", points: 10, text: 95%以上 }, { range: \"(-∞, 90%)\", points: 0 } ] }\nexamples: [ { value: 90%, points: 10 } ]")]
    [InlineData(Rate + "rule: { kind: linear, target: 100% }\ncaps: [ { when: 本年支出合计÷支出全年预算数＜80, max: 0, text: 低于80% } ]")]
    [InlineData("value: 三公经费变动率\nrule: { kind: thresholdDeduct, threshold: 0%, step: 1%, pointsPerStep: 0.5, mode: floor }\nexamples: [ { value: 2%, points: 9 } ]")]
    public void What_authors_are_asked_is_not_asked_of_a_version_that_was_published_before(string fields)
    {
        var (published, faults) = FrameworkReader.ReadPublished("t.yaml", OneIndicator.Text(fields));

        Assert.NotEmpty(OneIndicator.Faults(fields));
        Assert.Empty(faults.Select(fault => fault.ToString()));
        Assert.NotNull(published);
    }

    [Theory]
    [InlineData(Rate + "rule: { kind: linear, target: 0.9 }\nexamples: [ { value: 45%, points: 6 } ]", "45%")]
    [InlineData(Rate + "rule: { kind: linear, target: 九成 }", "不是数")]
    [InlineData(Rate + "rule: { kind: ladder, bands: [ { range: \"[0.9, +∞)\", points: 10 } ] }", "档")]
    public void What_cannot_be_scored_or_scores_otherwise_is_refused_of_a_published_version_too(string fields, string message) =>
        Assert.Contains(FrameworkReader.ReadPublished("t.yaml", OneIndicator.Text(fields)).Faults, fault => fault.ToString().Contains(message, StringComparison.Ordinal));

    [Theory]
    [InlineData("[90%, +∞)", "90%以上")]
    [InlineData("(90%, +∞)", "90%以上")]
    [InlineData("[90%, +∞)", "90%（含）以上")]
    [InlineData("(90%, +∞)", "90%以上（不含）")]
    [InlineData("(90%, +∞)", "超过90%，每人3件以上")]
    [InlineData("(90%, +∞)", "比上年下降10%以上")]
    [InlineData("[90%, +∞)", "达到90%，分值的50%以下不算部分")]
    public void Words_that_agree_with_the_range_are_taken(string range, string text)
    {
        var rest = range[0] == '[' ? "(-∞, 90%)" : "(-∞, 90%]";
        OneIndicator.Read(Rate + $"rule: {{ kind: ladder, bands: [ {{ range: \"{range}\", points: 10, text: {text} }}, {{ range: \"{rest}\", points: 0 }} ] }}");
    }

    [Fact]
    public void Last_years_figure_that_the_answer_hides_no_longer_counts()
    {
        const string Rule = """
            value: 年末结转和结余
            rule:
              kind: compareWithLastYear
              previous: 上年末结转和结余
              branches: [ { when: 年末结转和结余≤上年末结转和结余, points: 10, text: 不超过 } ]
              otherwise: { points: 0, text: 超过 }
              unknown: { points: 7, text: 成立 }
            examples:
              - { given: { 年末结转和结余: 150万元, 上年末结转和结余: 120万元 }, answers: { has_previous_year: false }, points: 7 }
              - { given: { 年末结转和结余: 150万元, 上年末结转和结余: 120万元 }, answers: { has_previous_year: true }, points: 0 }
            """;
        OneIndicator.Read(Rule, "questions: [has_previous_year]");
    }

    [Fact]
    public void An_example_that_stays_open_says_what_it_lacks()
    {
        var fault = Assert.Single(OneIndicator.Faults(Rate + "rule: { kind: linear, target: 100% }\nexamples: [ { given: { 本年支出合计: 5, 支出年初预算数: 10 }, points: 5 } ]"));

        Assert.Contains("未完成（缺：", fault.Message, StringComparison.Ordinal);
        Assert.Contains("支出预算调整数", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_belongs_to_a_standard_item_is_named()
    {
        var faults = OneIndicator.Faults("value: 甲数÷本年支出合计\nrule: { kind: linear, target: 100% }", "blocks: [ { key: zz, title: x, inputs: [ { key: exec_total, label: 甲数, name: 甲数, kind: money } ] } ]");

        Assert.Contains("“甲数”的 key“exec_total”是标准部件“本年支出合计”的", Assert.Single(faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_circle_is_told_by_names()
    {
        var faults = OneIndicator.Faults("value: { name: 某率, formula: 某率×100% }\nrule: { kind: linear, target: 100% }");

        Assert.Contains(faults, fault => fault.Message.Contains("某率 → 某率", StringComparison.Ordinal));
    }

    [Fact]
    public void A_yes_or_no_item_compared_with_1_is_told_that_its_name_is_enough()
    {
        var faults = OneIndicator.Faults("rule: { kind: qualitative }", """
            blocks: [ { key: zz, title: x, inputs: [ { key: a, label: 重大违纪, name: 重大违纪, kind: yesNo } ] } ]
            limits: [ { key: v, kind: veto, text: 违纪, when: 重大违纪＝1, totalMax: 59, document: 决定 } ]
            """);

        Assert.Contains("写名称本身就是“是”", Assert.Single(faults).Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Switches_may_be_written_in_part() => OneIndicator.Read("rule: { kind: qualitative }", "switches: { gradeFrom: unrounded }");

    [Fact]
    public void The_notices_own_words_stand_in_the_score_table_and_the_rule_in_the_guide()
    {
        var framework = OneIndicator.Read(Rate + "standardText: 执行率90%以上的得满分，80%（含）—90%的按85%计。\nrule: { kind: ladder, compareOn: displayed, zeroDenominator: full, bands: [ { range: \"[90%, +∞)\", points: 10 }, { range: \"[80%, 90%)\", points: [6, 10] }, { range: \"(-∞, 80%)\", points: 0 } ] }");
        var texts = Core.Reports.AnnexWriter.Write(framework, DateTimeOffset.UnixEpoch).Annexes.Select(annex => string.Concat(annex.Blocks.SelectMany(Texts))).ToList();

        Assert.Contains("执行率90%以上的得满分，80%（含）—90%的按85%计。", texts[0], StringComparison.Ordinal);
        Assert.DoesNotContain("执行率90%以上的得满分", texts[2], StringComparison.Ordinal);
        Assert.Contains("不低于90%的得10分；不低于80%、低于90%的，从6分到10分按比例计分；低于80%的得0分。百分比保留两位小数后比较。分子、分母都是0的，得满分。", texts[2], StringComparison.Ordinal);
        Assert.Contains("85%", Assert.Single(Core.Frameworks.FrameworkNotes.Run(framework)), StringComparison.Ordinal);

        static IEnumerable<string> Texts(Core.Reports.Block block) => block switch
        {
            Core.Reports.Block.Table table => table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Text),
            Core.Reports.Block.Paragraph paragraph => paragraph.Inlines.Select(inline => inline.Text),
            _ => [],
        };
    }

    [Fact]
    public void A_grade_may_begin_above_its_bound()
    {
        const string Grades = "grades: [ { name: 优, from: 90, exclusive: true }, { name: 差, from: 0 } ]\nexamples: [ { name: 正好, rows: { TT1-1102: 0 }, total: 90, grade: 差 }, { name: 高于, rows: { TT1-1102: 0.01 }, total: 90.01, grade: 优 } ]";
        var (framework, faults) = FrameworkReader.Read("t.yaml", OneIndicator.Text("rule: { kind: qualitative }", Grades).Replace("grades: standard\n", string.Empty, StringComparison.Ordinal));

        Assert.Empty(faults.Select(fault => fault.ToString()));
        Assert.Equal("高于90分", framework!.Grades[0].Reach);
    }

    [Fact]
    public void A_table_may_have_another_total_than_100()
    {
        const string More = """
            total: 120
            bonus: { code: TT1-9, cap: 5, indicators: [ { name: 加分, weight: 5, rule: { kind: checklist, items: [ { text: 加, points: 5 } ] } } ] }
            limits: [ { key: late, kind: when, text: 逾期, when: 报送逾期天数＞10, max: 110 } ]
            examples:
              - { name: 全满, total: 120, grade: 优 }
              - { name: 加分不超过, rows: { TT1-9101: 5 }, total: 120 }
              - { name: 加分, rows: { TT1-1102: 0, TT1-9101: 5 }, total: 95 }
              - { name: 封顶, given: { 报送逾期天数: 11 }, total: 110 }
              - { name: 折算, notApplicable: [TT1-1102], rows: { TT1-1101: 45 }, total: 60 }
            """;
        var text = OneIndicator.Text("rule: { kind: qualitative }", More).Replace("weight: 10\n", "weight: 30\n", StringComparison.Ordinal).Replace("weight: 100\n", "weight: 120\n", StringComparison.Ordinal);
        var (framework, faults) = FrameworkReader.Read("t.yaml", text);

        Assert.Empty(faults.Select(fault => fault.ToString()));
        Assert.Equal([108m, 96m, 72m, 0m], framework!.Grades.Select(grade => grade.From.Value));
        Assert.Equal(FrameworkPicture.Of(framework!), FrameworkPicture.Of(FrameworkReader.Read("t.yaml", FrameworkYaml.Write(framework!)).Framework!));
        Assert.Contains(FrameworkReader.Read("t.yaml", text.Replace("total: 120\n", string.Empty, StringComparison.Ordinal)).Faults, fault => fault.Message.Contains("合计120分", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("0")]
    [InlineData("2000")]
    [InlineData("1.005")]
    [InlineData("99999999999999999999999999")]
    public void A_total_that_is_none_is_told_without_faults_of_the_standard_grades(string total)
    {
        var faults = FrameworkReader.Read("t.yaml", OneIndicator.Text("rule: { kind: qualitative }", $"total: {total}")).Faults.Select(fault => fault.ToString()).ToList();

        Assert.Contains(faults, fault => fault.Contains("总分", StringComparison.Ordinal) || fault.Contains("total", StringComparison.Ordinal));
        Assert.DoesNotContain(faults, fault => fault.Contains("等级", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("    weight: 10", "\t    weight: 10", "行首有制表符", "空格")]
    [InlineData("    weight: 10", "    weight：10", "“weight”后面是全角冒号", "weight: ")]
    [InlineData("{ text: 好, points: 90 }", "{ text: 好, points：90 }", "“points”后面是全角冒号", "points: ")]
    public void A_tab_and_a_full_width_colon_are_said_as_such(string piece, string replacement, string message, string advice)
    {
        var text = OneIndicator.Text("rule: { kind: qualitative }");
        Assert.Contains(piece, text, StringComparison.Ordinal);
        text = text.Replace(piece, replacement, StringComparison.Ordinal);

        var fault = Assert.Single(FrameworkReader.Read("t.yaml", text).Faults, fault => fault.Message.Contains(message, StringComparison.Ordinal));
        Assert.Contains(advice, fault.Advice, StringComparison.Ordinal);
        Assert.Contains(replacement.Trim(), text.Split('\n')[fault.Line - 1], StringComparison.Ordinal);
    }

    [Fact]
    public void Constants_are_printed_as_they_were_written()
    {
        var framework = OneIndicator.Read(Rate.TrimEnd('\n') + "×90%×100%\nrule: { kind: linear, target: 100% }\ncaps: [ { when: 接待费决算数＞5万元, max: 4, text: 多 } ]");
        var text = FrameworkYaml.Write(framework);

        Assert.Contains("×90%×100%", text, StringComparison.Ordinal);
        Assert.Contains("接待费决算数＞5万元", text, StringComparison.Ordinal);
    }
}
