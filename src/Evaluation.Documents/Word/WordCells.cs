using Evaluation.Core.Reports;
using Evaluation.Documents.Pdf;

namespace Evaluation.Documents.Word;

/// <summary>The cells of a table row by row as Word wants them: what a merged cell above covers is a cell of its own that says so.</summary>
internal static class WordCells
{
    /// <summary>A cell and its place.</summary>
    internal readonly record struct Spot(string Text, int Column, int Columns, int Rows, bool IsCovered);

    public static IReadOnlyList<IReadOnlyList<Spot>> Of(Block.Table table)
    {
        List<TableGrid.Placed>[] open = [.. table.Rows.Select(_ => new List<TableGrid.Placed>())];
        var placed = TableGrid.Place(table);
        var rows = new List<IReadOnlyList<Spot>>(placed.Count);
        for (var index = 0; index < placed.Count; index++)
        {
            foreach (var cell in placed[index])
            {
                for (var below = index + 1; below < index + cell.Rows; below++)
                {
                    open[below].Add(cell);
                }
            }

            rows.Add([
                .. placed[index].Select(cell => new Spot(cell.Cell.Text, cell.Column, cell.Columns, cell.Rows, IsCovered: false))
                    .Concat(open[index].Select(cell => new Spot(string.Empty, cell.Column, cell.Columns, cell.Rows, IsCovered: true)))
                    .OrderBy(cell => cell.Column),
            ]);
        }

        return rows;
    }
}
