using Evaluation.Core.Reports;

namespace Evaluation.Documents.Pdf;

/// <summary>Finds the column of each cell of a table whose merged cells reach over rows below.</summary>
internal static class TableGrid
{
    /// <summary>A cell and the columns and rows it covers.</summary>
    internal readonly record struct Placed(TableCell Cell, int Column, int Columns, int Rows);

    /// <summary>The cells of each row from left to right; a row leaves out what a cell above already covers.</summary>
    /// <exception cref="ArgumentException">A row has more or fewer cells than free columns.</exception>
    public static IReadOnlyList<IReadOnlyList<Placed>> Place(Block.Table table)
    {
        var width = table.Columns.Count;
        var covered = new int[width];
        var rows = new List<IReadOnlyList<Placed>>(table.Rows.Count);
        for (var index = 0; index < table.Rows.Count; index++)
        {
            var row = table.Rows[index];
            int[] free = [.. Enumerable.Range(0, width).Where(column => covered[column] <= index)];
            var spare = free.Length - row.Cells.Count;
            var stretches = row.Kind is TableRowKind.Group or TableRowKind.Total && spare > 0 && free.Length == width;
            if (row.Cells.Count == 0 || (spare != 0 && !stretches))
            {
                throw new ArgumentException(
                    $"Row {index + 1} of table '{table.Title}' has {row.Cells.Count} cells for {free.Length} columns.", nameof(table));
            }

            var placed = new List<Placed>(row.Cells.Count);
            for (var cell = 0; cell < row.Cells.Count; cell++)
            {
                var column = free[cell == 0 || !stretches ? cell : cell + spare];
                var height = Math.Clamp(row.Cells[cell].RowSpan, 1, table.Rows.Count - index);
                placed.Add(new Placed(row.Cells[cell], column, cell == 0 && stretches ? 1 + spare : 1, height));
                covered[column] = index + height;
            }

            rows.Add(placed);
        }

        return rows;
    }
}
