using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Evaluation.Core.Frameworks;
using Evaluation.Documents.Frameworks;

namespace Evaluation.Documents.Tests.Frameworks.Workbooks;

/// <summary>The workbook of the small framework, changed cell by cell as a person would.</summary>
internal sealed class EditedWorkbook : IDisposable
{
    private readonly MemoryStream _file = new();

    public EditedWorkbook(Framework? framework = null) =>
        _file.Write(FrameworkWorkbook.Write(framework ?? FrameworkReader.Read("t.yaml", SmallFramework.Text).Framework!));

    public void Dispose() => _file.Dispose();

    /// <summary>Writes a text into the cell under a heading in the row that holds a text; the row is found by any of its cells.</summary>
    public string Set(string sheet, string rowWith, string heading, string text) => Change(sheet, rowWith, heading, cell =>
    {
        cell.DataType = CellValues.InlineString;
        cell.CellValue = null;
        cell.InlineString = new InlineString(new Text(text));
    });

    /// <summary>Writes a number as spreadsheets keep it, shown by a built-in format.</summary>
    public string SetNumber(string sheet, string rowWith, string heading, string value, uint style) => Change(sheet, rowWith, heading, cell =>
    {
        cell.DataType = null;
        cell.InlineString = null;
        cell.CellValue = new CellValue(value);
        cell.StyleIndex = style;
    });

    public string Clear(string sheet, string rowWith, string heading) => Change(sheet, rowWith, heading, cell =>
    {
        cell.InlineString = null;
        cell.CellValue = null;
    });

    /// <summary>A style that shows numbers in the given format.</summary>
    public uint Style(uint format)
    {
        using var document = SpreadsheetDocument.Open(_file, isEditable: true);
        var formats = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.CellFormats!;
        formats.Append(new CellFormat { NumberFormatId = format });
        return (uint)formats.Count() - 1;
    }

    public (Framework? Framework, IReadOnlyList<FrameworkFault> Faults) Read() => FrameworkWorkbook.Read("t.xlsx", _file);

    /// <summary>Replaces all rows of a sheet.</summary>
    public void Fill(string sheet, IEnumerable<string[]> rows)
    {
        using var document = SpreadsheetDocument.Open(_file, isEditable: true);
        var book = document.WorkbookPart!;
        var id = book.Workbook!.Sheets!.Elements<Sheet>().Single(found => found.Name == sheet).Id!.Value!;
        var data = ((WorksheetPart)book.GetPartById(id)).Worksheet!.GetFirstChild<SheetData>()!;
        data.RemoveAllChildren();
        foreach (var row in rows)
        {
            data.Append(new Row(row.Select(text => new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) })));
        }
    }

    private static string TextOf(Cell cell) => cell.InlineString?.InnerText ?? cell.CellValue?.Text ?? string.Empty;

    private string Change(string sheet, string rowWith, string heading, Action<Cell> change)
    {
        using var document = SpreadsheetDocument.Open(_file, isEditable: true);
        var book = document.WorkbookPart!;
        var id = book.Workbook!.Sheets!.Elements<Sheet>().Single(found => found.Name == sheet).Id!.Value!;
        var rows = ((WorksheetPart)book.GetPartById(id)).Worksheet!.GetFirstChild<SheetData>()!.Elements<Row>().ToList();
        var letters = rows[0].Elements<Cell>().Where(cell => TextOf(cell) == heading).Select(cell => cell.CellReference!.Value!.TrimEnd('1')).Single();
        var row = rowWith == heading ? rows[0] : rows.First(found => found.Elements<Cell>().Any(cell => TextOf(cell) == rowWith));
        var reference = letters + row.RowIndex!.Value;
        change(row.Elements<Cell>().Single(cell => cell.CellReference == reference));
        return reference;
    }
}
