using Evaluation.Core.Reports;

namespace Evaluation.Documents.Word.Returns;

/// <summary>A cell of a table of the system that came back with other content; nothing is taken from it.</summary>
/// <param name="Table">What the table is called: 附件1 数据表.</param>
/// <param name="Row">What its row is about.</param>
/// <param name="Column">Head of its column.</param>
/// <param name="Present">What the system prints now.</param>
/// <param name="Typed">What the file says.</param>
public sealed record RetypedCell(string Table, string Row, string Column, string Present, string Typed)
{
    /// <summary>
    /// The cells of a file that say neither what was handed out nor what the system prints now: the filing may have changed since then.
    /// </summary>
    public static IReadOnlyList<RetypedCell> Of(ReturnedFile file, Report report)
    {
        var handedOut = file.HandedOut.Count == 0 ? null : TableMatching.Changed(file.HandedOut, file.Tables).Select(cell => cell.Place).ToHashSet();
        var (named, present) = (NamedTable.Of(report), TableText.Of(report));
        return [.. TableMatching.Changed(present, file.Tables)
            .Where(cell => handedOut is null || handedOut.Contains(cell.Place))
            .OrderBy(cell => cell.Table).ThenBy(cell => cell.Row).ThenBy(cell => cell.Column)
            .Select(cell => new RetypedCell(
                named[cell.Table].Name,
                RowName(named[cell.Table].Table, cell.Row),
                named[cell.Table].Table.Columns[cell.Column - 1].Header,
                present[cell.Table].Cell(cell.Row, cell.Column),
                file.Tables[cell.Place.Table].Cell(cell.Place.Row, cell.Place.Column)))];
    }

    /// <summary>Its first words that are its own and not those of several rows; a row of figures by its place.</summary>
    private static string RowName(Block.Table table, int row) =>
        row == 0 ? "表头"
        : table.Rows[row - 1].Cells.FirstOrDefault(cell => cell.RowSpan == 1 && cell.Text.Any(char.IsLetter)) is { } named ? named.Text
        : FormattableString.Invariant($"第 {row} 行");
}
