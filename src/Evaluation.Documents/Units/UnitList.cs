namespace Evaluation.Documents.Units;

/// <summary>One row of the list of units and people: one person in one role of one unit.</summary>
/// <param name="Row">Row in the sheet, counted from 1.</param>
public sealed record UnitListRow(
    int Row, string Code, string Name, string? ShortName, string? Department, string? Desk, string FullName, string? Phone, string Role);

/// <summary>What is wrong in a cell: where and what to write.</summary>
/// <param name="Row">Counted from 1; 0 when the file as a whole is meant.</param>
/// <param name="Column">The heading of the column.</param>
public sealed record UnitListFault(int Row, string Column, string Message)
{
    public override string ToString() => Row == 0 ? Message : FormattableString.Invariant($"第 {Row} 行“{Column}”：{Message}");
}

/// <summary>The list as read: rows without fault, and the faults.</summary>
public sealed record UnitList(IReadOnlyList<UnitListRow> Rows, IReadOnlyList<UnitListFault> Faults);
