using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Evaluation.Documents.Campaigns;
using MiniExcelLibs;

namespace Evaluation.Documents.Tests.Campaigns;

/// <summary>The 汇总表 shows what bonus rows add, where the framework has some.</summary>
public sealed class SummaryWorkbookTests
{
    [Fact]
    public void Bonus_points_have_a_column_of_their_own()
    {
        var row = Assert.Single(Rows(hasBonus: true));

        Assert.Equal(2.5, row["加分"]);
        Assert.Equal(["系统测算总分", "按数据测算", "单位自选", "待财政部门核定", "加分", "差额（自评减测算）"], row.Keys.SkipWhile(title => title != "系统测算总分").Take(6));
    }

    [Fact]
    public void Without_bonus_rows_there_is_no_such_column() => Assert.DoesNotContain("加分", Assert.Single(Rows(hasBonus: false)).Keys);

    [Fact]
    public void Rows_are_read_as_they_are_written_and_only_once()
    {
        var asked = 0;
        using var file = new MemoryStream();
        IEnumerable<SummaryRow> Units()
        {
            for (var number = 0; number < 3_000; number++)
            {
                asked++;
                yield return new SummaryRow { Code = $"{number}", Name = "甲单位", State = "已报送", Deadline = "2025-03-01" };
            }
        }

        SummaryWorkbook.Write(file, Head(hasBonus: false), [], 3_000, Units(), TestContext.Current.CancellationToken);

        Assert.Equal(3_000, asked);
        Assert.Equal(3_000, file.Query(useHeaderRow: true, sheetName: SummaryWorkbook.SummarySheet).Count());
    }

    [Fact]
    public void Parts_have_two_columns_each_and_titles_that_are_alike_are_told_apart()
    {
        using var file = new MemoryStream();
        var head = new SummaryHead("任务", "某市", 2024, "T@1", null, "应报送 2", "2025-03-01")
        {
            Parts = [new("G1", "预算执行（40）"), new("G2", "预算执行（40）")],
            Execution = "预算执行率（支出完成率，%）",
        };
        var filed = new SummaryRow
        {
            Code = "001", Name = "甲单位", State = "已报送", Deadline = "2025-03-01", Execution = 79.99m, Returns = 2, Deducted = 1.5m, Explained = 3, ExplanationsAccepted = 2, ExplanationsRefused = 1,
            Parts = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["G1"] = 38.5m, ["G2"] = 40m }, SelfParts = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["G1"] = 40m },
        };
        SummaryWorkbook.Write(file, head, [], 2, [filed, new SummaryRow { Code = "002", Name = "乙单位", State = "未开始", Deadline = "2025-03-01" }], TestContext.Current.CancellationToken);
        file.Position = 0;
        List<IDictionary<string, object>> rows = [.. file.Query(useHeaderRow: true, sheetName: SummaryWorkbook.SummarySheet).Cast<IDictionary<string, object>>()];

        Assert.Equal(
            (40d, 38.5d, null, 40d, 79.99d, 2d, 1.5d, 3d, 2d, 1d),
            (rows[0]["预算执行（40）自评"], rows[0]["预算执行（40）测算"], rows[0]["预算执行（40）自评（2）"], rows[0]["预算执行（40）测算（2）"], rows[0]["预算执行率（支出完成率，%）"],
                rows[0]["退回次数"], rows[0]["复核扣分"], rows[0]["已说明项数"], rows[0]["说明采纳"], rows[0]["说明不采纳"]));
        Assert.All(rows[1].Where(cell => cell.Key.StartsWith("预算执行", StringComparison.Ordinal)), cell => Assert.Null(cell.Value));
    }

    [Fact]
    public void A_name_that_looks_like_a_formula_is_text()
    {
        using var file = new MemoryStream();
        SummaryWorkbook.Write(
            file, Head(hasBonus: false), [], 1, [new SummaryRow { Code = "=1+1", Name = "=HYPERLINK(\"http://x\")", State = "@SUM(A1)", Deadline = "+1", Contact = "-1" }], TestContext.Current.CancellationToken);

        using var archive = new System.IO.Compression.ZipArchive(file);
        foreach (var sheet in archive.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(sheet.Open());
            Assert.DoesNotContain("<f", reader.ReadToEnd(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Without_units_the_headings_are_there()
    {
        using var file = new MemoryStream();
        SummaryWorkbook.Write(file, Head(hasBonus: false), [], 0, [], TestContext.Current.CancellationToken);

        Assert.Contains("单位名称", file.Query(sheetName: SummaryWorkbook.SummarySheet).Cast<IDictionary<string, object>>().First().Values);
    }

    [Fact]
    public void It_prints_across_A4_with_its_head_and_number_on_every_page_and_the_file_is_sound()
    {
        using var file = new MemoryStream();
        SummaryWorkbook.Write(
            file, Head(hasBonus: true) with { Title = "甲&乙 <任务>" }, [new("T-1", "比率")], 2,
            [new SummaryRow { Code = "001", Name = "甲\u0001<单位>\ud800", State = "已报送", Deadline = "2025-03-01", Self = 92.5m }, new SummaryRow { Code = "002", Name = "乙", State = "未开始", Deadline = "2025-03-01" }],
            TestContext.Current.CancellationToken);
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        var workbook = document.WorkbookPart!.Workbook!;
        var sheets = workbook.Sheets!.Elements<Sheet>().Select(sheet => ((WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!)).Worksheet!).ToList();

        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
        Assert.All(sheets, sheet => Assert.Equal(
            (9u, OrientationValues.Landscape, 1u, 0u, true),
            (sheet.GetFirstChild<PageSetup>()!.PaperSize!.Value, sheet.GetFirstChild<PageSetup>()!.Orientation!.Value, sheet.GetFirstChild<PageSetup>()!.FitToWidth!.Value,
                sheet.GetFirstChild<PageSetup>()!.FitToHeight!.Value, sheet.SheetProperties!.PageSetupProperties!.FitToPage!.Value)));
        Assert.All(sheets, sheet => Assert.EndsWith("第 &P 页，共 &N 页", sheet.GetFirstChild<HeaderFooter>()!.OddFooter!.Text, StringComparison.Ordinal));
        Assert.Equal("&C&16&B甲&&乙 <任务>汇总表", sheets[1].GetFirstChild<HeaderFooter>()!.OddHeader!.Text);
        Assert.Equal(
            ["'目录'!$1:$1", "'汇总表'!$A$1:$X$3", "'汇总表'!$A$1:$O$3", "'汇总表'!$1:$1"],
            workbook.DefinedNames!.Elements<DefinedName>().Select(name => name.Text));
        Assert.Equal("甲<单位>", sheets[1].Descendants<Cell>().Single(cell => cell.CellReference == "B2").InnerText);
        Assert.Equal("O1", sheets[1].Descendants<Cell>().Single(cell => cell.InnerText == "复核扣分").CellReference!.Value);
    }

    [Fact]
    public void What_is_longer_than_a_spreadsheet_holds_is_cut_off()
    {
        using var file = new MemoryStream();
        SummaryWorkbook.Write(
            file, Head(hasBonus: true) with { Title = new string('&', 200), Region = "a" + new string('&', 300), SampleNotice = new string('长', 5_000) }, [], 1,
            [new SummaryRow { Code = "001", Name = new string('长', 32_766) + "𬭎", State = "已报送", Deadline = "2025-03-01" }], TestContext.Current.CancellationToken);
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        var sheets = document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Select(sheet => ((WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!)).Worksheet!).ToList();

        Assert.All(sheets.SelectMany(sheet => sheet.Descendants<Row>()).Where(row => row.Height is not null), row => Assert.InRange(row.Height!.Value, 1, 409));
        Assert.Equal(new string('长', 32_766), sheets[1].Descendants<Cell>().Single(cell => cell.CellReference == "B2").InnerText);
        Assert.All(sheets, sheet =>
        {
            var (head, foot) = (sheet.GetFirstChild<HeaderFooter>()!.OddHeader!.Text, sheet.GetFirstChild<HeaderFooter>()!.OddFooter!.Text);
            Assert.Equal("&C&16&B" + new string('&', 248), head);
            Assert.InRange(foot.Length, 250, 255);
            Assert.Matches("^&La(&&)+&R第 &P 页，共 &N 页$", foot);
        });
    }

    [Fact]
    public void The_same_rows_give_the_same_bytes_whenever_they_are_written()
    {
        var bytes = Bytes();
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(bytes));

        Assert.Equal(bytes, Bytes());
        Assert.All(archive.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
    }

    private static byte[] Bytes()
    {
        using var file = new MemoryStream();
        SummaryWorkbook.Write(file, Head(hasBonus: true), [], 1, [new SummaryRow { Code = "001", Name = "甲单位", State = "已报送", Deadline = "2025-03-01" }], TestContext.Current.CancellationToken);
        return file.ToArray();
    }

    private static SummaryHead Head(bool hasBonus) => new("任务", "某市", 2024, "T@1", null, "应报送 1", "2025-03-01") { HasBonus = hasBonus };

    private static List<IDictionary<string, object>> Rows(bool hasBonus)
    {
        using var file = new MemoryStream();
        SummaryWorkbook.Write(file, Head(hasBonus), [], 1, [new SummaryRow { Code = "001", Name = "甲单位", State = "已报送", Deadline = "2025-03-01", Computed = 92.5m, Bonus = 2.5m }], TestContext.Current.CancellationToken);
        file.Position = 0;
        return [.. file.Query(useHeaderRow: true, sheetName: SummaryWorkbook.SummarySheet).Cast<IDictionary<string, object>>()];
    }
}
