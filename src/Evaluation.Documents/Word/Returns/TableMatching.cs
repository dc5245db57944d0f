namespace Evaluation.Documents.Word.Returns;

/// <summary>
/// Finds the tables of the system in a file by their heads, then row by row and column by column, wherever these were moved to.
/// </summary>
internal static class TableMatching
{
    /// <summary>Pairs of tables with like heads that are held against each other; a report has few tables with the same head.</summary>
    private const int MostPairs = 400;

    /// <summary>Cells that say something else in the file; tables, rows and columns that are not in the file are left out.</summary>
    public static IEnumerable<ChangedCell> Changed(IReadOnlyList<TableText> printed, IReadOnlyList<TableText> file)
    {
        var (own, other) = (printed.Select(ComparedTable.Of).ToList(), file.Select(ComparedTable.Of).ToList());
        return Tables(own, other).SelectMany(pair => Cells(own[pair.Own], other[pair.Other])
            .Select(cell => new ChangedCell(pair.Own, cell.Row, cell.Column, new FilePlace(pair.Other, cell.InRow, cell.InColumn))));
    }

    private static IEnumerable<(int Row, int Column, int InRow, int InColumn)> Cells(ComparedTable printed, ComparedTable file)
    {
        var columns = Columns(printed, file);
        return from row in new RowMatching(printed, file, columns).All()
               from cell in printed.Bare.Rows[row.Own]
               where columns.ContainsKey(cell.Key)
               let column = columns[cell.Key]
               where file.Bare.Cell(row.Other, column) != cell.Value
               select (row.Own, cell.Key, row.Other, column);
    }

    /// <summary>Of tables with the same head each goes to the one it shares most rows with.</summary>
    private static IEnumerable<(int Own, int Other)> Tables(List<ComparedTable> printed, List<ComparedTable> file)
    {
        var likely =
            from pair in Alike(printed, file).Take(MostPairs)
            let common = new RowMatching(printed[pair.Own], file[pair.Other], pair.Columns).SameWords().Count
            orderby common descending, pair.Own, pair.Other
            select (own: pair.Own, other: pair.Other);
        var (taken, given) = (new HashSet<int>(), new HashSet<int>());
        foreach (var pair in likely)
        {
            if (!taken.Contains(pair.own) && given.Add(pair.other))
            {
                taken.Add(pair.own);
                yield return pair;
            }
        }
    }

    /// <summary>Tables of which more than half the heads are the same.</summary>
    private static IEnumerable<(int Own, int Other, Dictionary<int, int> Columns)> Alike(List<ComparedTable> printed, List<ComparedTable> file) =>
        from own in Enumerable.Range(0, printed.Count)
        from other in Enumerable.Range(0, file.Count)
        let columns = Columns(printed[own], file[other])
        where columns.Count(pair => printed[own].Bare.Cell(0, pair.Key) == file[other].Bare.Cell(0, pair.Value)) * 2 > printed[own].Bare.Rows[0].Count
        select (own, other, columns);

    /// <summary>The columns by their heads, and one whose head was changed by its place.</summary>
    private static Dictionary<int, int> Columns(ComparedTable printed, ComparedTable file)
    {
        var free = file.Bare.Rows[0].OrderBy(cell => cell.Key).ToList();
        var found = new Dictionary<int, int>();
        foreach (var (column, head) in printed.Bare.Rows[0])
        {
            if (free.FindIndex(one => one.Value == head) is >= 0 and var index)
            {
                found[column] = free[index].Key;
                free.RemoveAt(index);
            }
        }

        foreach (var column in printed.Bare.Rows[0].Keys.Where(column => free.Exists(one => one.Key == column)))
        {
            found.TryAdd(column, column);
        }

        return found;
    }
}

/// <summary>A cell that says something else in the file: rows of all tables are counted from 0, columns from 1.</summary>
internal sealed record ChangedCell(int Table, int Row, int Column, FilePlace Place);

/// <summary>Where it stands in the file.</summary>
internal sealed record FilePlace(int Table, int Row, int Column);
