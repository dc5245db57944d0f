namespace Evaluation.Documents.Word.Returns;

/// <summary>Pairs the rows of a table of the system with those of a table in a file; the heads belong together.</summary>
internal sealed class RowMatching(ComparedTable printed, ComparedTable file, Dictionary<int, int> columns)
{
    /// <summary>Rows of both tables, multiplied, up to which every row is held against every other one.</summary>
    private const int MostHeld = 100_000;

    private readonly List<(int Own, int Other)> pairs = [(0, 0)];
    private readonly List<int> own = [.. Enumerable.Range(1, printed.Bare.Rows.Count - 1)];
    private readonly List<int> other = [.. Enumerable.Range(1, file.Bare.Rows.Count - 1)];

    /// <summary>Rows that are the same, then those that differ in nothing but numbers.</summary>
    public IReadOnlyList<(int Own, int Other)> SameWords()
    {
        Pair(printed.Bare, file.Bare);
        Pair(printed.Masked, file.Masked);
        return pairs;
    }

    /// <summary>Then those of which half the cells are the same, and what is left in its order when no row was added or removed.</summary>
    public IReadOnlyList<(int Own, int Other)> All()
    {
        SameWords();
        foreach (var row in (long)own.Count * other.Count > MostHeld ? [] : own.ToList())
        {
            var cells = printed.Bare.Rows[row].Where(cell => columns.ContainsKey(cell.Key) && cell.Value.Length > 0).ToList();
            var (same, alike) = other.Select(one => (Same: cells.Count(cell => cell.Value == file.Bare.Cell(one, columns[cell.Key])), Row: one)).OrderByDescending(one => one.Same).FirstOrDefault();
            if (same > 0 && 2 * same >= cells.Count)
            {
                Match(row, alike);
            }
        }

        if (printed.Bare.Rows.Count == file.Bare.Rows.Count)
        {
            pairs.AddRange(own.Zip(other));
        }

        return pairs;
    }

    private void Pair(TableText ours, TableText theirs)
    {
        var waiting = other.GroupBy(row => Key(theirs, row, columns.Values), StringComparer.Ordinal).ToDictionary(same => same.Key, same => new Queue<int>(same), StringComparer.Ordinal);
        foreach (var row in own.ToList())
        {
            if (waiting.TryGetValue(Key(ours, row, columns.Keys), out var rows) && rows.TryDequeue(out var match))
            {
                Match(row, match);
            }
        }

        static string Key(TableText table, int row, IEnumerable<int> among) => string.Join('\n', among.Select(column => table.Cell(row, column)));
    }

    private void Match(int row, int match)
    {
        pairs.Add((row, match));
        own.Remove(row);
        other.Remove(match);
    }
}

/// <summary>A table as it is compared: its cells without white space, and these without their numbers.</summary>
internal sealed record ComparedTable(TableText Bare, TableText Masked)
{
    public static ComparedTable Of(TableText table) => new(table.Bare(), table.Masked());
}
