using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Evaluation.Documents.Archives;

namespace Evaluation.Documents.Frameworks.Workbooks;

/// <summary>What a cell looks like; the order is that of the styles in the file.</summary>
internal enum CellLook
{
    Plain,
    Heading,
    Note,
    Title,
    Centre,
    Number,
}

/// <summary>A cell to write; a number where it reads as one, otherwise always text, whatever it begins with.</summary>
/// <param name="Columns">Columns it is merged over.</param>
/// <param name="Lines">Rows it is merged over.</param>
internal sealed record SheetCell(string Text, CellLook Look = CellLook.Plain, int Columns = 1, int Lines = 1);

/// <summary>A sheet to write.</summary>
/// <param name="Widths">Width of every column in characters.</param>
/// <param name="FrozenRows">Rows that stay in sight.</param>
/// <param name="Choices">Words to choose from, by column.</param>
/// <param name="Merged">Cells that are one, as A1:B2.</param>
internal sealed record SheetPage(
    string Name,
    IReadOnlyList<int> Widths,
    IReadOnlyList<IReadOnlyList<SheetCell?>> Rows,
    int FrozenRows = 0,
    int FrozenColumns = 0,
    IReadOnlyDictionary<int, IReadOnlyList<string>>? Choices = null,
    IReadOnlyList<string>? Merged = null,
    bool Landscape = true);

/// <summary>Writes sheets as a workbook. No cell is ever a formula.</summary>
internal static partial class GridWriting
{
    private const int LongestText = 32_767;
    private const int RowsWithChoices = 2_000;
    private const double LineHeight = 14.5;
    private const double HighestRow = 400;
    private const int LongestChoices = 255;

    public static byte[] Write(IReadOnlyList<SheetPage> pages)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            document.ChangeIdOfPart(book, "book");
            var styles = book.AddNewPart<WorkbookStylesPart>("styles");
            styles.Stylesheet = Looks();
            var sheets = new Sheets();
            for (var index = 0; index < pages.Count; index++)
            {
                var part = book.AddNewPart<WorksheetPart>(FormattableString.Invariant($"sheet{index + 1}"));
                Write(part, pages[index]);
                sheets.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)(index + 1), Name = pages[index].Name });
            }

            book.Workbook = new Workbook(sheets);
        }

        return FixedArchive.Of(file);
    }

    private static void Write(WorksheetPart part, SheetPage page)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(new SheetViews(View(page)));
        writer.WriteElement(new Columns(page.Widths.Select((width, index) => new Column
        {
            Min = (uint)(index + 1), Max = (uint)(index + 1), Width = width, CustomWidth = true,
        })));
        writer.WriteStartElement(new SheetData());
        for (var row = 0; row < page.Rows.Count; row++)
        {
            writer.WriteStartElement(new Row { RowIndex = (uint)(row + 1), Height = Height(page, page.Rows[row]), CustomHeight = true });
            for (var column = 0; column < page.Rows[row].Count; column++)
            {
                if (page.Rows[row][column] is { } cell)
                {
                    writer.WriteElement(Of(cell, FormattableString.Invariant($"{Place.Letters(column + 1)}{row + 1}")));
                }
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        if (page.Merged is { Count: > 0 } merged)
        {
            writer.WriteElement(new MergeCells(merged.Select(reference => new MergeCell { Reference = reference })));
        }

        if (page.Choices is { Count: > 0 } choices)
        {
            writer.WriteElement(new DataValidations(choices.Select(choice => Choice(choice.Key, choice.Value, page.FrozenRows))));
        }

        writer.WriteElement(new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.5, Header = 0.3, Footer = 0.3 });
        writer.WriteElement(new PageSetup
        {
            PaperSize = 9, Orientation = page.Landscape ? OrientationValues.Landscape : OrientationValues.Portrait, FitToWidth = 1, FitToHeight = 0,
        });
        writer.WriteEndElement();
    }

    /// <summary>High enough for the wrapped text: programs do not measure rows when they open a file.</summary>
    private static double Height(SheetPage page, IReadOnlyList<SheetCell?> row)
    {
        var lines = 1;
        for (var column = 0; column < row.Count; column++)
        {
            if (row[column] is { Text.Length: > 0 } cell)
            {
                var width = Math.Max(4, page.Widths.Skip(column).Take(cell.Columns).Sum() - 1);
                var own = cell.Text.Split('\n').Sum(line => Math.Max(1, ((line.Sum(c => c >= '\u2E80' ? 2 : 1) * (cell.Look == CellLook.Title ? 3 : 2)) + (2 * width) - 1) / (2 * width)));
                lines = Math.Max(lines, (own * (cell.Look == CellLook.Title ? 2 : 1) / cell.Lines) + (cell.Lines > 1 ? 1 : 0));
            }
        }

        return Math.Min(HighestRow, (lines * LineHeight) + 4);
    }

    private static SheetView View(SheetPage page)
    {
        var view = new SheetView { WorkbookViewId = 0 };
        if (page.FrozenRows > 0)
        {
            view.Append(new Pane
            {
                VerticalSplit = page.FrozenRows,
                HorizontalSplit = page.FrozenColumns > 0 ? page.FrozenColumns : null,
                TopLeftCell = FormattableString.Invariant($"{Place.Letters(page.FrozenColumns + 1)}{page.FrozenRows + 1}"),
                ActivePane = page.FrozenColumns > 0 ? PaneValues.BottomRight : PaneValues.BottomLeft,
                State = PaneStateValues.Frozen,
            });
        }

        return view;
    }

    private static Cell Of(SheetCell cell, string reference)
    {
        if (cell.Look == CellLook.Number && PlainNumber().IsMatch(cell.Text))
        {
            return new Cell { CellReference = reference, StyleIndex = (uint)CellLook.Number, CellValue = new CellValue(cell.Text) };
        }

        if (cell.Text.Length > LongestText)
        {
            throw new NotSupportedException($"“{cell.Text[..20]}…”超过{LongestText}个字，放不进一个单元格。");
        }

        return new Cell
        {
            CellReference = reference,
            StyleIndex = (uint)(cell.Look == CellLook.Number ? CellLook.Centre : cell.Look),
            DataType = CellValues.InlineString,
            InlineString = new InlineString(new Text(Escape().Replace(cell.Text, "_x005F_")) { Space = SpaceProcessingModeValues.Preserve }),
        };
    }

    private static DataValidation Choice(int column, IReadOnlyList<string> words, int frozenRows)
    {
        var letters = Place.Letters(column);
        var list = string.Join(',', words);
        return new DataValidation(new Formula1(list.Length <= LongestChoices ? $"\"{list}\"" : throw new NotSupportedException(list)))
        {
            Type = DataValidationValues.List,
            AllowBlank = true,
            ShowErrorMessage = true,
            ErrorTitle = "请从列表选择",
            Error = "可以写：" + string.Join("、", words.Take(12)),
            SequenceOfReferences = new ListValue<StringValue> { InnerText = FormattableString.Invariant($"{letters}{frozenRows + 1}:{letters}{RowsWithChoices}") },
        };
    }

    private static Stylesheet Looks()
    {
        var thin = new Border(
            new LeftBorder(new Color { Rgb = "FFB0B0B0" }) { Style = BorderStyleValues.Thin }, new RightBorder(new Color { Rgb = "FFB0B0B0" }) { Style = BorderStyleValues.Thin },
            new TopBorder(new Color { Rgb = "FFB0B0B0" }) { Style = BorderStyleValues.Thin }, new BottomBorder(new Color { Rgb = "FFB0B0B0" }) { Style = BorderStyleValues.Thin }, new DiagonalBorder());
        return new Stylesheet(
            new DocumentFormat.OpenXml.Spreadsheet.Fonts(FontOf(10.5), FontOf(10.5, bold: true), FontOf(9, grey: true), FontOf(16, bold: true)),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE8EEF4" }) { PatternType = PatternValues.Solid })),
            new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()), thin),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
                Format(font: 0, fill: 0, border: 1, HorizontalAlignmentValues.Left),
                Format(font: 1, fill: 2, border: 1, HorizontalAlignmentValues.Center),
                Format(font: 2, fill: 0, border: 1, HorizontalAlignmentValues.Left),
                Format(font: 3, fill: 0, border: 0, HorizontalAlignmentValues.Center),
                Format(font: 0, fill: 0, border: 1, HorizontalAlignmentValues.Center),
                Format(font: 0, fill: 0, border: 1, HorizontalAlignmentValues.Center, text: false)));
    }

    private static Font FontOf(double size, bool bold = false, bool grey = false)
    {
        var font = new Font();
        if (bold)
        {
            font.Append(new Bold());
        }

        font.Append(new FontSize { Val = size }, new Color { Rgb = grey ? "FF595959" : "FF000000" }, new FontName { Val = "宋体" });
        return font;
    }

    /// <summary>Text cells carry the text format and the quote mark, so that editing them never makes a formula of them.</summary>
    private static CellFormat Format(uint font, uint fill, uint border, HorizontalAlignmentValues horizontal, bool text = true) => new(
        new Alignment { Horizontal = horizontal, Vertical = VerticalAlignmentValues.Center, WrapText = true })
    {
        FontId = font, FillId = fill, BorderId = border, FormatId = 0, NumberFormatId = text ? 49u : 0u, QuotePrefix = text ? true : null,
        ApplyFont = true, ApplyFill = true, ApplyBorder = true, ApplyAlignment = true, ApplyNumberFormat = true,
    };

    [GeneratedRegex("^-?[0-9]{1,9}(?:\\.[0-9]{1,4})?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlainNumber();

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape();
}
