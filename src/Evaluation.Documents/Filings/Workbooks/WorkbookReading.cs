namespace Evaluation.Documents.Filings.Workbooks;

/// <summary>What a filled workbook would change in its filing.</summary>
/// <param name="Problem">Why it cannot be taken at all, and what to do; null when it was read.</param>
/// <param name="Changes">In the order of sheets, rows and columns.</param>
/// <param name="Faults">Cells that cannot be taken; the others still can.</param>
/// <param name="WrittenAt">When the workbook was downloaded, as it says itself.</param>
/// <param name="IsOlder">The filing was changed after that.</param>
public sealed record WorkbookReading(
    string? Problem, IReadOnlyList<WorkbookChange> Changes, IReadOnlyList<WorkbookFault> Faults, string? WrittenAt = null, bool IsOlder = false)
{
    /// <summary>Faults said at once.</summary>
    public const int MostFaults = 200;

    public static WorkbookReading Refused(string problem) => new(problem, [], []);
}

/// <summary>A value that a filled workbook changes.</summary>
/// <param name="Path">Address of the value.</param>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="Cell">F12.</param>
/// <param name="Kept">What the filing holds now, in its kept form; empty: nothing.</param>
/// <param name="Text">What it would hold, in its kept form; empty: nothing any more.</param>
/// <param name="Shown">What it holds now, as it would stand in the cell.</param>
/// <param name="Filled">What stands in the cell.</param>
/// <param name="Before">What stood in the cell when the workbook was downloaded, when somebody has changed the value since: a conflict; otherwise null.</param>
/// <param name="FromFormula">The cell holds a formula; its result was taken.</param>
public sealed record WorkbookChange(string Path, string Sheet, string Cell, string Kept, string Text, string Shown, string Filled, string? Before, bool FromFormula)
{
    public bool IsConflict => Before is not null;
}

/// <summary>A cell that cannot be taken: where, what is wrong, how to mend it.</summary>
/// <param name="Cell">F12; empty when it is about a whole row or sheet.</param>
public sealed record WorkbookFault(string Sheet, string Cell, string Message)
{
    public override string ToString() => Cell.Length > 0 ? $"“{Sheet}”{Cell}：{Message}" : $"“{Sheet}”：{Message}";
}
