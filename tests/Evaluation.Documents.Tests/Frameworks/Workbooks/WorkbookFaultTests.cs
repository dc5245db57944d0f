using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Documents.Frameworks;

namespace Evaluation.Documents.Tests.Frameworks.Workbooks;

/// <summary>Faults of a workbook are said at their cell in the words of its columns; what people type loosely is understood.</summary>
public sealed class WorkbookFaultTests
{
    [Theory]
    [InlineData("指标", "支出率", "分值", "五十", "不是数字", "只写数字")]
    [InlineData("指标", "支出率", "分值", "", "缺少“分值”", "请填写“分值”")]
    [InlineData("指标", "支出率", "计算公式", "支出÷预祘", "第4个字", "是不是“预算”")]
    [InlineData("指标", "支出率", "计算公式", "", "缺少“计算公式”", "请填写“计算公式”")]
    [InlineData("指标", "支出率", "评分规则", "分挡", "没有“分挡”这种评分规则", "是不是“分档”")]
    [InlineData("指标", "支出率", "评分规则", "", "缺少“评分规则”", "请填写“评分规则”")]
    [InlineData("指标", "支出率", "不适用政策", "随便", "没有“随便”", "可以写：不允许、满分")]
    [InlineData("指标", "执行", "一级分值", "90", "合计", "相等")]
    [InlineData("检查项", "有制度", "分数", "5", "合计25分", "相等")]
    [InlineData("检查项", "有制度", "指标", "T1-9999", "没有编码或名称为“T1-9999”", "三级指标")]
    [InlineData("分档", "[90%, +∞)", "区间", "九成以上", "不是区间", "方括号")]
    [InlineData("数据项", "spent", "类型", "金钱", "没有“金钱”", "金额")]
    [InlineData("数据项", "staff", "单位", "", "计量单位", "单位: 人")]
    [InlineData("基本信息", "版本", "内容", "一", "不是数字", "只写数字")]
    [InlineData("报告", "收支", "层次", "3", "层次不对", "第1层")]
    public void A_fault_stands_at_its_cell(string sheet, string row, string heading, string text, string message, string advice)
    {
        using var book = new EditedWorkbook();
        var cell = text.Length == 0 ? book.Clear(sheet, row, heading) : book.Set(sheet, row, heading, text);

        var (framework, faults) = book.Read();

        Assert.Null(framework);
        var fault = Assert.Single(faults, fault => fault.Message.Contains(message, StringComparison.Ordinal));
        Assert.Contains(advice, fault.Advice, StringComparison.Ordinal);
        Assert.Equal(sheet, fault.Sheet);
        Assert.StartsWith($"t.xlsx：工作表“{sheet}”", fault.ToString(), StringComparison.Ordinal);
        Assert.True(fault.Cell == cell || message is "合计25分", $"{fault} 应在{cell}");
    }

    [Theory]
    [InlineData("谁可以人工扣分", "财政部门", DeductionBy.Reviewer)]
    [InlineData("谁可以人工扣分", "单位和财政部门", DeductionBy.Both)]
    [InlineData("谁可以人工扣分", "单位", DeductionBy.Unit)]
    [InlineData("谁可以人工扣分", "不可以", DeductionBy.Nobody)]
    [InlineData("审核人可以扣分", "是", DeductionBy.Unit)]
    [InlineData("审核人可以扣分", "否", DeductionBy.Nobody)]
    public void Who_deducts_is_read_under_the_heading_of_today_and_that_of_before(string heading, string text, DeductionBy by)
    {
        using var book = new EditedWorkbook();
        book.Set("指标", "支出率", "谁可以人工扣分", text);
        book.Set("指标", "谁可以人工扣分", "谁可以人工扣分", heading);

        var (framework, faults) = book.Read();

        Assert.Empty(faults);
        Assert.Equal(by, framework!.Indicators.Single(indicator => indicator.Name == "支出率").Modifiers.ManualDeduction);
    }

    [Fact]
    public void Somebody_else_who_deducts_is_a_fault_at_its_cell()
    {
        using var book = new EditedWorkbook();
        var cell = book.Set("指标", "支出率", "谁可以人工扣分", "组长");

        var fault = Assert.Single(book.Read().Faults);

        Assert.Equal(cell, fault.Cell);
        Assert.Contains("财政部门", fault.Advice, StringComparison.Ordinal);
        Assert.DoesNotContain("unit", fault.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("数据项", "spent", "数据项编码", "Spent", "“Spent”不能作为 数据项编码。")]
    [InlineData("中间指标", "left", "编码", "Left", "“Left”不能作为 编码。")]
    [InlineData("指标", "支出率", "计算值编码", "Rate", "“Rate”不能作为 计算值编码。")]
    [InlineData("数据项", "spent", "公式名", "支出(元)", "“支出(元)”只能用汉字和数字")]
    public void A_column_is_called_as_its_sheet_prints_it(string sheet, string row, string heading, string text, string message)
    {
        using var book = new EditedWorkbook();
        var cell = book.Set(sheet, row, heading, text);

        var fault = Assert.Single(book.Read().Faults, fault => fault.Message.Contains(message, StringComparison.Ordinal));

        Assert.Equal((sheet, cell), (fault.Sheet, fault.Cell));
        Assert.DoesNotContain("key", fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("数据项", "spent", "数据项", "支\u200B出", "U+200B")]
    [InlineData("指标", "支出率", "三级指标", "\u202E支出率", "U+202E")]
    [InlineData("检查项", "有制度", "内容", "有\uE000制度", "U+E000")]
    [InlineData("指标", "支出率", "佐证材料", "批\u2060复", "U+2060")]
    public void A_character_nobody_sees_is_refused_at_its_cell(string sheet, string row, string heading, string text, string point)
    {
        using var book = new EditedWorkbook();
        var cell = book.Set(sheet, row, heading, text);

        var fault = Assert.Single(book.Read().Faults, fault => fault.Message.Contains(point, StringComparison.Ordinal));

        Assert.Equal((sheet, cell), (fault.Sheet, fault.Cell));
    }

    /// <summary>Rows that are all wrong, of the kinds that cost most: searched names, unknown owners, repeated labels, unreadable formulas.</summary>
    [Theory]
    [InlineData("指标", "一级指标|二级指标|三级指标|分值|计算公式|评分规则", "投入|配置|某某工作完成情况指标{0}|x|实际完成的工作数÷计划中的工作数|按完成比利")]
    [InlineData("检查项", "指标|内容|分数", "某某工作完成情况的指标{0}|内容|1")]
    [InlineData("数据项", "分块|数据项|类型", "块|数|金额额")]
    [InlineData("例子", "指标|已知数|计算值|结果", "支出率|支初：{0}|80%|未完城")]
    public void Thousands_of_wrong_rows_cost_no_more_than_their_reading(string sheet, string headings, string cells)
    {
        var rows = Enumerable.Range(0, 2_800).Select(number => string.Format(System.Globalization.CultureInfo.InvariantCulture, cells, number).Split('|')).Prepend(headings.Split('|'));
        using var book = new EditedWorkbook();
        book.Fill(sheet, rows);
        book.Read();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var (framework, faults) = book.Read();

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 80_000_000);
        Assert.Null(framework);
        Assert.InRange(faults.Count, 1, 201);
    }

    [Fact]
    public void A_misspelled_heading_is_a_fault_at_its_cell()
    {
        using var book = new EditedWorkbook();
        var cell = book.Set("指标", "佐证材料", "佐证材料", "佐正材料");

        var fault = Assert.Single(book.Read().Faults, fault => fault.Message.Contains("佐正材料", StringComparison.Ordinal));

        Assert.Equal((cell, "是不是“佐证材料”？"), (fault.Cell, fault.Advice));
    }

    [Theory]
    [InlineData("指标", "支出率", "分值", "５０分")]
    [InlineData("分档", "[90%, +∞)", "区间", "［９０％，＋∞）")]
    [InlineData("分档", "[90%, +∞)", "区间", "≥90%")]
    [InlineData("分档", "(-∞, 90%)", "区间", "< 90 %")]
    [InlineData("指标", "支出率", "计算公式", "=支出/预算")]
    [InlineData("检查项", "有制度", "指标", "制度")]
    [InlineData("检查项", "有制度", "检查项编码", "")]
    [InlineData("指标", "执行", "一级分值", "")]
    [InlineData("指标", "支出率", "三级指标编码", "")]
    [InlineData("指标", "支出率", "一级指标编码", "")]
    [InlineData("数据项", "spent", "公式名", "")]
    public void What_people_type_loosely_means_the_same(string sheet, string row, string heading, string text)
    {
        using var book = new EditedWorkbook();
        _ = text.Length == 0 ? book.Clear(sheet, row, heading) : book.Set(sheet, row, heading, text);

        var (framework, faults) = book.Read();

        Assert.Equal(string.Empty, string.Join('\n', faults));
        Assert.Equal(new Points(50m), framework!.Indicators.First().Weight);
        Assert.Equal("T1-1101", framework.Indicators.First().Code);
    }

    [Fact]
    public void A_number_shown_as_a_percentage_and_a_date_are_read_as_shown()
    {
        using var book = new EditedWorkbook();
        var (percent, date) = (book.Style(9), book.Style(14));
        book.Set("指标", "支出率", "评分规则", "按完成比例");
        book.SetNumber("指标", "支出率", "目标值", "0.92500000000000004", percent);
        book.SetNumber("基本信息", "编写日期", "内容", "44621", date);
        foreach (var band in new[] { "[90%, +∞)", "(-∞, 90%)" })
        {
            book.Clear("分档", band, "指标");
            book.Clear("分档", band, "用途");
        }

        var faults = book.Read().Faults;

        // The bands that are left over are said; the target and the date are not.
        Assert.DoesNotContain(faults, fault => fault.Message.Contains("目标值", StringComparison.Ordinal) || fault.Sheet == "基本信息");
        Assert.Contains(faults, fault => fault.Sheet == "分档");
    }

    [Fact]
    public void No_cell_is_a_formula_and_the_file_is_valid()
    {
        var framework = FrameworkReader.Read("t.yaml", SmallFramework.Text.Replace("title: 试行指标体系", "title: \"=1+1\"", StringComparison.Ordinal)).Framework!;
        using var file = new MemoryStream(FrameworkWorkbook.Write(framework));
        using var document = SpreadsheetDocument.Open(file, isEditable: false);

        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        var cells = document.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<Cell>()).ToList();
        Assert.All(cells, cell => Assert.Null(cell.CellFormula));
        Assert.Contains(cells, cell => cell.InlineString?.InnerText == "=1+1" && cell.DataType! == CellValues.InlineString);
    }

    public static TheoryData<string> Hostile() => ["garbage", "bomb", "entities", "broken", "empty", "rows", "deep", "deepStyles", "other"];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_file_ends_in_one_clear_sentence_at_once(string kind)
    {
        using var file = new MemoryStream(Make(kind));
        FrameworkWorkbook.Read("warm.xlsx", new MemoryStream([1, 2, 3]));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var (framework, faults) = FrameworkWorkbook.Read("t.xlsx", file);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000_000);
        Assert.Null(framework);
        Assert.InRange(faults.Count, 1, 2);
        Assert.All(faults, fault => Assert.DoesNotContain("Exception", fault.ToString(), StringComparison.Ordinal));
    }

    private static byte[] Make(string kind) => kind switch
    {
        "garbage" => [.. Enumerable.Range(0, 10_000_000).Select(index => (byte)(index * 31 % 251))],
        "bomb" => Replaced("xl/worksheets/sheet1.xml", new string(' ', 200_000_000)),
        "entities" => Replaced("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>"),
        "broken" => Replaced("xl/workbook.xml", "<workbook><sheets>"),
        "empty" => [],
        "rows" => Replaced("xl/worksheets/sheet3.xml", "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
            + string.Concat(Enumerable.Range(1, 5_000).Select(row => $"<row r=\"{row}\"><c r=\"A{row}\" t=\"inlineStr\"><is><t>甲</t></is></c></row>")) + "</sheetData></worksheet>"),
        // A tree parser calls itself once a level: this ended the whole process.
        "deep" => Replaced("xl/workbook.xml", Nested(30_000)),
        "deepStyles" => Replaced("xl/styles.xml", Nested(30_000)),
        _ => Archive(("a.txt", "nothing")),
    };

    private static string Nested(int levels) =>
        string.Concat(Enumerable.Repeat("<q>", levels)) + string.Concat(Enumerable.Repeat("</q>", levels));

    /// <summary>The workbook of the small framework with one part replaced.</summary>
    private static byte[] Replaced(string name, string text)
    {
        using var file = new MemoryStream();
        file.Write(FrameworkWorkbook.Write(FrameworkReader.Read("t.yaml", SmallFramework.Text).Framework!));
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(name)!.Delete();
            using var writer = new StreamWriter(archive.CreateEntry(name, CompressionLevel.SmallestSize).Open());
            writer.Write(text);
        }

        return file.ToArray();
    }

    private static byte[] Archive(params (string Name, string Text)[] parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return file.ToArray();
    }
}
