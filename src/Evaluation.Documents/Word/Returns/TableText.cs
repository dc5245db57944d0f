using System.Text.RegularExpressions;
using Evaluation.Core.Reports;
using Evaluation.Documents.Pdf;

namespace Evaluation.Documents.Word.Returns;

/// <summary>A table as its cells' text, the head first; columns are counted from 1, and what a merged cell covers is left out.</summary>
public sealed partial record TableText(IReadOnlyList<IReadOnlyDictionary<int, string>> Rows)
{
    /// <summary>Tables and rows of one file that are compared; more than any report has.</summary>
    private const int MostTables = 100;
    private const int MostRows = 5_000;
    private const int MostCells = 30_000;

    /// <summary>Word makes no more.</summary>
    private const int MostColumns = 63;

    public static TableText Of(Block.Table table) => new(
    [
        table.Columns.Select((column, index) => (Column: index + 1, Text: PressText.Clean(column.Header))).ToDictionary(cell => cell.Column, cell => cell.Text),
        .. TableGrid.Place(table).Select(row => row.ToDictionary(cell => cell.Column + 1, cell => PressText.Clean(cell.Cell.Text))),
    ]);

    /// <summary>The tables of a report in its order.</summary>
    public static IReadOnlyList<TableText> Of(Report report) => [.. NamedTable.Of(report).Select(named => Of(named.Table))];

    /// <summary>The first of a file's tables: however long a file is made, comparing it takes no longer than a report does.</summary>
    public static IReadOnlyList<TableText> First(IEnumerable<TableText> tables)
    {
        var (rows, cells) = (0, 0);
        return [.. tables.Take(MostTables).Select(table => table.Narrow())
            .TakeWhile(table => (rows += table.Rows.Count) <= MostRows && (cells += table.Rows.Count * table.Rows[0].Count) <= MostCells)];
    }

    /// <summary>The same with every number as one sign, and letters only.</summary>
    public TableText Masked() => new([.. Rows.Select(row => row.ToDictionary(cell => cell.Key, cell => SystemLines.Masked(cell.Value)))]);

    /// <summary>What the cells say: without white space, and without the commas of thousands.</summary>
    public TableText Bare() => new([.. Rows.Select(row => row.ToDictionary(cell => cell.Key, cell => Bare(cell.Value)))]);

    public string Cell(int row, int column) => Rows[row].GetValueOrDefault(column, string.Empty);

    private TableText Narrow() => Rows.All(row => row.Count <= MostColumns) ? this : new([.. Rows.Select(row => new Dictionary<int, string>(row.Take(MostColumns)))]);

    private static string Bare(string text) => Thousands().Replace(string.Concat(text.Where(letter => !char.IsWhiteSpace(letter))), string.Empty);

    [GeneratedRegex("(?<=[0-9]),(?=[0-9]{3})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Thousands();
}
