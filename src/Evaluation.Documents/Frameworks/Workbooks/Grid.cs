namespace Evaluation.Documents.Frameworks.Workbooks;

/// <summary>A sheet as a person sees it: rows of texts.</summary>
internal sealed record Grid(string Name, int Number, IReadOnlyList<GridRow> Rows);

/// <summary>A row with the texts of its cells that are not empty, by column (from 1).</summary>
internal sealed record GridRow(int Number, IReadOnlyDictionary<int, string> Cells)
{
    public string Text(int column) => Cells.GetValueOrDefault(column, string.Empty);
}
