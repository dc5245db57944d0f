namespace Evaluation.Core.Filings;

/// <summary>
/// The address of one entered value inside a filing: one value, one address, one version token, one line in the history.
/// Forms: <c>answer/KEY</c>, <c>input/KEY</c>, <c>input/KEY@MEMBER</c>, <c>source/KEY</c>, <c>note/KEY</c>, <c>claim/CODE</c>, <c>reason/CODE</c>,
/// <c>item/CODE/ITEM</c>, <c>na/CODE</c>, <c>nareason/CODE</c>, <c>rowtext/CODE</c>, <c>list/LIST/ROW/COLUMN</c>, <c>text/SECTION</c>,
/// <c>explain/FINDING</c>, <c>member/KEY</c>, <c>head/FIELD</c>.
/// </summary>
public static class EntryPath
{
    public const int MaximumLength = 200;

    public static string Answer(string question) => $"answer/{question}";

    public static string Input(string key, string? member = null) => member is null ? $"input/{key}" : $"input/{key}@{member}";

    public static string Source(string key) => $"source/{key}";

    public static string Note(string key) => $"note/{key}";

    public static string Claim(string indicator) => $"claim/{indicator}";

    public static string Reason(string indicator) => $"reason/{indicator}";

    public static string Item(string indicator, string item) => $"item/{indicator}/{item}";

    public static string NotApplicable(string indicator) => $"na/{indicator}";

    public static string NotApplicableReason(string indicator) => $"nareason/{indicator}";

    public static string RowText(string indicator) => $"rowtext/{indicator}";

    public static string Cell(string list, string row, string column) => $"list/{list}/{row}/{column}";

    public static string Text(string section) => $"text/{section}";

    public static string Explanation(string finding) => $"explain/{finding}";

    public static string Member(string key) => $"member/{key}";

    /// <summary>填报日期.</summary>
    public const string ReportDate = "head/reportDate";
}
