using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Documents.Frameworks;
using Evaluation.Documents.Frameworks.Workbooks;

namespace Evaluation.Documents.Tests.Frameworks.Workbooks;

/// <summary>A printed score table typed in with few columns: no codes, no keys, no sums, one name per merged cell.</summary>
public sealed class TypedWorkbookTests
{
    private static readonly string[][] Head = [["项目", "内容"], ["指标体系编码", "AB25"], ["版本", "1"], ["名称", "某市指标体系"], ["地区", "某市"], ["起始年度", "2025"], ["终止年度", "2026"], ["共同的依据", "通知附件"]];

    private static readonly string[][] Inputs =
    [
        ["分块", "数据项", "类型", "单位"],
        ["收支", "全年支出数", "金额", ""],
        ["", "全年预算数（万元）", "金额", ""],
        ["人员", "在职人员数", "整数", "人"],
        ["", "编制人数", "整数", "人"],
        ["", "是否公开", "是否", ""],
    ];

    private static readonly string[][] Indicators =
    [
        ["一级指标", "二级指标", "三级指标", "分值", "评分标准", "计算公式", "佐证材料", "评分规则", "目标值", "低于多少得0分", "界限", "每步", "每步的说法", "每次扣分", "计步方式", "是否类数据项", "问题", "扣分事项"],
        ["预算执行", "执行", "支出率", "40", "照抄通知的话", "全年支出数÷全年预算数万元", "决算报表", "按完成比例", "95%", "50%"],
        ["", "", "人员控制率", "20", "", "在职人员数÷编制人数", "编制文件、花名册", "超过部分扣分", "", "", "100%", "5%", "5个百分点", "2分", "每满一步"],
        ["管理", "制度", "制度健全", "25", "", "", "", "逐项给分"],
        ["", "公开", "信息公开", "15", "", "", "", "是否", "", "", "", "", "", "", "", "是否公开", "按时公开了吗"],
    ];

    private static readonly string[][] Items = [["指标", "内容", "分数"], ["制度健全", "有财务制度", "10"], ["", "有采购制度", "15"]];

    [Fact]
    public void A_printed_table_is_read_as_it_is_typed()
    {
        var (framework, faults) = Read(("基本信息", Head), ("数据项", Inputs), ("指标", Indicators), ("检查项", Items));

        Assert.Equal(string.Empty, string.Join('\n', faults));
        Assert.Equal(["AB25-1101", "AB25-1102", "AB25-2101", "AB25-2201"], framework!.Indicators.Select(indicator => indicator.Code));
        Assert.Equal([60m, 40m], framework.Groups.Select(group => group.Weight.Value));
        Assert.Equal(new ScoringRule.Linear(Ratio.Of(95, 100), OverPolicy.Cap, Ratio.Of(1, 2)), framework.Indicators.First().Rule);
        Assert.Equal(["编制文件", "花名册"], framework.Indicators.ElementAt(1).Evidence);
        Assert.Equal([10m, 15m], framework.Indicators.ElementAt(2).Rule.Items.Select(item => item.Points.Value));
        Assert.Equal(framework.Inputs.Single(input => input.Kind == FigureKind.YesNo).Key, ((ScoringRule.YesNo)framework.Indicators.Last().Rule).Input);
        Assert.NotEmpty(framework.Grades);
        Assert.NotEmpty(framework.Outline.Sections);
    }

    [Fact]
    public void Questions_and_last_years_figures_are_named_in_words()
    {
        string[][] inputs = [[.. Inputs[0], "上年数"], [.. Inputs[1], "上年支出数"], .. Inputs[2..], ["", "上年支出数", "金额", ""]];
        string[][] questions = [["问题", "不再填的数据项和列表", "不适用的指标", "理由"], ["有上年决算吗？", "上年支出数", "人员控制率", "本年成立"], ["有编制吗？", "编制人数、在职人员数", "", ""]];

        var (framework, faults) = Read(("基本信息", Head), ("数据项", inputs), ("指标", Indicators), ("检查项", Items), ("适用问题", questions));

        Assert.Equal(string.Empty, string.Join('\n', faults));
        var last = framework!.Inputs.Single(input => input.Label == "上年支出数").Key;
        Assert.Equal(last, framework.Inputs[0].Previous);
        Assert.Equal([last], framework.Questions[0].Hides);
        Assert.Equal("本年成立", framework.Questions[0].NotApplicable["AB25-1102"]);
        Assert.Equal(2, framework.Questions[1].Hides.Count);
    }

    [Fact]
    public void The_notices_words_slopes_and_marks_are_typed_as_people_write_them()
    {
        var indicators = Indicators.Select(row => row.ToArray()).ToArray();
        indicators[1] = ["预算执行", "执行", "支出率", "40", "90%以上40分，80%（含）—90%按比例得24至40分", "全年支出数÷全年预算数万元", "", "分档"];
        string[][] bands = [["指标", "区间", "得分", "说法"], ["支出率", "≥90%", "40", "90%以上"], ["", "[80%, 90%)", "24至40分", ""], ["", "＜80%", "0", ""]];
        string[][] items = [[.. Items[0], "基本符合得分", "必备"], [.. Items[1], "", "是"], [.. Items[2], "50%", ""]];

        var (framework, faults) = Read(("基本信息", Head), ("数据项", Inputs), ("指标", indicators), ("检查项", items), ("分档", bands));

        Assert.Equal(string.Empty, string.Join('\n', faults));
        var rate = framework!.Indicators.First();
        Assert.Equal("90%以上40分，80%（含）—90%按比例得24至40分", rate.StandardText);
        Assert.Equal(new Points(40m), ((ScoringRule.Ladder)rate.Rule).Bands[1].AtEnd);
        Assert.Equal([(true, null), (false, Ratio.Of(1, 2))], framework.Indicators.ElementAt(2).Rule.Items.Select(item => (item.Required, item.Partial)));
    }

    [Fact]
    public void A_parameter_of_another_rule_is_told_by_its_column()
    {
        var indicators = Indicators.Select(row => row.ToArray()).ToArray();
        indicators[3] = [.. indicators[3], "", "", "100%"];

        var fault = Assert.Single(Read(("基本信息", Head), ("数据项", Inputs), ("指标", indicators), ("检查项", Items)).Faults);

        Assert.Contains("用不到“界限”", fault.Message, StringComparison.Ordinal);
        Assert.Contains("请清空这一格；用得到的是：", fault.Advice, StringComparison.Ordinal);
        Assert.DoesNotContain(fault.Advice, letter => char.IsAsciiLetter(letter));
    }

    [Fact]
    public void An_indicator_named_twice_is_asked_for_by_its_code()
    {
        var indicators = Indicators.Select(row => row.ToArray()).ToArray();
        indicators[4][2] = "制度健全";

        Assert.Contains(Read(("基本信息", Head), ("数据项", Inputs), ("指标", indicators), ("检查项", Items)).Faults, fault =>
            fault.Message.Contains("有几个三级指标都叫“制度健全”", StringComparison.Ordinal) && fault.Advice.Contains("AB25-2101、AB25-2201", StringComparison.Ordinal));
    }

    [Fact]
    public void Wrong_sums_are_said_where_the_weight_stands()
    {
        var indicators = Indicators.Select(row => row.ToArray()).ToArray();
        indicators[1][3] = "41";

        var fault = Assert.Single(Read(("基本信息", Head), ("数据项", Inputs), ("指标", indicators), ("检查项", Items)).Faults);

        Assert.Contains("101分", fault.Message, StringComparison.Ordinal);
        Assert.Equal("指标", fault.Sheet);
    }

    [Fact]
    public void A_workbook_without_its_main_sheet_says_so() =>
        Assert.Contains("没有工作表“指标”", Assert.Single(Read(("基本信息", Head), ("数据项", Inputs)).Faults).Message, StringComparison.Ordinal);

    [Fact]
    public void The_blank_workbook_has_every_sheet_and_asks_for_what_is_missing()
    {
        using var file = new MemoryStream(FrameworkWorkbook.Blank());
        var grids = GridReading.Read(file);

        Assert.Equal([.. FrameworkSheets.All.Select(shape => shape.Name).Append("说明").Append("基本信息").Order(StringComparer.Ordinal)], grids.Select(grid => grid.Name).Order(StringComparer.Ordinal));
        Assert.Contains(FrameworkWorkbook.Read("t.xlsx", file).Faults, fault => fault is { Sheet: "基本信息", Cell: "B2" });
    }

    private static (Framework? Framework, IReadOnlyList<FrameworkFault> Faults) Read(params (string Sheet, string[][] Rows)[] sheets)
    {
        using var file = new MemoryStream(GridWriting.Write([.. sheets.Select(sheet => new SheetPage(
            sheet.Sheet, [.. sheet.Rows[0].Select(_ => 12)], [.. sheet.Rows.Select(row => (IReadOnlyList<SheetCell?>)[.. row.Select(cell => new SheetCell(cell))])]))]));
        return FrameworkWorkbook.Read("t.xlsx", file);
    }
}
