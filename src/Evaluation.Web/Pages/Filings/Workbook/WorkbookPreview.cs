using Evaluation.Documents.Filings.Workbooks;
using Evaluation.Web.Filings;

namespace Evaluation.Web.Pages.Filings.Workbook;

/// <summary>What an uploaded workbook would change, ready to be read and ticked.</summary>
public sealed record WorkbookPreview(IReadOnlyList<PreviewRow> Rows, IReadOnlyList<WorkbookFault> Faults, string? WrittenAt, bool IsOlder)
{
    public int Conflicts => Rows.Count(row => row.Before is not null);

    public int Locked => Rows.Count(row => !row.MayTake);

    public static WorkbookPreview Of(OpenFiling open, WorkbookReading reading)
    {
        var names = new EntryNames(open.Framework, open.Record.Scope);
        return new WorkbookPreview(
            [
                .. reading.Changes.Select((change, index) => new PreviewRow(
                    index, change.Sheet, change.Cell, names.Of(change.Path), Words(change.Shown), Words(change.Filled), change.Before is { } before ? Words(before) : null,
                    change.FromFormula, open.MayEdit(change.Path))),
            ],
            reading.Faults,
            reading.WrittenAt,
            reading.IsOlder);
    }

    private static string Words(string text) => text.Length == 0 ? "（空）" : text;
}

/// <summary>A changed cell.</summary>
/// <param name="Index">Place among the changes, as the box sends it.</param>
/// <param name="Before">What stood there when the workbook was downloaded, when somebody has changed it since.</param>
/// <param name="MayTake">The value may be changed now.</param>
public sealed record PreviewRow(int Index, string Sheet, string Cell, string Name, string Now, string New, string? Before, bool FromFormula, bool MayTake)
{
    /// <summary>A conflict is taken only by who ticks it.</summary>
    public bool IsTaken => MayTake && Before is null;

    public string BoxId => FormattableString.Invariant($"take-{Index}");
}
