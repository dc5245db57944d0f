using Evaluation.Core.Quantities;

namespace Evaluation.Core.Filings;

/// <summary>
/// What a unit entered and claimed for one year: the one record that forms, scores, checks, prose, annexes and files read.
/// Immutable; a missing value is absent, 0 is a value.
/// </summary>
public sealed record FilingRecord
{
    /// <summary>Framework code and version, <c>ZJ21@1</c>.</summary>
    public required string Framework { get; init; }

    /// <summary>评价年度.</summary>
    public required int Year { get; init; }

    public required UnitIdentity Unit { get; init; }

    public NoticeReference? Notice { get; init; }

    /// <summary>填报日期, printed on the report.</summary>
    public DateOnly? ReportDate { get; init; }

    /// <summary>Members of the filing's scope when it covers more than 本级; empty: one column.</summary>
    public IReadOnlyList<ScopeMember> Scope { get; init; } = [];

    /// <summary>Answers to the opening questions by key.</summary>
    public EntryDictionary<bool> Answers { get; init; } = EntryDictionary.Empty<bool>();

    /// <summary>Entered figures by input key; last year's optional values under the key with <c>_prev</c>.</summary>
    public EntryDictionary<EnteredFigure> Inputs { get; init; } = EntryDictionary.Empty<EnteredFigure>();

    /// <summary>What the final accounts' own workbook (决算) said, by input key or <c>KEY@MEMBER</c>; kept beside what is entered, whatever becomes of that.</summary>
    public EntryDictionary<AccountsFigure> Accounts { get; init; } = EntryDictionary.Empty<AccountsFigure>();

    /// <summary>Rows of the score table by indicator code.</summary>
    public EntryDictionary<RowEntry> Rows { get; init; } = EntryDictionary.Empty<RowEntry>();

    public EntryDictionary<IReadOnlyList<ListRow>> Lists { get; init; } = EntryDictionary.Empty<IReadOnlyList<ListRow>>();

    /// <summary>Texts of the report by section id.</summary>
    public EntryDictionary<string> Texts { get; init; } = EntryDictionary.Empty<string>();

    /// <summary>Explanations of findings by finding id.</summary>
    public EntryDictionary<string> Explanations { get; init; } = EntryDictionary.Empty<string>();

    public IReadOnlyList<EvidenceItem> Evidence { get; init; } = [];

    /// <summary>What the system knows; not part of what the unit wrote.</summary>
    public SystemFacts System { get; init; } = SystemFacts.Preview;

    public RowEntry Row(string code) => Rows.GetValueOrDefault(code, RowEntry.Empty);

    public IReadOnlyList<ListRow> List(string key) => Lists.GetValueOrDefault(key, []);
}

/// <summary>The unit as it stands on the report.</summary>
public sealed record UnitIdentity(string Code, string Name, string? ShortName, string? Department);

/// <summary>The notice that asked for the self-evaluation (自评通知).</summary>
public sealed record NoticeReference(string Title, string Number, DateOnly? Date, string? Issuer);

/// <summary>本级 or a subordinate unit whose figures the filing includes.</summary>
public sealed record ScopeMember(string Key, string Name);

/// <summary>A figure as entered.</summary>
/// <param name="Value">Money in 元, percentages as 92.5 for 92.5 %, yes/no as 1/0; null when not readable or not entered.</param>
/// <param name="Typed">What was typed when it could not be read as a figure; drafts keep it.</param>
/// <param name="Source">Where it stands: 表/行次/栏次.</param>
/// <param name="Note">A remark of the unit, or the statement what was checked.</param>
/// <param name="Members">Value by scope member; <paramref name="Value"/> is then their sum, null while one lacks.</param>
public sealed record EnteredFigure(
    decimal? Value,
    string? Typed = null,
    string? Source = null,
    string? Note = null,
    EntryDictionary<decimal>? Members = null);

/// <summary>A figure taken from the final accounts' workbook.</summary>
/// <param name="Value">As entered figures are kept: money in 元.</param>
/// <param name="Place">Sheet and cell: <c>Z01 收入支出决算总表!F12</c>.</param>
public sealed record AccountsFigure(decimal Value, string Place)
{
    /// <summary>The kept text: digits, a space, the place.</summary>
    public string Text => $"{TypedFigure.Stored(Value)} {Place}";

    /// <summary>The figure behind a kept text; null if it is none.</summary>
    public static AccountsFigure? Of(string text) =>
        text.IndexOf(' ', StringComparison.Ordinal) is var at and > 0 && TypedFigure.FromStored(text[..at]) is { } value ? new AccountsFigure(value, text[(at + 1)..]) : null;
}

/// <summary>State of a checklist item.</summary>
public enum ItemState
{
    Met,
    NotMet,

    /// <summary>Only where the framework allows it.</summary>
    NotApplicable,

    /// <summary>Met by and large (基本符合); only where the framework gives a share of the points for it.</summary>
    Partly,
}

/// <summary>What the unit says about one indicator.</summary>
/// <param name="Claim">Self score; null follows the computed one (按测算得分填列).</param>
/// <param name="ClaimTyped">What was typed as self score when it is no score; drafts keep it.</param>
/// <param name="Reason">Why the claim differs from the computed score or is below the weight (扣分原因).</param>
/// <param name="Items">Checklist items by key.</param>
/// <param name="NotApplicable">True: 不适用; false: explicitly applicable; null: as the opening questions say.</param>
/// <param name="NotApplicableReason">Why.</param>
/// <param name="Text">The unit's own words on the indicator, for the report.</param>
/// <param name="State">State of a qualitative judgement by name, or the declared measure of an either-or rule by key.</param>
/// <param name="Judged">Score chosen inside the state, as typed.</param>
/// <param name="Deduction">Points taken off by hand (人工扣减), as typed.</param>
/// <param name="DeductionReason">Why.</param>
public sealed record RowEntry(
    Points? Claim = null,
    string? ClaimTyped = null,
    string? Reason = null,
    EntryDictionary<ItemState>? Items = null,
    bool? NotApplicable = null,
    string? NotApplicableReason = null,
    string? Text = null,
    string? State = null,
    string? Judged = null,
    string? Deduction = null,
    string? DeductionReason = null)
{
    public static RowEntry Empty { get; } = new();

    public ItemState? Item(string key) => Items is not null && Items.TryGetValue(key, out var state) ? state : null;
}

/// <summary>A row of a list; cells as typed, by column key.</summary>
public sealed record ListRow(string Id, EntryDictionary<string> Cells)
{
    public string? Cell(string column) => Cells.TryGetValue(column, out var text) && text.Length > 0 ? text : null;
}

/// <summary>A piece of evidence (佐证材料): its name and hash; the bytes are kept elsewhere.</summary>
/// <param name="Indicators">Codes of the indicators it proves; one file may prove several.</param>
/// <param name="Date">Date of the document, if stated.</param>
public sealed record EvidenceItem(string Name, string Sha256, IReadOnlyList<string> Indicators, DateOnly? Date = null, string? Note = null);

/// <summary>What the system decides, not the unit.</summary>
/// <param name="DaysLate">Whole days after the deadline day; 0 as a preview before it is decided.</param>
/// <param name="QualityErrors">Errors counted by the bureau; 0 as a preview.</param>
/// <param name="Decided">False: a preview that does not depend on the moment of submission.</param>
public sealed record SystemFacts(int DaysLate, int QualityErrors, bool Decided)
{
    public static SystemFacts Preview { get; } = new(0, 0, Decided: false);

    /// <summary>复核扣分: what the reviewer took off, by indicator code.</summary>
    public EntryDictionary<ReviewDeduction> Deductions { get; init; } = EntryDictionary.Empty<ReviewDeduction>();
}

/// <summary>复核扣分: points the reviewer takes off a row, and why. Unit: 分, more than 0.</summary>
public sealed record ReviewDeduction(Points Points, string Reason);
