using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Frameworks;

namespace Evaluation.Documents.Tests.Frameworks;

/// <summary>Every rule kind as it is written, and what a framework that contradicts itself is told.</summary>
public sealed class RuleReadingTests
{
    private const string Ladder = """
        kind: ladder
                      bands:
                        - { range: "[90%, +∞)", points: 50 }
                        - { range: "(-∞, 90%)", points: 0 }
        """;

    [Theory]
    [InlineData("kind: linear\n              target: 100%\n              over: deduct\n              overStep: 10%\n              overPointsPerStep: 5\n              overMode: floor", "125%", "40.00")]
    [InlineData("kind: linear\n              target: 100%\n              cap: 90%", "95%", "45.00")]
    [InlineData("kind: equal\n              target: 100%", "50%", "25.00")]
    [InlineData("kind: equal\n              target: 100%\n              strict: true", "100.01%", "0.00")]
    [InlineData("kind: inverse\n              target: 20%", "30%", "25.00")]
    [InlineData("kind: inverse\n              target: 20%\n              zeroAt: 100%", "60%", "25.00")]
    [InlineData("kind: thresholdDeduct\n              threshold: 100%\n              step: 1%\n              pointsPerStep: 0.5\n              mode: ceiling", "100.5%", "49.50")]
    [InlineData("kind: countRatio", "29%", "14.50")]
    [InlineData("kind: linear\n              target: 33.33%\n              over: zero\n              compareOn: displayed", "33.334%", "50.00")]
    [InlineData("kind: linear\n              target: 33.33%\n              over: zero", "33.334%", "0.00")]
    public void A_value_rule_is_read_and_scores(string rule, string value, string points)
    {
        var (framework, faults) = Read(rule, $"{{ value: {value}, points: {points} }}");

        Assert.Empty(faults);
        Assert.Single(framework!.Indicator("T1-1101")!.Examples);
    }

    [Fact]
    public void An_example_that_does_not_hold_refuses_the_file_at_its_line()
    {
        var fault = Assert.Single(FaultsOf("kind: countRatio", "{ given: { 支出: 90万元, 预算: 100万元 }, value: 90%, points: 44 }"));

        Assert.Contains("应为90%，得44.00分，按规则算得90%，得45.00分", fault.Message, StringComparison.Ordinal);
        Assert.Equal(SmallFramework.LineOf(Text("kind: countRatio", "{ given: { 支出: 90万元, 预算: 100万元 }, value: 90%, points: 44 }"), "- { given"), fault.Line);
    }

    [Theory]
    [InlineData("{ given: { 支出: 0, 预算: 0 }, result: 无法计算 }")]
    [InlineData("{ given: { 支出: 0 }, result: 未完成 }")]
    [InlineData("{ given: { 支出: 912345.67, 预算: 1000000 }, value: 91.234567%, points: 45.62 }")]
    [InlineData("{ given: { spent: 1.5亿元, budget: 2亿元 }, value: 75.00%, points: 37.5 }")]
    public void Examples_say_figures_as_people_do(string example) => Assert.Empty(FaultsOf("kind: countRatio", example));

    [Theory]
    [InlineData("{ given: { 开支: 1 }, points: 1 }", "不是数据表里的数据项")]
    [InlineData("{ given: { 支出: 很多 }, points: 1 }", "不是数字")]
    [InlineData("{ value: 50% }", "没有写")]
    [InlineData("{ value: 约50%, points: 1 }", "不是数")]
    [InlineData("{ value: 50%, points: 1, punkte: 2 }", "没有“punkte”")]
    [InlineData("{ value: 50%, reading: nosuch, points: 25 }", "“nosuch”不是这里的口径")]
    [InlineData("{ value: 50%, items: [made], points: 25 }", "“made”不是这里的检查项")]
    [InlineData("{ answers: { has_stuff: false }, value: 50%, points: 25 }", "“has_stuff”不是这里的适用情况问题")]
    [InlineData("{ lists: { tasks: [ { price: 1 } ] }, value: 50%, points: 25 }", "“price”不是这里的列")]
    public void A_wrong_example_says_how_to_mend_it(string example, string message) =>
        Assert.Contains(FaultsOf("kind: countRatio", example), fault => fault.Message.Contains(message, StringComparison.Ordinal));

    [Theory]
    [InlineData("kind: linear\n              target: 100", "写成了10000%", "是不是“100%”")]
    [InlineData("kind: linear\n              target: 0%", "目标值应大于0", "100%")]
    [InlineData("kind: inverse\n              target: 50%\n              zeroAt: 40%", "应高于目标值", "2倍")]
    [InlineData("kind: linear\n              target: 100%\n              over: zero\n              monotonic: rising", "数值越大得分不减", "monotonic")]
    [InlineData("kind: compareWithLastYear\n              previous: 去年预算\n              branches:\n                - { when: 支出≤去年预算, points: 50, text: 不超上年 }\n              otherwise: { points: 0, text: 超上年 }\n              unknown: { points: 25, text: 按一半计 }", "没有问题隐藏", "questions")]
    [InlineData("kind: eitherOr\n              options: []", "至少要有两种口径", "直接写")]
    [InlineData("kind: checklist\n              items: []", "计算值", "value")]
    public void A_rule_that_makes_no_sense_says_so(string rule, string message, string advice) =>
        Assert.Contains(FaultsOf(rule, null), fault => fault.Message.Contains(message, StringComparison.Ordinal) && fault.Advice.Contains(advice, StringComparison.Ordinal));

    [Theory]
    [InlineData("limits:\n  - { key: a, text: 执行率, kind: bands, value: 支出÷预算, bands: [ { range: \"[80%, +∞)\" } ] }", "以下没有对应的档")]
    [InlineData("limits:\n  - { key: a, text: 违规, kind: veto, when: 人员数＞0, document: 决定 }", "总分上限或等级上限")]
    [InlineData("limits:\n  - { key: a, text: 违规, kind: veto, when: 人员数＞0, gradeMax: 极好, document: 决定 }", "没有“极好”这个等级")]
    [InlineData("limits:\n  - { key: a, text: 违规, kind: when, when: 人员数, max: 79 }", "条件")]
    [InlineData("limits:\n  - { key: a, text: 违规, kind: vetto, when: 人员数＞0, max: 79 }", "没有“vetto”这种封顶规则")]
    [InlineData("examples:\n  - { name: 全满, total: 99, grade: 优 }", "总分100.00")]
    [InlineData("examples:\n  - { name: 全满, rows: { T1-9999: 1 }, total: 100 }", "“T1-9999”不是这里的指标")]
    [InlineData("examples:\n  - { name: 全满, notApplicable: [T1-9998], total: 100 }", "“T1-9998”不是这里的指标")]
    [InlineData("examples:\n  - { name: 全满, total: 100, grade: 极优 }", "“极优”不是这里的等级")]
    [InlineData("bonus: { code: T1-9, cap: 0, indicators: [ { code: T1-9101, name: 创新, weight: 2, rule: { kind: yesNo, input: founded, question: 有创新 } } ] }", "最多加几分")]
    public void Limits_bonus_and_totals_are_checked(string part, string message)
    {
        var (framework, faults) = FrameworkReader.Read("t.yaml", SmallFramework.Text + "\n" + part + "\n");

        Assert.Null(framework);
        Assert.Contains(faults, fault => fault.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_bonus_stands_outside_the_hundred_points()
    {
        var (framework, faults) = FrameworkReader.Read("t.yaml", SmallFramework.Text
            + "\nbonus: { code: T1-9, cap: 2, indicators: [ { code: T1-9101, name: 创新, weight: 2, rule: { kind: yesNo, input: founded, question: 有创新 } } ] }\n"
            + "examples:\n  - { name: 满分加分, rows: { T1-9101: 2 }, total: 100, grade: 优 }\n  - { name: 加分, rows: { T1-1103: 0, T1-9101: 2 }, total: 82, grade: 差 }\n");

        Assert.Empty(faults);
        Assert.Equal((100m, 2m), (framework!.Weight.Value, framework.Bonus.Cap.Value));
        Assert.Equal(2, FrameworkProof.Run(framework).Count(example => example.Holds));
    }

    [Fact]
    public void Figures_that_square_one_another_are_refused_before_they_outgrow_the_machine()
    {
        var chain = string.Concat(Enumerable.Range(1, 60).Select(step => $"  - {{ key: d{step}, label: 数{step}, name: 数{step}, kind: percent, formula: 数{step - 1}×数{step - 1} }}\n"));
        var (_, faults) = FrameworkReader.Read("t.yaml", SmallFramework.Text.Replace(
            "derived:\n", "derived:\n  - { key: d0, label: 数0, name: 数0, kind: percent, formula: 支出÷预算 }\n" + chain, StringComparison.Ordinal));

        Assert.Contains(faults, fault => fault.Message.Contains("位数太多", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("k", 90_000)]
    [InlineData("- a\n- ", 90_000)]
    [InlineData("a: {b: [", 100_000)]
    [InlineData("code: A\n", 110_000)]
    [InlineData("公式（", 100_000)]
    public void A_large_hostile_file_is_refused_within_100_MB(string piece, int times)
    {
        var text = string.Concat(Enumerable.Range(0, times).Select(number => piece == "k" ? FormattableString.Invariant($"k{number}: 1\n") : piece));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (framework, faults) = FrameworkReader.Read("t.yaml", text);

        Assert.Null(framework);
        Assert.InRange(faults.Count, 1, 200);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000_000);
    }

    /// <summary>Indicators that are all wrong, and data items that are.</summary>
    [Theory]
    [InlineData("          - { name: 指标N, weight: x, rule: { kind: lineer, target: 100 } }\n", 3_000)]
    [InlineData("          - { name: 指标N, weight: 1, value: 实际完成的工作数÷计划中的工作数N, rule: { kind: linear, target: 100% } }\n", 2_000)]
    [InlineData("          - a: 1\n", 12_000)]
    [InlineData("          - a\n", 35_000)]
    public void Thousands_of_wrong_indicators_cost_no_more_than_their_reading(string line, int times)
    {
        var text = "code: BAD\nversion: 1\ntitle: 坏\nregion: 某市\nyears: { from: 2022, to: 2025 }\nclause: 例\ngrades: standard\nreport: standard\nindicators:\n  - name: 投入\n    weight: 100\n    groups:\n      - name: 配置\n        weight: 100\n        indicators:\n"
            + string.Concat(Enumerable.Range(0, times).Select(number => line.Replace("N", number.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)));
        FrameworkReader.Read("t.yaml", text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (framework, faults) = FrameworkReader.Read("t.yaml", text);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 60_000_000);
        Assert.Null(framework);
        Assert.Equal(200, faults.Count);
        Assert.Contains("没有列出", faults[^1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("weight: 30", "weight: 30.00000000000000000000000000001")]
    [InlineData("points: 50 }", "points: 50.00000000000000000000000000001 }")]
    [InlineData("\"[90%, +∞)\"", "\"[90.00000000000000000000000000001%, +∞)\"")]
    public void A_number_of_more_digits_than_are_kept_is_refused(string piece, string replacement) =>
        Assert.Contains(SmallFramework.FaultsWith(piece, replacement), fault => fault.Message.Contains("数字太长", StringComparison.Ordinal) && fault.Advice.Contains("28位", StringComparison.Ordinal));

    [Theory]
    [InlineData("title: 试行指标体系", "title: \"试行\\u200B指标体系\"", "U+200B", "title")]
    [InlineData("name: 支出率\n            weight", "name: \"\\u202E支出率\"\n            weight", "U+202E", "name")]
    [InlineData("text: 有制度", "text: \"有\\uE000制度\"", "U+E000", "text")]
    [InlineData("code: T1\n", "code: \"T1\\u200B\"\n", "U+200B", "code")]
    public void A_character_nobody_sees_is_refused_with_its_number_and_place(string piece, string replacement, string point, string field) =>
        Assert.Contains(SmallFramework.FaultsWith(piece, replacement), fault =>
            fault.Message.Contains(point, StringComparison.Ordinal) && fault.Message.Contains($"“{field}”第", StringComparison.Ordinal));

    private static string Text(string rule, string? example) => SmallFramework.Text
        .Replace(Ladder, rule, StringComparison.Ordinal)
        .Replace("            notApplicable: { policy: notAllowed }\n            sentence", (example is null ? string.Empty : $"            examples:\n              - {example}\n") + "            notApplicable: { policy: notAllowed }\n            sentence", StringComparison.Ordinal);

    private static (Framework? Framework, IReadOnlyList<FrameworkFault> Faults) Read(string rule, string? example)
    {
        var text = Text(rule, example);
        Assert.NotEqual(SmallFramework.Text, text);
        return FrameworkReader.Read("t.yaml", text);
    }

    private static IReadOnlyList<FrameworkFault> FaultsOf(string rule, string? example) => Read(rule, example).Faults;
}
