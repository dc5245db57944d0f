using Evaluation.Documents.Frameworks;

namespace Evaluation.Documents.Lists;

/// <summary>A list on a sheet of its own; it prints on A4 across, as wide as the page, its head on every page.</summary>
/// <param name="Rows">Read once; a row holds texts, numbers and nulls in the order of the columns, and may be the same array each time.</param>
/// <param name="RowCount">How many there are, which has to be known before they are read.</param>
public sealed record ListSheet(string Name, IReadOnlyList<ListColumn> Columns, int RowCount, IEnumerable<object?[]> Rows)
{
    /// <summary>Columns from the left that are printed; null: all.</summary>
    public int? PrintedColumns { get; init; }

    /// <summary>Columns from the left that stay in view.</summary>
    public int FixedColumns { get; init; }

    public bool HasFilter { get; init; }

    /// <summary>Texts that are longer than their column go on in the next line.</summary>
    public bool WrapsText { get; init; }

    /// <summary>The list with its head, from the first column on.</summary>
    internal string Range(int columns) => FormattableString.Invariant($"$A$1:${Place.Letters(columns)}${RowCount + 1}");
}
