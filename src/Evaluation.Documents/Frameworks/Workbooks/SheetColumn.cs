namespace Evaluation.Documents.Frameworks.Workbooks;

/// <summary>A column of a sheet: its heading, and which field of the row's map stands in it.</summary>
/// <param name="Path">Field from the row's map on, as rule/target; empty for a column that is only for reading.</param>
internal sealed record SheetColumn(string Heading, string Path, CellCodec Codec, int Width = 12, string? Note = null)
{
    /// <summary>Other fields for some kinds of rules: the kind and the path.</summary>
    public IReadOnlyDictionary<string, string> PathOfKind { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What the column was called before; workbooks that still call it so are read.</summary>
    public string? Formerly { get; init; }

    public string PathFor(string? kind) => kind is not null && PathOfKind.TryGetValue(kind, out var path) ? path : Path;
}

/// <summary>One level of a sheet: a row begins one of it where its cells are not empty; below it stand those of the next level.</summary>
/// <param name="Children">Field that holds the next level; empty on the last.</param>
/// <param name="Identity">Fields that name it: the same name again goes on with the one above. Empty: every row with cells begins a new one.</param>
internal sealed record SheetLevel(IReadOnlyList<SheetColumn> Columns, string Children = "", params string[] Identity)
{
    /// <summary>Whether the list of the next level is there even when it is empty.</summary>
    public bool AlwaysHasChildren { get; init; } = true;
}

/// <summary>A sheet of a framework workbook.</summary>
internal sealed record SheetShape(string Name, int FrozenColumns, params SheetLevel[] Levels)
{
    public IEnumerable<SheetColumn> Columns => Levels.SelectMany(level => level.Columns);
}
