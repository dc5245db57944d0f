using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Evaluation.Documents.Filings.Workbooks;

/// <summary>The workbook that came in, with the cells that need a look filled red and commented; nothing else in it changes.</summary>
internal static class MarkedBook
{
    public static byte[] Write(Stream content, IReadOnlyList<(string Sheet, string Cell, string Text)> marks)
    {
        using var file = new MemoryStream();
        content.Position = 0;
        content.CopyTo(file);
        using (var document = SpreadsheetDocument.Open(file, isEditable: true))
        {
            var book = document.WorkbookPart ?? throw new InvalidDataException("The file has no workbook.");
            var styles = new MarkedStyles(book);
            foreach (var sheet in marks.Where(mark => mark.Cell.Length > 0).GroupBy(mark => mark.Sheet, StringComparer.Ordinal))
            {
                if (book.Workbook?.Sheets?.Elements<Sheet>().FirstOrDefault(one => one.Name?.Value?.Trim() == sheet.Key)?.Id?.Value is { } id && book.GetPartById(id) is WorksheetPart part)
                {
                    Mark(part, styles, [.. sheet.GroupBy(mark => mark.Cell, StringComparer.Ordinal).Select(cell => (cell.Key, string.Join('\n', cell.Select(mark => mark.Text))))]);
                }
            }
        }

        return file.ToArray();
    }

    private static void Mark(WorksheetPart part, MarkedStyles styles, IReadOnlyList<(string Cell, string Text)> marks)
    {
        var data = part.Worksheet?.GetFirstChild<SheetData>() ?? throw new InvalidDataException("The sheet has no cells.");
        var rows = data.Elements<Row>().Where(row => row.RowIndex is not null).GroupBy(row => row.RowIndex!.Value).ToDictionary(group => group.Key, group => group.First());
        var notes = new List<(int Row, int Column, string Text)>();
        foreach (var (reference, text) in marks)
        {
            var (row, column) = Split(reference);
            if (!rows.TryGetValue((uint)row, out var line))
            {
                continue;
            }

            var cell = line.Elements<Cell>().FirstOrDefault(one => string.Equals(one.CellReference?.Value, reference, StringComparison.OrdinalIgnoreCase)) ?? Insert(line, reference, column);
            cell.StyleIndex = styles.Marked(cell.StyleIndex?.Value ?? 0);
            notes.Add((row, column, text));
        }

        if (notes.Count > 0)
        {
            CellComments.Add(part, notes);
        }
    }

    private static Cell Insert(Row row, string reference, int column)
    {
        var cell = new Cell { CellReference = reference };
        var next = row.Elements<Cell>().FirstOrDefault(one => one.CellReference?.Value is { } other && Split(other).Column > column);
        if (next is null)
        {
            row.Append(cell);
        }
        else
        {
            row.InsertBefore(cell, next);
        }

        return cell;
    }

    private static (int Row, int Column) Split(string reference)
    {
        var (row, column) = (0, 0);
        foreach (var c in reference)
        {
            if (char.IsAsciiLetter(c))
            {
                column = (column * 26) + (char.ToUpperInvariant(c) - 'A' + 1);
            }
            else if (char.IsAsciiDigit(c))
            {
                row = (row * 10) + (c - '0');
            }
        }

        return (row, column);
    }

    /// <summary>Every style of the workbook with the fill of a marked cell, made when first needed.</summary>
    private sealed class MarkedStyles(WorkbookPart book)
    {
        private readonly Dictionary<uint, uint> _made = [];
        private uint? _fill;

        public uint Marked(uint style)
        {
            if (_made.TryGetValue(style, out var known))
            {
                return known;
            }

            var part = book.WorkbookStylesPart ?? book.AddNewPart<WorkbookStylesPart>();
            part.Stylesheet ??= BookStyles.Sheet();
            var formats = part.Stylesheet.CellFormats ??= new CellFormats(new CellFormat());
            var fills = part.Stylesheet.Fills ??= new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }));
            if (_fill is null)
            {
                fills.Append(new Fill(new PatternFill(new ForegroundColor { Rgb = BookStyles.Marked }) { PatternType = PatternValues.Solid }));
                _fill = (uint)fills.Elements<Fill>().Count() - 1;
                fills.Count = _fill + 1;
            }

            var marked = (CellFormat)(formats.Elements<CellFormat>().ElementAtOrDefault((int)style) ?? new CellFormat()).CloneNode(deep: true);
            (marked.FillId, marked.ApplyFill) = (_fill, true);
            formats.Append(marked);
            var made = (uint)formats.Elements<CellFormat>().Count() - 1;
            formats.Count = made + 1;
            return _made[style] = made;
        }
    }
}
