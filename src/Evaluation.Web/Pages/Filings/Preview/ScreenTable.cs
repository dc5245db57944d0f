using Evaluation.Core.Reports;

namespace Evaluation.Web.Pages.Filings.Preview;

/// <summary>The report with the links of its figures; null: they lead nowhere.</summary>
public sealed record ReportOnScreen(Report Report, FigureLinks? Links)
{
    /// <summary>Places where something is not filled in.</summary>
    public int Gaps => Report.Body.OfType<Block.Paragraph>().SelectMany(paragraph => paragraph.Inlines).OfType<Inline.Gap>().Count();
}

/// <summary>A block of the report with the links of its figures.</summary>
public sealed record ReportBlock(Block Block, FigureLinks? Links);

/// <summary>A table of the report on the screen: each cell knows its column, although merged cells above leave gaps in the row.</summary>
public sealed record ScreenRow(TableRowKind Kind, IReadOnlyList<ScreenCell> Cells);

/// <summary>A cell with its place.</summary>
public sealed record ScreenCell(int Column, int Columns, int Rows, string Text);

/// <summary>Places the cells of a report's table in its columns.</summary>
public static class ScreenTable
{
    public static IReadOnlyList<ScreenRow> Of(Block.Table table)
    {
        var covered = new int[table.Columns.Count];
        var rows = new List<ScreenRow>();
        foreach (var row in table.Rows)
        {
            var cells = new List<ScreenCell>();
            var (column, spare) = (0, row.Kind == TableRowKind.Total ? table.Columns.Count - row.Cells.Count : 0);
            foreach (var cell in row.Cells)
            {
                while (row.Kind == TableRowKind.Body && column < covered.Length - 1 && covered[column] > 0)
                {
                    column++;
                }

                var width = row.Kind == TableRowKind.Group ? table.Columns.Count : 1 + spare;
                spare = 0;
                cells.Add(new ScreenCell(column, width, cell.RowSpan, cell.Text));
                if (row.Kind == TableRowKind.Body)
                {
                    covered[column] = cell.RowSpan;
                }

                column += width;
            }

            for (var index = 0; index < covered.Length; index++)
            {
                covered[index] = Math.Max(0, covered[index] - 1);
            }

            rows.Add(new ScreenRow(row.Kind, cells));
        }

        return rows;
    }

    public static string? Class(TableColumn column) => column.Alignment switch
    {
        CellAlignment.Right => "num",
        CellAlignment.Centre => "centre",
        _ => null,
    };
}
