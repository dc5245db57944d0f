namespace Evaluation.Core.Filings;

/// <summary>
/// The address of one entered value inside a filing: one value, one address, one version token, one line in the history.
/// Forms: <c>answer/KEY</c>, <c>input/KEY</c>, <c>input/KEY@MEMBER</c>, <c>source/KEY</c>, <c>note/KEY</c>, <c>claim/CODE</c>, <c>reason/CODE</c>,
/// <c>item/CODE/ITEM</c>, <c>state/CODE</c>, <c>judged/CODE</c>, <c>deduction/CODE</c>, <c>deductionreason/CODE</c>, <c>na/CODE</c>, <c>nareason/CODE</c>, <c>rowtext/CODE</c>, <c>list/LIST/ROW/COLUMN</c>, <c>text/SECTION</c>,
/// <c>explain/FINDING</c>, <c>accounts/KEY</c>, <c>accounts/KEY@MEMBER</c>, <c>member/KEY</c>, <c>head/FIELD</c>.
/// </summary>
public static class EntryPath
{
    public const int MaximumLength = 200;

    public static string Answer(string question) => $"answer/{question}";

    public static string Input(string key, string? member = null) => member is null ? $"input/{key}" : $"input/{key}@{member}";

    /// <summary>What the final accounts' workbook said; written by its import only.</summary>
    public static string Accounts(string key, string? member = null) => member is null ? $"accounts/{key}" : $"accounts/{key}@{member}";

    public static string Source(string key) => $"source/{key}";

    public static string Note(string key) => $"note/{key}";

    public static string Claim(string indicator) => $"claim/{indicator}";

    public static string Reason(string indicator) => $"reason/{indicator}";

    public static string Item(string indicator, string item) => $"item/{indicator}/{item}";

    public static string State(string indicator) => $"state/{indicator}";

    public static string Judged(string indicator) => $"judged/{indicator}";

    public static string Deduction(string indicator) => $"deduction/{indicator}";

    public static string DeductionReason(string indicator) => $"deductionreason/{indicator}";

    public static string NotApplicable(string indicator) => $"na/{indicator}";

    public static string NotApplicableReason(string indicator) => $"nareason/{indicator}";

    public static string RowText(string indicator) => $"rowtext/{indicator}";

    public static string Cell(string list, string row, string column) => $"list/{list}/{row}/{column}";

    public static string Text(string section) => $"text/{section}";

    public static string Explanation(string finding) => $"explain/{finding}";

    public static string Member(string key) => $"member/{key}";

    /// <summary>A checklist item's state as it is kept: 1 met, 0 not met, - not applicable, ~ by and large.</summary>
    public static string ItemText(ItemState state) => state switch
    {
        ItemState.Met => "1",
        ItemState.NotMet => "0",
        ItemState.Partly => "~",
        _ => "-",
    };

    /// <summary>The state behind a kept text; the inverse of <see cref="ItemText"/>.</summary>
    public static ItemState ItemOf(string text) => text switch
    {
        "1" => ItemState.Met,
        "-" => ItemState.NotApplicable,
        "~" => ItemState.Partly,
        _ => ItemState.NotMet,
    };

    /// <summary>填报日期.</summary>
    public const string ReportDate = "head/reportDate";
}
