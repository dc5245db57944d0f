namespace Evaluation.Documents.Frameworks.Workbooks;

/// <summary>A sheet as a person sees it: rows of texts.</summary>
internal sealed record Grid(string Name, int Number, IReadOnlyList<GridRow> Rows);

/// <summary>A row with the texts of its cells that are not empty, by column (from 1).</summary>
internal sealed record GridRow(int Number, IReadOnlyDictionary<int, string> Cells)
{
    /// <summary>Cells that hold a formula, with their result, or an error of the spreadsheet; null when there are none.</summary>
    public IReadOnlyDictionary<int, CellContent>? Special { get; init; }

    public CellContent Content(int column) => Special?.GetValueOrDefault(column) ?? CellContent.Typed;

    public string Text(int column) => Cells.GetValueOrDefault(column, string.Empty);
}

/// <summary>How a cell came by its text.</summary>
[Flags]
internal enum CellContent
{
    Typed = 0,
    Formula = 1,
    Error = 2,
}
