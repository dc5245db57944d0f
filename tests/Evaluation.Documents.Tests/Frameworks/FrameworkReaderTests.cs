
using CsCheck;
using Evaluation.Core.Formulas;
using Evaluation.Documents.Frameworks;

namespace Evaluation.Documents.Tests.Frameworks;

/// <summary>Each way a framework file can be wrong is said once, with its line and what to write instead.</summary>
public sealed class FrameworkReaderTests
{
    [Fact]
    public void The_small_framework_itself_is_right() => Assert.Empty(SmallFramework.FaultsWith("T1", "T1"));

    [Theory]
    [InlineData("title: 试行", "titel: 试行", "titel", "没有“titel”", "title")]
    [InlineData("version: 1", "version: 一", "version: 一", "不是数字", "只写数字")]
    [InlineData("region: 测试市\n", "", "code: T1", "缺少“region”", "请补上 region")]
    [InlineData("years: { from: 2021, to: 2025 }", "years: { from: 2025, to: 2021 }", "years:", "适用年度", "from")]
    [InlineData("years: { from: 2021, to: 2025 }", "years: 2021", "years:", "名称: 内容", "README")]
    [InlineData("version: 1", "version: 1\nversion: 2", "version: 2", "写了两次", "只保留一个")]
    [InlineData("evidence: mark", "evidence: marc", "switches:", "没有“marc”", "是不是“mark”")]
    [InlineData("{ name: 差, from: 0 }", "{ name: 差, from: 10 }", "name: 差", "从0分起", "from: 0")]
    [InlineData("{ name: 差, from: 0 }", "{ name: 差, from: 95 }", "name: 差", "应低于", "从高到低")]
    [InlineData("hides: [staff]", "hides: [stuff]", "hides:", "没有名为“stuff”", "key")]
    [InlineData("{ T1-1102: 没有人员 }", "{ T1-1199: 没有人员 }", "T1-1199: 没有", "没有编码为“T1-1199”", "code")]
    [InlineData("{ T1-1102: 没有人员 }", "{ T1-1101: 没有人员 }", "T1-1101: 没有", "不允许设为不适用", "policy")]
    [InlineData("key: spent, label", "key: Spent, label", "key: Spent", "不能作为 key", "小写字母")]
    [InlineData("name: 支出, kind: money }", "name: 支出（元）, kind: money }", "支出（元）", "只能用汉字和数字", "label")]
    [InlineData("name: 去年预算", "name: 预算", "key: budget_prev", "已经用过", "另一个")]
    [InlineData("- { key: staff, label", "- { key: budget, label", "key: budget, label: 人员", "已经用过", "另一个")]
    [InlineData("previous: budget_prev", "previous: budget_last", "previous: budget_last", "上年数“budget_last”不存在", "key")]
    [InlineData(", previous: budget_prev", "", "key: budget, label", "没有写 previous", "previous: budget_prev")]
    [InlineData("kind: count, measure: 人", "kind: count", "key: staff", "计量单位", "measure")]
    [InlineData("kind: count, measure: 人", "kind: cuont, measure: 人", "key: staff", "没有“cuont”", "是不是“count”")]
    [InlineData("evidenceOn: T1-1103", "evidenceOn: T1-1109", "evidenceOn", "没有编码为“T1-1109”", "code")]
    [InlineData("formula: 预算－支出", "formula: 预算－支岀", "formula: 预算－支岀", "第4个字", "是不是“支出”")]
    [InlineData("formula: 预算－支出", "formula: 预算－人员数", "formula: 预算－人员数", "相加减", "相除")]
    [InlineData("formula: 预算－支出", "formula: 预算÷支出", "formula: 预算÷支出", "无单位", "kind")]
    [InlineData("formula: 预算－支出", "formula: 预算－余额", "formula: 预算－余额", "绕成了圈", "数据表")]
    [InlineData("求和（任务，任务金额）", "求和（任务，任务名称）", "任务名称）", "不是可以计算的数据项", "数字列")]
    [InlineData("求和（任务，任务金额）", "任务", "key: task_cost", "是列表", "求和")]
    [InlineData("weight: 20", "weight: 10", "code: T1-11\n", "合计90分", "相等")]
    [InlineData("weight: 20", "weight: 0", "code: T1-1103", "应大于0", "实际分值")]
    [InlineData("code: T1-1103\n", "code: T1-1102\n", "name: 小组", "写了两次", "另一个")]
    [InlineData("formula: 支出÷预算", "formula: 支出", "formula: 支出\n", "单位是“元”", "kind")]
    [InlineData("kind: ladder", "kind: laddr", "kind: laddr", "没有“laddr”这种评分规则", "是不是“ladder”")]
    [InlineData("[90%, +∞)\"", "(90%, +∞)\"", "bands:", "有空档", "端点")]
    [InlineData("(-∞, 90%)\"", "(-∞, 90%]\"", "bands:", "有重叠", "端点")]
    [InlineData("(-∞, 90%)\"", "[0%, 90%)\"", "bands:", "以下没有对应的档", "-∞")]
    [InlineData("[90%, +∞)\"", "[90%, 100%]\"", "bands:", "以上没有对应的档", "+∞")]
    [InlineData("\"[90%, +∞)\"", "超过90%", "超过90%", "不是区间", "方括号")]
    [InlineData("[90%, +∞)\", points: 50", "[90%, +∞)\", points: 60", "bands:", "应在0至50分之间", "分数")]
    [InlineData("points: 20", "points: 15", "items:", "合计25分", "相等")]
    [InlineData("points: 20", "points: 20.005", "key: kept", "两位小数", "1.5")]
    [InlineData("key: kept", "key: made", "key: made, text: 执行", "写了两次", "另一个")]
    [InlineData("input: founded", "input: spent", "input: spent", "是否类", "yesNo")]
    [InlineData("onlyWhen: 人员数＝0", "onlyWhen: 人员数", "onlyWhen: 人员数", "条件", "＝0")]
    [InlineData("支出{支出}。", "支出{开支}。", "{开支}", "没有对应的数据项", "花括号")]
    [InlineData("余额{余额}。", "余额{余款}。", "{余款}", "没有对应的数据项", "花括号")]
    [InlineData("page: basics", "page: basic", "page: basic", "没有“basic”这一页", "basics")]
    [InlineData("id: scores", "id: money", "id: money\n      heading: 得分", "写了两次", "另一个")]
    [InlineData("content: scoreTable", "content: scoreTabel", "content: scoreTabel", "没有“scoreTabel”", "scoreTable")]
    [InlineData("grades:", "grades: &a", "grades", "锚点", "&")]
    [InlineData("title: 试行指标体系", "title: *a", "title", "引用", "*")]
    [InlineData("title: 试行指标体系", "title: !!str 试行", "title", "标签", "!")]
    [InlineData("title: 试行指标体系", "title: \"试行", "title", "不符合YAML写法", "引号")]
    public void A_fault_is_said_once_with_its_line_and_what_to_write(string piece, string replacement, string place, string message, string advice)
    {
        Assert.Contains(piece, SmallFramework.Text, StringComparison.Ordinal);
        var text = SmallFramework.Text.Replace(piece, replacement, StringComparison.Ordinal);

        var (framework, faults) = FrameworkReader.Read("t.yaml", text);

        Assert.Null(framework);
        var fault = Assert.Single(faults, fault => fault.Message.Contains(message, StringComparison.Ordinal));
        Assert.Contains(advice, fault.Advice, StringComparison.Ordinal);
        var line = SmallFramework.LineOf(text, place);
        Assert.True(Math.Abs(fault.Line - line) <= Tolerance(place), $"{fault} 应在第{line}行");
    }

    [Fact]
    public void All_faults_are_said_in_one_go()
    {
        var text = SmallFramework.Text.Replace("version: 1", "version: x", StringComparison.Ordinal)
            .Replace("formula: 支出÷预算", "formula: 支出÷×预算", StringComparison.Ordinal)
            .Replace("page: basics", "page: nowhere", StringComparison.Ordinal);

        var faults = FrameworkReader.Read("t.yaml", text).Faults;

        Assert.Equal(3, faults.Count);
        Assert.Equal(faults.OrderBy(fault => fault.Line), faults);
    }

    [Fact]
    public void Names_and_keys_are_the_same_in_formulas()
    {
        var byKey = FrameworkReader.Read("t.yaml", SmallFramework.Text.Replace("预算－支出", "budget - spent", StringComparison.Ordinal)).Framework!;
        var byName = FrameworkReader.Read("t.yaml", SmallFramework.Text).Framework!;

        Assert.Equal(byName.Derived[0].Formula, byKey.Derived[0].Formula);
    }

    [Fact]
    public void Every_formula_of_the_shipped_frameworks_prints_and_reads_back_to_the_same_tree()
    {
        var framework = FrameworkLibrary.Load(FrameworkLibrary.ShippedFolder).Find("ZJ21@1")!;
        var formulas = framework.Derived.Select(derived => derived.Formula)
            .Concat(framework.Indicators.Where(indicator => indicator.Value is not null).SelectMany(indicator => indicator.Value!.Others.Prepend(indicator.Value.Scored)).Select(reading => reading.Formula))
            .ToList();

        Assert.NotEmpty(formulas);
        Assert.All(formulas, formula =>
        {
            var (again, fault) = FormulaParser.Parse(
                FormulaText.Print(formula),
                word => word,
                list => framework.List(list) is { } found ? word => found.Column(word) is null ? null : $"{list}.{word}" : null);
            Assert.Null(fault);
            Assert.Equal(formula, again);
        });
    }

    public static TheoryData<string> HostileTexts() => new(
        "",
        "   \n# nothing\n",
        "- a\n- b",
        "42",
        new string('[', 100_000),
        string.Concat(Enumerable.Range(0, 200).Select(depth => new string(' ', depth) + "a:\n")),
        "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]",
        "code: \0",
        "? [a, b]\n: c",
        "---\ncode: A\n---\ncode: B",
        "code: " + new string('x', 1_100_000),
        "derived:\n" + string.Concat(Enumerable.Range(0, 50).Select(_ => "  - { key: a, formula: " + new string('(', 500) + " }\n")));

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void A_hostile_file_ends_in_a_fault_not_in_a_crash(string text)
    {
        var (framework, faults) = FrameworkReader.Read("t.yaml", text);

        Assert.Null(framework);
        Assert.NotEmpty(faults);
        Assert.All(faults, fault => Assert.True(fault.Line >= 1 && fault.Message.Length > 0));
    }

    [Fact]
    public void Any_text_ends_in_a_framework_or_in_faults() =>
        Gen.String.Sample(text =>
        {
            var (framework, faults) = FrameworkReader.Read("t.yaml", text);
            return framework is null == faults.Count > 0;
        }, iter: 500);

    [Fact]
    public void Any_damage_to_a_good_file_ends_in_a_framework_or_in_faults() =>
        Gen.Select(Gen.Int[0, SmallFramework.Text.Length - 1], Gen.OneOf(Gen.Const(""), Gen.Const("{"), Gen.Const("["), Gen.Const(":"), Gen.Const("\""), Gen.Const("*"), Gen.Const("\n"), Gen.Const("0"))).Sample((at, inserted) =>
        {
            var (framework, faults) = FrameworkReader.Read("t.yaml", SmallFramework.Text.Remove(at, 1).Insert(at, inserted));
            return framework is null == faults.Count > 0;
        }, iter: 300);

    [Fact]
    public void A_missing_file_a_folder_and_a_binary_file_are_said_plainly()
    {
        var binary = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(binary, [0xFF, 0xFE, 0x00, 0xD8, 0x80]);

            Assert.Contains("打不开", Assert.Single(FrameworkReader.ReadFile(binary + ".none").Faults).Message, StringComparison.Ordinal);
            Assert.Contains("打不开", Assert.Single(FrameworkReader.ReadFile(Path.GetTempPath()).Faults).Message, StringComparison.Ordinal);
            Assert.NotEmpty(FrameworkReader.ReadFile(binary).Faults);
        }
        finally
        {
            File.Delete(binary);
        }
    }

    /// <summary>Sums are reported at the weight of the part they belong to, two lines below its code.</summary>
    private static int Tolerance(string place) => place.Contains("code: T1-11", StringComparison.Ordinal) || place.Contains("小组", StringComparison.Ordinal) ? 2 : 0;
}
