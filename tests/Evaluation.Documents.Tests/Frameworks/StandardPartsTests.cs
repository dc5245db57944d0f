using Evaluation.Core.Frameworks;
using Evaluation.Documents.Frameworks;

namespace Evaluation.Documents.Tests.Frameworks;

/// <summary>What a framework file takes from the standard parts is the same as if it were written out.</summary>
public sealed class StandardPartsTests
{
    private const string Head = """
        code: S1
        version: 1
        title: 例
        region: 例
        years: { from: 2022, to: 2025 }
        clause: 例
        grades: standard
        report: { title: [例], lead: 例, sections: [ { id: all, heading: 例 } ] }

        """;

    private const string Tree = """
        indicators:
          - name: 全部
            weight: 100
            groups:
              - name: 全部
                weight: 100
                indicators:
                  - name: 支出完成率
                    weight: 60
                    value: 本年支出合计÷支出全年预算数
                    rule: { kind: linear, target: 100% }
                  - name: 组织建立
                    weight: 40
                    rule: { kind: yesNo, input: 已成立自评工作小组, question: 已成立 }

        """;

    [Fact]
    public void A_formula_brings_its_items_and_what_they_are_derived_from()
    {
        var framework = Read(Head + Tree);

        Assert.Equal(["budget_initial", "budget_adjust", "exec_total", "group_established"], framework.Inputs.Select(input => input.Key));
        Assert.Equal(["budget_final"], framework.Derived.Select(derived => derived.Key));
        Assert.Equal(["支出", "项目和重点工作"], framework.Blocks.Select(block => block.Title));
        Assert.Equal(["S1-1101", "S1-1102"], framework.Indicators.Select(indicator => indicator.Code));
        Assert.Equal("S1-1102", Assert.IsType<SystemSource.EvidenceOn>(framework.Input("group_established")!.System).Indicator);
    }

    [Fact]
    public void An_item_taken_by_name_by_key_or_written_out_is_the_same()
    {
        const string written = """
            blocks:
              - key: staff
                title: 人员
                inputs:
                  - { key: staff_quota, label: 编制数, name: 编制数, kind: count, measure: 人, basis: 机构编制部门核定, source: 机构编制批复文件, hint: 行政编制、事业编制合计。 }

            """;
        var byHand = Written.Out(Read(Head + written + Tree));

        Assert.Equal(byHand, Written.Out(Read(Head + "blocks: [ { key: staff, inputs: [编制数] } ]\n" + Tree)));
        Assert.Equal(byHand, Written.Out(Read(Head + "blocks: [ { key: staff, inputs: [staff_quota] } ]\n" + Tree)));
        Assert.Equal(byHand, Written.Out(Read(Head + "blocks: [ { key: staff, inputs: [ { standard: 编制数 } ] } ]\n" + Tree)));
    }

    [Fact]
    public void A_standard_part_may_be_changed_in_one_thing()
    {
        var input = Read(Head + "blocks: [ { key: spending, inputs: [ { standard: 本年支出合计, label: 全年支出 } ] } ]\n" + Tree).Input("exec_total")!;

        Assert.Equal("全年支出", input.Label);
        Assert.Equal("本年支出合计", input.Name);
        Assert.Equal("全口径", input.Basis);
    }

    [Fact]
    public void Last_years_figure_of_a_standard_item_is_named_with_its_year()
    {
        var framework = Read(Head + "questions: [ { key: has_previous_year, notApplicable: { S1-1101: 没有上年数 } } ]\n" + Tree.Replace("本年支出合计÷支出全年预算数", "（接待费决算数－上年接待费决算数）÷上年接待费决算数", StringComparison.Ordinal));

        Assert.Equal("three_public_reception_actual_prev", framework.Input("three_public_reception_actual")!.Previous);
        Assert.Equal("上年公务接待费决算数", framework.Input("three_public_reception_actual_prev")!.Label);
        Assert.Equal(["three_public_reception_actual_prev"], framework.Questions[0].Hides);
    }

    [Fact]
    public void A_standard_question_hides_only_what_the_framework_asks() =>
        Assert.Equal(["procurement_actual"], Read(Head + "inputs: [实际政府采购金额]\nquestions: [has_procurement]\n" + Tree).Questions[0].Hides);

    [Fact]
    public void A_name_of_the_files_own_goes_before_the_standard_one()
    {
        var framework = Read(Head + "blocks: [ { key: mine, title: 例, inputs: [ { key: spent, label: 支出, name: 本年支出合计, kind: money } ] } ]\n" + Tree);

        Assert.Null(framework.Input("exec_total"));
        Assert.Equal("spent", Assert.Single(framework.Inputs, input => input.Name == "本年支出合计").Key);
    }

    [Fact]
    public void Indicators_of_the_same_name_have_values_of_their_own()
    {
        var twice = Tree.Replace("组织建立", "支出完成率", StringComparison.Ordinal)
            .Replace("rule: { kind: yesNo, input: 已成立自评工作小组, question: 已成立 }", "value: 基本支出÷本年支出合计\n            rule: { kind: countRatio }", StringComparison.Ordinal);

        Assert.Equal(["支出完成率", "支出完成率1102"], Read(Head + twice).Indicators.Select(indicator => indicator.Value!.Name));
    }

    [Theory]
    [InlineData("inputs: [本年支出合记]", "没有名为“本年支出合记”的数据项", "是不是“本年支出合计”")]
    [InlineData("inputs: [exec_totl]", "没有名为“exec_totl”的数据项", "是不是“exec_total”")]
    [InlineData("lists: [target]", "没有名为“target”的列表", "是不是“targets”")]
    [InlineData("derived: [支出全年预算]", "没有名为“支出全年预算”的中间指标", "是不是“支出全年预算数”")]
    [InlineData("questions: [has_project]", "没有名为“has_project”的适用情况问题", "是不是“has_projects”")]
    [InlineData("blocks: [人 员]", "没有名为“人 员”的数据表分块", "是不是“人员”")]
    [InlineData("blocks: [ { key: mine, title: 例, inputs: [ { standard: 编制 } ] } ]", "没有名为“编制”的数据项", "是不是“编制数”")]
    [InlineData("inputs: [ { key: a } ]", "只能写标准数据项的名称", "blocks")]
    public void A_part_that_does_not_exist_is_said_with_its_line_and_the_near_word(string line, string message, string advice)
    {
        var fault = Assert.Single(FrameworkReader.Read("s.yaml", Head + line + "\n" + Tree).Faults, fault => fault.Message.Contains(message, StringComparison.Ordinal));

        Assert.Contains(advice, fault.Advice, StringComparison.Ordinal);
        Assert.Equal(9, fault.Line);
    }

    [Fact]
    public void A_misspelt_standard_name_in_a_formula_is_told_the_near_word()
    {
        var faults = FrameworkReader.Read("s.yaml", Head + Tree.Replace("本年支出合计", "本年支岀合计", StringComparison.Ordinal)).Faults;

        Assert.Contains("是不是“本年支出合计”", Assert.Single(faults).Advice, StringComparison.Ordinal);
    }

    private static Framework Read(string text)
    {
        var (framework, faults) = FrameworkReader.Read("s.yaml", text);
        Assert.Empty(faults.Select(fault => fault.ToString()));
        return framework!;
    }
}
