using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Evaluation.Documents.Archives;
using Evaluation.Documents.Frameworks;

namespace Evaluation.Documents.Filings.Workbooks;

/// <summary>Writes laid-out sheets as a workbook: protected but for its inputs, with live formulas, checks on what is typed, and comments.</summary>
internal static partial class BookWriting
{
    private const int LongestText = 32_767;
    private const int LongestList = 255;
    private const int LongestMessage = 200;
    private const double LineHeight = 14.5;
    private const double HighestRow = 200;

    public static byte[] Write(IReadOnlyList<BookSheet> pages)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            document.ChangeIdOfPart(book, "book");
            book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = BookStyles.Sheet();
            var sheets = new Sheets();
            for (var index = 0; index < pages.Count; index++)
            {
                var part = book.AddNewPart<WorksheetPart>(FormattableString.Invariant($"sheet{index + 1}"));
                Write(part, pages[index]);
                sheets.Append(new Sheet
                {
                    Id = book.GetIdOfPart(part), SheetId = (uint)(index + 1), Name = pages[index].Name,
                    State = pages[index].IsHidden ? SheetStateValues.VeryHidden : null,
                });
            }

            // Values are written with the formulas; a spreadsheet works them out anew all the same.
            book.Workbook = new Workbook(new WorkbookProtection { LockStructure = true }, sheets, new CalculationProperties { FullCalculationOnLoad = true });
        }

        return FixedArchive.Of(file);
    }

    private static void Write(WorksheetPart part, BookSheet page)
    {
        List<(int Row, int Column, string Text)> notes =
        [
            .. page.Rows.SelectMany((row, index) => row.Where(cell => cell.Value.Note is not null).OrderBy(cell => cell.Key)
                .Select(cell => (index + 1, cell.Key, cell.Value.Note!))),
        ];
        var drawing = notes.Count > 0 ? CellComments.Write(part, notes) : null;
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(new SheetViews(View(page)));
        writer.WriteElement(new Columns(page.Widths.Select((width, index) => new Column
        {
            Min = (uint)(index + 1), Max = (uint)(index + 1), Width = width == 0 ? 2 : width, CustomWidth = true, Hidden = width == 0 ? true : null,
        })));
        writer.WriteStartElement(new SheetData());
        for (var index = 0; index < page.Rows.Count; index++)
        {
            writer.WriteStartElement(new Row
            {
                RowIndex = (uint)(index + 1), Height = Height(page, page.Rows[index]), CustomHeight = true, Hidden = page.HasKeyRow && index == 0 ? true : null,
            });
            foreach (var (column, cell) in page.Rows[index].OrderBy(cell => cell.Key))
            {
                writer.WriteElement(Of(cell, BookSheet.At(index + 1, column)));
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteElement(new SheetProtection { Sheet = true, Objects = true, Scenarios = true, FormatColumns = false, FormatRows = false });
        if (page.Merged.Count > 0)
        {
            writer.WriteElement(new MergeCells(page.Merged.Select(reference => new MergeCell { Reference = reference })));
        }

        if (Rules(page) is { Count: > 0 } rules)
        {
            writer.WriteElement(new DataValidations(rules));
        }

        writer.WriteElement(new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.5, Header = 0.3, Footer = 0.3 });
        writer.WriteElement(new PageSetup
        {
            PaperSize = 9, Orientation = page.Landscape ? OrientationValues.Landscape : OrientationValues.Portrait, FitToWidth = 1, FitToHeight = 0,
        });
        if (drawing is not null)
        {
            writer.WriteElement(new LegacyDrawing { Id = drawing });
        }

        writer.WriteEndElement();
    }

    /// <summary>High enough for the wrapped text: programs do not measure rows when they open a file.</summary>
    private static double Height(BookSheet page, Dictionary<int, BookCell> row)
    {
        var lines = 1;
        var isMerged = row.Count == 1 && row.Values.First().Look is BookLook.Title or BookLook.Note or BookLook.Block;
        foreach (var (column, cell) in row)
        {
            if (cell is { Text: { Length: > 0 } text, Formula: null } && column <= page.Widths.Count && page.Widths[column - 1] > 0)
            {
                var width = Math.Max(4, isMerged ? page.Widths.Skip(column - 1).Sum() : page.Widths[column - 1] - 1);
                var own = text.Split('\n').Sum(line => Math.Max(1, (line.Sum(c => c >= '\u2E80' ? 2 : 1) + width - 1) / width));
                lines = Math.Max(lines, cell.Look == BookLook.Title ? 2 * own : own);
            }
        }

        return Math.Min(HighestRow, (lines * LineHeight) + 4);
    }

    private static SheetView View(BookSheet page)
    {
        var view = new SheetView { WorkbookViewId = 0, ShowGridLines = false };
        if (page.FrozenRows > 0)
        {
            view.Append(new Pane
            {
                VerticalSplit = page.FrozenRows,
                HorizontalSplit = page.FrozenColumns > 0 ? page.FrozenColumns : null,
                TopLeftCell = BookSheet.At(page.FrozenRows + 1, page.FrozenColumns + 1),
                ActivePane = page.FrozenColumns > 0 ? PaneValues.BottomRight : PaneValues.BottomLeft,
                State = PaneStateValues.Frozen,
            });
        }

        return view;
    }

    private static Cell Of(BookCell cell, string reference)
    {
        var written = new Cell { CellReference = reference, StyleIndex = (uint)cell.Look };
        if (cell.Formula is { } formula)
        {
            written.CellFormula = new DocumentFormat.OpenXml.Spreadsheet.CellFormula(formula);
            if (cell.Number is { } result)
            {
                written.CellValue = new CellValue(result);
            }
            else if (cell.Text is { } words)
            {
                (written.DataType, written.CellValue) = (CellValues.String, new CellValue(Escaped(words)));
            }
        }
        else if (cell.Number is { } number)
        {
            written.CellValue = new CellValue(number);
        }
        else if (cell.Text is { Length: > 0 } text)
        {
            written.DataType = CellValues.InlineString;
            written.InlineString = new InlineString(new Text(Escaped(text)) { Space = SpaceProcessingModeValues.Preserve });
        }

        return written;
    }

    private static string Escaped(string text) => text.Length > LongestText
        ? throw new NotSupportedException($"“{text[..20]}…”超过{LongestText}个字，放不进一个单元格。")
        : CarriageReturn().Replace(Escape().Replace(text, "_x005F_"), "_x000D_");

    /// <summary>One check for all cells that take the same, so that long tables stay small.</summary>
    private static List<DataValidation> Rules(BookSheet page)
    {
        var cells = page.Rows.SelectMany((row, index) => row.Where(cell => cell.Value.Rule is not null).Select(cell => (cell.Value.Rule, Row: index + 1, Column: cell.Key)));
        var rules = new List<DataValidation>();
        foreach (var group in cells.GroupBy(cell => Key(cell.Rule!), cell => cell, StringComparer.Ordinal))
        {
            if (Rule(group.First().Rule!) is { } rule)
            {
                rule.SequenceOfReferences = new ListValue<StringValue> { InnerText = string.Join(' ', Ranges(group.Select(cell => (cell.Row, cell.Column)))) };
                rules.Add(rule);
            }
        }

        return rules;
    }

    /// <summary>Cells below one another as one range: F6:F12.</summary>
    private static IEnumerable<string> Ranges(IEnumerable<(int Row, int Column)> cells)
    {
        foreach (var column in cells.GroupBy(cell => cell.Column).OrderBy(group => group.Key))
        {
            var rows = column.Select(cell => cell.Row).Order().ToList();
            for (var (first, at) = (0, 0); at < rows.Count; at++)
            {
                if (at + 1 == rows.Count || rows[at + 1] != rows[at] + 1)
                {
                    yield return first == at ? BookSheet.At(rows[at], column.Key) : $"{BookSheet.At(rows[first], column.Key)}:{BookSheet.At(rows[at], column.Key)}";
                    first = at + 1;
                }
            }
        }
    }

    private static string Key(BookRule rule) => rule is BookRule.Words words ? string.Join('\n', words.Choices) : rule.ToString();

    private static DataValidation? Rule(BookRule rule)
    {
        switch (rule)
        {
            case BookRule.Numbers numbers:
                return new DataValidation(new Formula1(numbers.Least), new Formula2(numbers.Most))
                {
                    Type = numbers.Whole ? DataValidationValues.Whole : DataValidationValues.Decimal, Operator = DataValidationOperatorValues.Between,
                    AllowBlank = true, ShowErrorMessage = true, ErrorTitle = "填写有误", Error = numbers.Said,
                };
            case BookRule.Words words:
                var list = string.Join(',', words.Choices);
                return list.Length > LongestList || words.Choices.Any(word => word.Contains(',', StringComparison.Ordinal) || word.Contains('"', StringComparison.Ordinal))
                    ? null
                    : new DataValidation(new Formula1($"\"{list}\""))
                    {
                        Type = DataValidationValues.List, AllowBlank = true, ShowErrorMessage = true, ErrorTitle = "请从列表选择",
                        Error = Short("可以选：" + string.Join("、", words.Choices)),
                    };
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static string Short(string text) => text.Length <= LongestMessage ? text : text[..LongestMessage] + "…";

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape();

    [GeneratedRegex("\r", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CarriageReturn();
}
