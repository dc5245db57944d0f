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
