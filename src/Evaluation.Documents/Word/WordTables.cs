using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Evaluation.Core.Reports;
using TableCell = DocumentFormat.OpenXml.Wordprocessing.TableCell;
using TableRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace Evaluation.Documents.Word;

/// <summary>Tables with a head on every page, merged cells and rows that stay whole.</summary>
internal sealed partial class WordTables
{
    private const string HeadShade = "F0F0F0";
    private int numbered;

    public IEnumerable<OpenXmlElement> Of(Block.Table table, int width)
    {
        if (Caption(table) is { } caption)
        {
            yield return caption;
        }

        if (!string.IsNullOrEmpty(table.UnitLine))
        {
            yield return WordText.Paragraph("UnitLine", table.UnitLine);
        }

        var grid = Grid(table, width);
        if (table.KeepsTogether)
        {
            foreach (var paragraph in grid.Elements<TableRow>().SkipLast(1).SelectMany(row => row.Descendants<Paragraph>()))
            {
                paragraph.ParagraphProperties!.KeepNext = new KeepNext();
            }
        }

        yield return grid;
    }

    /// <summary>表1 by Word's own count, where it gives that number.</summary>
    private Paragraph? Caption(Block.Table table)
    {
        if (string.IsNullOrEmpty(table.Number) && string.IsNullOrEmpty(table.Title))
        {
            return null;
        }

        var paragraph = WordText.Paragraph("Caption");
        if (!string.IsNullOrEmpty(table.Number))
        {
            var counted = TableNumber().Match(table.Number);
            if (counted.Success && int.Parse(counted.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) == numbered + 1)
            {
                numbered++;
                paragraph.Append(WordText.Run("表"));
                paragraph.Append(WordText.Field("SEQ 表 \\* ARABIC", WordText.Run(counted.Groups["number"].Value)));
            }
            else
            {
                paragraph.Append(WordText.Run(table.Number));
            }

            if (!string.IsNullOrEmpty(table.Title))
            {
                paragraph.Append(WordText.Run(" "));
            }
        }

        paragraph.Append(WordText.Run(table.Title));
        return paragraph;
    }

    private static Table Grid(Block.Table table, int width)
    {
        var widths = TableMeasure.Widths(table, width);
        var style = TableMeasure.IsNarrow(table) ? "NarrowTableText" : "TableText";
        var grid = new Table(
            new TableProperties(
                new TableStyle { Val = "TableGrid" },
                new TableWidth { Width = Text(widths.Sum()), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(one => new GridColumn { Width = Text(one) })));
        grid.Append(new TableRow(
        [
            new TableRowProperties(new CantSplit(), new TableHeader()),
            .. table.Columns.Select((column, index) => Cell(style, column.Header, widths[index], JustificationValues.Center, isStrong: true, Shade())),
        ]));
        var placed = WordCells.Of(table);
        for (var index = 0; index < placed.Count; index++)
        {
            var row = new TableRow();
            if (!TableMeasure.IsTall(table, table.Rows[index], placed[index], widths))
            {
                row.Append(new TableRowProperties(new CantSplit()));
            }

            foreach (var cell in placed[index])
            {
                row.Append(Cell(table, table.Rows[index].Kind, cell, widths, style));
            }

            grid.Append(row);
        }

        return grid;
    }

    private static TableCell Cell(Block.Table table, TableRowKind kind, WordCells.Spot spot, IReadOnlyList<int> widths, string style)
    {
        List<OpenXmlElement> shape = [];
        if (spot.Columns > 1)
        {
            shape.Add(new GridSpan { Val = spot.Columns });
        }

        if (spot.IsCovered)
        {
            shape.Add(new VerticalMerge());
        }
        else if (spot.Rows > 1)
        {
            shape.Add(new VerticalMerge { Val = MergedCellValues.Restart });
        }

        var alignment = kind == TableRowKind.Group ? JustificationValues.Left : table.Columns[spot.Column].Alignment switch
        {
            CellAlignment.Right => JustificationValues.Right,
            CellAlignment.Centre => JustificationValues.Center,
            _ => JustificationValues.Left,
        };
        var made = Cell(style, spot.Text, widths.Skip(spot.Column).Take(spot.Columns).Sum(), alignment, kind != TableRowKind.Body, [.. shape]);
        if (kind == TableRowKind.Group)
        {
            // The head of a group is never the last row of a page.
            made.GetFirstChild<Paragraph>()!.ParagraphProperties!.KeepNext = new KeepNext();
        }

        return made;
    }

    private static TableCell Cell(string style, string text, int width, JustificationValues alignment, bool isStrong, params OpenXmlElement[] shape)
    {
        var paragraph = WordText.Paragraph(style, text, isStrong ? "TableStrong" : null);
        paragraph.ParagraphProperties!.Append(new Justification { Val = alignment });
        return new TableCell(
            new TableCellProperties([
                new TableCellWidth { Width = Text(width), Type = TableWidthUnitValues.Dxa },
                .. shape,
                new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center },
            ]),
            paragraph);
    }

    private static Shading Shade() => new() { Val = ShadingPatternValues.Clear, Color = "auto", Fill = HeadShade };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A表(?<number>[1-9][0-9]{0,3})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TableNumber();
}
