using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;
using Evaluation.Core.Tests.Frameworks;
using Evaluation.Documents.Filings.Workbooks;
using Evaluation.Documents.Frameworks;
using Evaluation.Documents.Frameworks.Workbooks;
using Evaluation.Documents.Tests.Kinds;

namespace Evaluation.Documents.Tests.Filings.Workbooks;

/// <summary>数据表 and 评分表 as a workbook: valid, protected but for its inputs, and its formulas come to what the scorer says.</summary>
public sealed class FilingWorkbookTests
{
    internal static readonly WorkbookOrigin Origin = new(FilingId: null, new DateTimeOffset(2022, 3, 1, 9, 0, 0, TimeSpan.FromHours(8)));

    private static IEnumerable<(Framework Framework, FilingRecord Record)> Filings() =>
    [
        (Sample.Framework, Sample.Record),
        (EveryKind.Framework, EveryKind.Record),
        .. FrameworkLibrary.Load(FrameworkLibrary.ShippedFolder).All.SelectMany(framework => Enumerable.Range(1, 4).Select(seed => (framework, AnyFiling.Of(framework, (ulong)seed)))),
        .. Enumerable.Range(1, 6).Select(seed => (EveryKind.Framework, AnyFiling.Of(EveryKind.Framework, (ulong)seed))),
        .. Enumerable.Range(1, 30).Select(seed => AnyFramework.Of(3, (ulong)seed)).Select((framework, seed) => (framework, AnyFiling.Of(framework, (ulong)seed))),
    ];

    [Fact]
    public void Every_workbook_is_valid()
    {
        foreach (var (framework, record) in Filings())
        {
            using var file = new MemoryStream(FilingWorkbook.Write(framework, record, Origin));
            using var document = SpreadsheetDocument.Open(file, isEditable: false);

            var problems = new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Take(5).Select(problem => $"{problem.Part?.Uri} {problem.Path?.XPath} {problem.Description}");

            Assert.Equal(string.Empty, string.Join('\n', problems));
        }
    }

    [Fact]
    public async Task LibreOffice_works_every_formula_out_to_what_the_scorer_says()
    {
        var filings = Filings().ToList();
        var grids = await Office.Recalculated([.. filings.Select(filing => FilingWorkbook.Write(filing.Framework, filing.Record, Origin))]);
        var (wrong, formulas) = (new List<string>(), 0);
        for (var index = 0; index < filings.Count; index++)
        {
            foreach (var (page, grid) in FilingWorkbook.Pages(Scorer.Score(filings[index].Framework, filings[index].Record), Origin).Zip(grids[index]))
            {
                for (var row = 1; row <= page.Rows.Count; row++)
                {
                    foreach (var (column, cell) in page.Rows[row - 1].Where(cell => cell.Value is { Formula: not null } and ({ Text: not null } or { Number: not null })))
                    {
                        formulas++;
                        var found = grid.Rows.FirstOrDefault(line => line.Number == row)?.Text(column) ?? string.Empty;
                        if (!IsSame(cell, found))
                        {
                            wrong.Add($"{index} {filings[index].Framework.Reference} {page.Name}!{BookSheet.At(row, column)} {cell.Number ?? cell.Text} ≠ {found}: {cell.Formula} {(page.Name == ScorePage.Name ? page.Rows[row - 1].GetValueOrDefault(7)?.Formula : "")} | {page.Rows[row - 1].GetValueOrDefault(4)?.Text}");
                        }
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {formulas}\n" + string.Join('\n', wrong.Take(25)));
        Assert.InRange(formulas, 2_000, int.MaxValue);
    }

    [Fact]
    public void Every_row_has_a_live_formula_but_those_whose_rule_no_formula_says()
    {
        var scores = FilingWorkbook.Pages(Sample.Sheet, Origin).Single(page => page.Name == ScorePage.Name);

        var rows = scores.Rows.Where(row => row.TryGetValue(1, out var key) && Sample.Framework.Indicator(key.Text ?? string.Empty) is not null).ToList();

        Assert.Equal(25, rows.Count);
        Assert.All(rows, row => Assert.NotNull(row[8].Formula));
        var kinds = FilingWorkbook.Pages(Scorer.Score(EveryKind.Framework, EveryKind.Record), Origin).Single(page => page.Name == ScorePage.Name).Rows
            .Where(row => row.TryGetValue(1, out var key) && EveryKind.Framework.Indicator(key.Text ?? string.Empty) is not null).ToList();
        Assert.All(kinds, row => Assert.Equal(row[8].Formula is null ? ScorePage.ByProgram : ScorePage.ByFormula, row[9].Text));
        Assert.All(kinds.Where(row => row[8].Formula is null), row => Assert.True(EveryKind.Framework.Indicator(row[1].Text!)!.Rule is ScoringRule.EitherOr or ScoringRule.CompareWithLastYear, row[1].Text));
    }

    [Fact]
    public void Only_inputs_are_unlocked_and_sheets_are_protected()
    {
        using var file = new MemoryStream(FilingWorkbook.Write(Sample.Framework, Sample.Record, Origin));
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        var book = document.WorkbookPart!;
        var formats = book.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ToList();
        foreach (var sheet in book.WorksheetParts)
        {
            Assert.True(sheet.Worksheet!.GetFirstChild<SheetProtection>()!.Sheet!.Value);
            Assert.All(sheet.Worksheet.Descendants<Cell>().Where(cell => cell.CellFormula is not null), cell => Assert.True(formats[(int)cell.StyleIndex!.Value].Protection!.Locked!.Value));
        }

        var data = Part(book, DataPage.Name);
        var validations = data.Worksheet!.Descendants<DataValidation>().ToList();
        Assert.Contains(validations, rule => rule.Type!.Value == DataValidationValues.Decimal);
        Assert.Contains(validations, rule => rule.Type!.Value == DataValidationValues.Whole);
        Assert.Contains(validations, rule => rule.SequenceOfReferences!.InnerText!.Contains(':', StringComparison.Ordinal));
        var comments = data.WorksheetCommentsPart!.Comments!.InnerText;
        Assert.Contains("数据来源：", comments, StringComparison.Ordinal);
        Assert.Equal(SheetStateValues.VeryHidden, book.Workbook!.Sheets!.Elements<Sheet>().Single(sheet => sheet.Name == OriginPage.Name).State!.Value);
    }

    [Fact]
    public void Text_that_looks_like_a_formula_is_text()
    {
        var record = Core.Filings.Entries.ToRecord(Sample.Framework, Sample.Record, [new Entry("source/exec_total", "=HYPERLINK(\"http://x\")")]);
        using var file = new MemoryStream(FilingWorkbook.Write(Sample.Framework, record, Origin));
        using var document = SpreadsheetDocument.Open(file, isEditable: false);

        var cell = Part(document.WorkbookPart!, DataPage.Name).Worksheet!.Descendants<Cell>().Single(cell => cell.InnerText.StartsWith("=HYPERLINK", StringComparison.Ordinal));

        Assert.Null(cell.CellFormula);
        Assert.Equal(CellValues.InlineString, cell.DataType!.Value);
        Assert.True(document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value).QuotePrefix!.Value);
    }

    /// <summary>Wherever and however often: names of parts and dates in the archive say nothing of the machine.</summary>
    [Theory]
    [InlineData("ar-SA")]
    [InlineData("tr-TR")]
    public void The_same_content_gives_the_same_bytes(string culture)
    {
        var (filing, framework) = (FilingWorkbook.Write(Sample.Framework, Sample.Record, Origin), FrameworkWorkbook.Write(Sample.Framework));
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal(filing, FilingWorkbook.Write(Sample.Framework, Sample.Record, Origin));
            Assert.Equal(framework, FrameworkWorkbook.Write(Sample.Framework));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    internal static WorksheetPart Part(WorkbookPart book, string name) =>
        (WorksheetPart)book.GetPartById(book.Workbook!.Sheets!.Elements<Sheet>().Single(sheet => sheet.Name == name).Id!.Value!);

    private static bool IsSame(BookCell cell, string found)
    {
        if (cell.Number is not { } number)
        {
            return cell.Text == found;
        }

        var percent = found.EndsWith('%');
        return double.TryParse(percent ? found[..^1] : found, CultureInfo.InvariantCulture, out var value)
            && Math.Abs((percent ? value / 100 : value) - double.Parse(number, CultureInfo.InvariantCulture)) is var off
            && off <= (cell.Look == BookLook.Points ? 0.000_001 : Math.Max(1e-9, Math.Abs(double.Parse(number, CultureInfo.InvariantCulture)) * 1e-9));
    }
}
