using Evaluation.Core.Checks;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Frameworks;

namespace Evaluation.Documents.Tests.Checks;

/// <summary>Checks in a framework file: standard ones, changed ones, own ones, and what is wrong with them.</summary>
public sealed class CheckReadingTests
{
    private const string Head = """
        code: T1
        version: 1
        title: 例
        region: 例
        years: { from: 2021, to: 2025 }
        grades: standard
        report: standard
        clause: 例

        """;

    private const string Tree = """
        indicators:
          - name: 执行
            weight: 100
            groups:
              - name: 执行
                weight: 100
                indicators:
                  - name: 支出完成率
                    weight: 100
                    value: 本年支出合计÷支出年初预算数
                    rule: { kind: linear, target: 100% }
                    evidence: [决算表]

        """;

    [Fact]
    public void The_word_standard_takes_the_checks_whose_figures_the_file_has()
    {
        var framework = Read("checks: standard\n");

        Assert.Contains("W-04", framework.Checks.Select(check => check.Key));
        Assert.DoesNotContain("R-01", framework.Checks.Select(check => check.Key));
        Assert.Null(framework.Input("income_side_total"));
        Assert.Single(((CheckTest.Holds)framework.Checks.Single(check => check.Key == "R-22").Test).Conditions);
    }

    [Fact]
    public void A_check_that_is_named_brings_its_data_items() =>
        Assert.NotNull(Read("checks: [R-01]\n").Input("income_side_total"));

    [Fact]
    public void A_standard_check_may_be_more_serious_and_keeps_its_examples()
    {
        var check = Assert.Single(Read("checks: [{ standard: I-26, severity: mustFix }]\n").Checks);

        Assert.Equal(Severity.MustFix, check.Severity);
        Assert.NotEmpty(check.Examples);
    }

    [Fact]
    public void A_standard_check_with_another_limit_leaves_the_standard_examples() =>
        Assert.Empty(Assert.Single(Read("checks: [{ standard: W-04, holds: [本年支出合计÷支出年初预算数≤200%] }]\n").Checks).Examples);

    [Fact]
    public void A_check_of_the_files_own_goes_before_the_standard_one_of_the_same_number() =>
        Assert.Equal("自己的", Read("checks:\n  - standard\n  - { key: W-04, name: 自己的, severity: note, holds: 本年支出合计＞0, message: 不对。 }\n").Checks.Single(check => check.Key == "W-04").Name);

    [Fact]
    public void What_is_written_out_reads_back_without_the_standard_parts()
    {
        var framework = Read("checks: standard\n");
        var written = FrameworkYaml.Write(framework);

        Assert.DoesNotContain("standard", written, StringComparison.Ordinal);
        Assert.Equal(written, FrameworkYaml.Write(FrameworkReader.Read("a.yaml", written).Framework!));
    }

    [Theory]
    [InlineData("[R-99]", "没有名为“R-99”的校验规则", "")]
    [InlineData("[{ key: x, name: 甲, severity: note, holds: 本年支出合计＞0, message: 不对。 }]", "“x”不能作为校验规则编号", "X-01")]
    [InlineData("[{ key: X-01, name: 甲, severity: note, holds: 本年支出合记＞0, message: 不对。 }]", "本年支出合记", "是不是“本年支出合计”")]
    [InlineData("[{ key: X-01, name: 甲, severity: note, holds: 本年支出合计, message: 不对。 }]", "这里应是条件", "")]
    [InlineData("[{ key: X-01, name: 甲, severity: note, holds: 本年支出合计＞年末在职人员数, message: 不对。 }]", "单位", "")]
    [InlineData("[{ key: X-01, name: 甲, severity: note, holds: 本年支出合计＞0, message: \"{左数}不对。\" }]", "“{左数}”没有对应的数据项", "左值")]
    [InlineData("[{ key: X-01, name: 甲, severity: mustFix, colour: red, holds: 本年支出合计＞0, message: 不对。 }]", "预警只提示", "severity: note")]
    [InlineData("[{ key: X-01, name: 甲, severity: big, holds: 本年支出合计＞0, message: 不对。 }]", "没有“big”这种写法", "mustFix")]
    [InlineData("[{ key: X-01, name: 甲, severity: note, kind: lastYear, inputs: [本年支出合计], ranges: [\"[2, 1]\"], message: 不对。 }]", "区间里没有数", "")]
    [InlineData("[{ key: X-01, name: 甲, severity: note, kind: phrase, words: [\"…好\"], message: 不对。 }]", "省略号", "")]
    [InlineData("[{ key: X-01, name: 甲, severity: note, kind: evidence, evidence: named, message: 不对。 }]", "佐证材料里要有的字", "")]
    [InlineData("[{ key: X-01, name: 甲, severity: note, holds: 本年支出合计＞0, message: 不对。, examples: [{ given: { 本年支出合计: 1 }, result: 不符 }] }]", "应为不符，按规则算得通过", "请改例子或改规则")]
    public void What_is_wrong_with_a_check_is_said_at_its_line(string checks, string message, string advice)
    {
        var fault = Assert.Single(FrameworkReader.Read("a.yaml", Head + Tree + "checks: " + checks + "\n").Faults, fault => fault.Message.Contains(message, StringComparison.Ordinal));

        Assert.Contains(advice, fault.Advice, StringComparison.Ordinal);
        Assert.Equal(21, fault.Line);
    }

    [Fact]
    public void An_indicator_cannot_be_scored_by_the_total_it_is_part_of() =>
        Assert.NotEmpty(FrameworkReader.Read("a.yaml", Head + Tree.Replace("本年支出合计÷支出年初预算数", "自评总分÷满分总分", StringComparison.Ordinal)).Faults);

    [Fact]
    public void Every_standard_check_passes_and_fails_in_an_example_and_names_what_it_says()
    {
        var standard = FrameworkLibrary.Load(FrameworkLibrary.ShippedFolder).Find("ZJ21@1")!;
        var without = standard.Checks.Where(check => !(check.Examples.Any(example => example.Result == CheckResult.Passed) && check.Examples.Any(example => example.Result == CheckResult.Failed)))
            .Select(check => check.Key);

        // One file on several indicators cannot be said in an example; the tests of checks prove it.
        Assert.Equal(["E-11"], without);
        Assert.True(standard.Checks.Count >= 60, $"{standard.Checks.Count}");
        Assert.All(FrameworkProof.Run(standard), example => Assert.True(example.Holds, example.Subject));
    }

    [Fact]
    public void A_changed_check_is_said_between_versions()
    {
        var framework = Read("checks: [W-04]\n");
        var changed = framework with { Checks = [framework.Checks[0] with { Severity = Severity.Note, Colour = WarningColour.Red }] };

        var change = Assert.Single(FrameworkDiff.Run(framework, changed));
        Assert.Equal(("checks/W-04", "轻重", "黄色预警", "红色预警", false), (change.Place, change.What, change.Before, change.After, change.MovesScores));
    }

    private static Framework Read(string checks)
    {
        var (framework, faults) = FrameworkReader.Read("a.yaml", Head + Tree + checks);
        Assert.Empty(faults.Select(fault => fault.ToString()));
        return framework!;
    }
}
