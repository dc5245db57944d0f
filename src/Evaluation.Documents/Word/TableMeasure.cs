using Evaluation.Core.Reports;

namespace Evaluation.Documents.Word;

/// <summary>How wide the columns of a table are and about how high its rows, in twentieths of a point.</summary>
internal static class TableMeasure
{
    private const int WideTable = 9;
    private const int CellMargins = 120;

    /// <summary>A row higher than this may break over pages: about half a page.</summary>
    private const int TallestWholeRow = 5_000;

    public static bool IsNarrow(Block.Table table) => table.Columns.Count >= WideTable;

    /// <summary>Widths that fill the text block exactly.</summary>
    public static IReadOnlyList<int> Widths(Block.Table table, int width)
    {
        var shares = table.Columns.Sum(column => column.Share);
        var widths = table.Columns.Select(column => (int)(column.Share * width / shares)).ToArray();
        widths[^1] += width - widths.Sum();
        return widths;
    }

    public static bool IsTall(Block.Table table, TableRow row, IReadOnlyList<WordCells.Spot> cells, IReadOnlyList<int> widths) =>
        row.Kind == TableRowKind.Body && Height(table, cells, widths) > TallestWholeRow;

    /// <summary>By the fullest cell that is not merged over rows.</summary>
    public static int Height(Block.Table table, IEnumerable<WordCells.Spot> cells, IReadOnlyList<int> widths)
    {
        var (letter, line) = IsNarrow(table) ? (180, 240) : (210, 280);
        var lines = cells.Where(cell => cell is { IsCovered: false, Rows: 1 })
            .Select(cell => Lines(cell.Text, letter, widths.Skip(cell.Column).Take(cell.Columns).Sum() - CellMargins))
            .DefaultIfEmpty(1).Max();
        return (lines * line) + 80;
    }

    /// <summary>The row of column heads.</summary>
    public static int HeadHeight(Block.Table table, IReadOnlyList<int> widths) =>
        Height(table, table.Columns.Select((column, index) => new WordCells.Spot(column.Header, index, 1, 1, IsCovered: false)), widths);

    public static int Lines(string text, int letter, int width) =>
        text.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(WordText.Width(line) * letter / Math.Max(width, letter))));
}
