namespace Evaluation.Core.Campaigns;

/// <summary>
/// Where one input of the data table stands in the final accounts' workbook (决算): made once by the bureau for all units. Either a cell, or the row
/// and the column by their headings, because sheets of different units differ in their number of rows.
/// </summary>
/// <param name="Input">Key of the input.</param>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="Cell">F12; null: by headings.</param>
/// <param name="Row">Heading of the row: 本年支出合计.</param>
/// <param name="Column">Heading of the column: 决算数.</param>
/// <param name="InYuan">Amounts of the sheet are in 元; otherwise in 万元.</param>
public sealed record AccountsRule(string Input, string Sheet, string? Cell, string? Row, string? Column, bool InYuan)
{
    private const int LongestHeading = 200;

    /// <summary>Why the rule says nothing, and how to mend it; null when it does.</summary>
    public string? Problem =>
        Sheet.Length is 0 or > LongestHeading ? "请选择工作表。"
        : Cell is not null ? IsCell(Cell) ? null : $"“{Cell}”不是单元格，应写成 F12。"
        : Row is not { Length: > 0 and <= LongestHeading } || Column is not { Length: > 0 and <= LongestHeading } ? "请填单元格，或同时填行名和列名。"
        : null;

    /// <summary>A to XFD, then 1 to 1048576.</summary>
    private static bool IsCell(string text)
    {
        var letters = text.TakeWhile(char.IsAsciiLetterUpper).Count();
        return letters is > 0 and <= 3 && text.Length - letters is > 0 and <= 7 && text[letters] != '0' && text.Skip(letters).All(char.IsAsciiDigit);
    }
}
