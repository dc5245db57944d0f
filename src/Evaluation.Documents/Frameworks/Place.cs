namespace Evaluation.Documents.Frameworks;

/// <summary>Where a piece of a framework stands: a line of a text file, or a cell of a workbook.</summary>
/// <param name="Line">Line of the text or row of the sheet, counted from 1.</param>
/// <param name="Sheet">Name of the sheet; null in a text file.</param>
/// <param name="SheetNumber">Position of the sheet in the workbook, for the order of faults.</param>
/// <param name="Column">Column of the sheet, counted from 1.</param>
internal readonly record struct Place(int Line, string? Sheet = null, int SheetNumber = 0, int Column = 0)
{
    public static Place Start => new(1);

    /// <summary>F12; null in a text file.</summary>
    public string? Cell => Sheet is null ? null : FormattableString.Invariant($"{Letters(Column)}{Line}");

    /// <summary>Sorts by sheet, then downwards, then along the row.</summary>
    public (int Sheet, int Line, int Column) Order => (SheetNumber, Line, Column);

    /// <summary>A, B … Z, AA, AB …</summary>
    public static string Letters(int column)
    {
        var letters = string.Empty;
        for (var rest = column; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return letters;
    }
}
