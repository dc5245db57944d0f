namespace Evaluation.Documents.Word.Returns;

/// <summary>Pairs the rows of a table of the system with those of a table in a file; the heads belong together.</summary>
internal sealed class RowMatching(TableText printed, TableText file, Dictionary<int, int> columns)
{
    private readonly List<(int Own, int Other)> pairs = [(0, 0)];
    private readonly List<int> own = [.. Enumerable.Range(1, printed.Rows.Count - 1)];
    private readonly List<int> other = [.. Enumerable.Range(1, file.Rows.Count - 1)];

    /// <summary>Rows that are the same, then those that differ in nothing but numbers.</summary>
    public IReadOnlyList<(int Own, int Other)> SameWords()
    {
        Pair(text => text);
        Pair(SystemLines.Masked);
        return pairs;
    }

    /// <summary>Then those of which half the cells are the same, and what is left in its order when no row was added or removed.</summary>
    public IReadOnlyList<(int Own, int Other)> All()
    {
        SameWords();
        foreach (var row in own.ToList())
        {
            var cells = printed.Rows[row].Where(cell => columns.ContainsKey(cell.Key) && cell.Value.Length > 0).ToList();
            var (same, alike) = other.Select(one => (Same: cells.Count(cell => cell.Value == file.Cell(one, columns[cell.Key])), Row: one)).OrderByDescending(one => one.Same).FirstOrDefault();
            if (same > 0 && 2 * same >= cells.Count)
            {
                Match(row, alike);
            }
        }

        if (printed.Rows.Count == file.Rows.Count)
        {
            pairs.AddRange(own.Zip(other));
        }

        return pairs;
    }

    private void Pair(Func<string, string> words)
    {
        var waiting = other.GroupBy(row => Key(file, row, columns.Values), StringComparer.Ordinal).ToDictionary(same => same.Key, same => new Queue<int>(same), StringComparer.Ordinal);
        foreach (var row in own.ToList())
        {
            if (waiting.TryGetValue(Key(printed, row, columns.Keys), out var rows) && rows.TryDequeue(out var match))
            {
                Match(row, match);
            }
        }

        string Key(TableText table, int row, IEnumerable<int> among) => string.Join('\n', among.Select(column => words(table.Cell(row, column))));
    }

    private void Match(int row, int match)
    {
        pairs.Add((row, match));
        own.Remove(row);
        other.Remove(match);
    }
}
