using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;

namespace Evaluation.Documents.Filings.Workbooks;

/// <summary>
/// How a cell says which value it holds: the hidden first column names its row, the hidden first row its column as an address in which a star
/// stands for the row. So rows may be sorted or moved, and cells are never told apart by where they stand.
/// </summary>
internal static class BookAddress
{
    /// <summary>First cell of a sheet that is filled in.</summary>
    public const string Keys = "keys";

    /// <summary>Name of a row that the program fills.</summary>
    public const string NothingToRead = "-";

    public const string Answer = "answer/*";
    public const string Input = "input/*";
    public const string Previous = "previous/*";
    public const string Source = "source/*";
    public const string Note = "note/*";
    public const string NotApplicable = "na/*";
    public const string NotApplicableReason = "nareason/*";
    public const string Claim = "claim/*";
    public const string Reason = "reason/*";

    /// <summary>The row names the whole address.</summary>
    public const string Whole = "*";

    /// <summary>Kinds of values that a workbook carries.</summary>
    private static readonly string[] Kinds =
        ["answer", "input", "source", "note", "claim", "reason", "na", "nareason", "item", "state", "judged", "deduction", "deductionreason", "rowtext", "list"];

    public static string Member(string key) => $"input/*@{key}";

    public static string Cell(string list, string column) => $"list/{list}/*/{column}";

    /// <summary>The address of the value at a row and a column; null when the workbook carries no such value.</summary>
    public static string? Of(Framework framework, string row, string column)
    {
        var path = column == Previous
            ? framework.Input(row) is { } input ? EntryPath.Input(DataTable.PreviousKey(input)) : null
            : column.Contains('*', StringComparison.Ordinal) ? column.Replace("*", row, StringComparison.Ordinal) : null;
        return path is not null && Carries(path) ? path : null;
    }

    public static bool Carries(string path) => Kinds.Contains(path.Split('/')[0], StringComparer.Ordinal);
}
