using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Documents.Filings.Workbooks;
using Evaluation.Documents.Frameworks;

namespace Evaluation.Documents.Tests.Filings.Workbooks;

/// <summary>A filing's workbook, filled in cell by cell as a person would.</summary>
internal sealed class FilledWorkbook : IDisposable
{
    private readonly MemoryStream _file = new();
    private readonly IReadOnlyList<BookSheet> _pages;
    private readonly Framework _framework;

    public FilledWorkbook(Framework? framework = null, FilingRecord? record = null, WorkbookOrigin? origin = null)
    {
        _framework = framework ?? Sample.Framework;
        var sheet = Core.Scoring.Scorer.Score(_framework, record ?? Sample.Record);
        _pages = FilingWorkbook.Pages(sheet, origin ?? FilingWorkbookTests.Origin);
        _file.Write(FilingWorkbook.Write(_framework, record ?? Sample.Record, origin ?? FilingWorkbookTests.Origin));
    }

    public Stream Content => _file;

    public void Dispose() => _file.Dispose();

    /// <summary>Sheet and cell of a value.</summary>
    public (string Sheet, string Cell) Place(string path)
    {
        foreach (var page in _pages.Where(page => page.HasKeyRow))
        {
            for (var row = 2; row <= page.Rows.Count; row++)
            {
                foreach (var (column, _) in page.Rows[row - 1].Where(cell => cell.Value.IsInput && page.Rows[0].ContainsKey(cell.Key)))
                {
                    if (page.Rows[row - 1].TryGetValue(1, out var key) && BookAddress.Of(_framework, key.Text!, page.Rows[0][column].Text!) == path)
                    {
                        return (page.Name, BookSheet.At(row, column));
                    }
                }
            }
        }

        throw new InvalidOperationException($"{path} stands nowhere.");
    }

    /// <summary>The path of the first blank row of a list.</summary>
    public string BlankRow(string list) => _pages.SelectMany(page => page.Rows.Where(row => row.TryGetValue(1, out var key) && key.Text!.StartsWith('z')
        && page.Rows[0].Values.Any(cell => cell.Text!.StartsWith($"list/{list}/", StringComparison.Ordinal)))).Select(row => row[1].Text!).First();

    public string Text(string path, string text) => Change(path, cell => (cell.DataType, cell.InlineString, cell.CellValue, cell.CellFormula) = (CellValues.InlineString, new InlineString(new Text(text)), null, null));

    public string Number(string path, string number) => Change(path, cell => (cell.DataType, cell.InlineString, cell.CellValue, cell.CellFormula) = (null, null, new CellValue(number), null));

    public string Clear(string path) => Change(path, cell => (cell.DataType, cell.InlineString, cell.CellValue, cell.CellFormula) = (null, null, null, null));

    public string Formula(string path, string formula, string? result) => Change(path, cell =>
        (cell.DataType, cell.InlineString, cell.CellValue, cell.CellFormula) = (null, null, result is null ? null : new CellValue(result), new DocumentFormat.OpenXml.Spreadsheet.CellFormula(formula)));

    public string Error(string path) => Change(path, cell => (cell.DataType, cell.InlineString, cell.CellValue) = (CellValues.Error, null, new CellValue("#N/A")));

    public void At(string sheet, string reference, string text) => Change(sheet, reference, cell => (cell.DataType, cell.InlineString, cell.CellValue) = (CellValues.InlineString, new InlineString(new Text(text)), null));

    public WorkbookReading Read(FilingRecord? record = null, Guid? filingId = null) => FilingWorkbook.Read(_framework, record ?? Sample.Record, filingId, _file);

    public byte[]? Marked(WorkbookReading reading) => FilingWorkbook.Mark(_file, reading);

    private string Change(string path, Action<Cell> change)
    {
        var (sheet, reference) = Place(path);
        Change(sheet, reference, change);
        return reference;
    }

    private void Change(string sheet, string reference, Action<Cell> change)
    {
        using var document = SpreadsheetDocument.Open(_file, isEditable: true);
        change(FilingWorkbookTests.Part(document.WorkbookPart!, sheet).Worksheet!.Descendants<Cell>().Single(cell => cell.CellReference == reference));
    }
}
