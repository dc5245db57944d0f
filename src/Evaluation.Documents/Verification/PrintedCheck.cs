using System.Globalization;
using Evaluation.Core.Reports;

namespace Evaluation.Documents.Verification;

/// <summary>
/// Reads the pages of a copy against the report they must show: cover, contents, text, annexes, proof and the feet of the pages. It knows what
/// the shipped template writes and in which order; pictures and what is only drawn are not compared, but named.
/// </summary>
public static class PrintedCheck
{
    private const string Contents = "目录";
    private const string Digits = "0123456789";

    public static PrintedResult Run(Report report, PaperCopy copy)
    {
        var pieces = PrintedPieces.Of(report);
        var sheets = new PrintedSheets(report, copy);
        var body = PieceReading.Of(sheets.Body, pieces.Body);
        var cover = PieceReading.Of(sheets.Cover, pieces.Cover);
        IEnumerable<PrintedDifference> entries = body.IsAnother ? [] : Entries(sheets, pieces.Entries, body.EntryPages);
        return new PrintedResult(
            [.. sheets.Differences, .. cover.Differences, .. entries, .. body.Differences],
            body.IsAnother || cover.IsAnother || copy.Pages.Any(page => page.IsBroken),
            Remarks(copy));
    }

    private static IEnumerable<PrintedDifference> Entries(PrintedSheets sheets, IReadOnlyList<string> entries, IReadOnlyDictionary<int, int> pages)
    {
        var (text, place) = (sheets.Contents, 0);
        if (text.Says(Contents, 0))
        {
            place = Contents.Length;
        }

        for (var index = 0; index < entries.Count; index++)
        {
            var number = pages.TryGetValue(index, out var page) ? sheets.NumberOf(page) : null;
            var next = index + 1 < entries.Count && text.Text.IndexOf(entries[index + 1], Math.Min(place + entries[index].Length, text.Text.Length), StringComparison.Ordinal) is var at and >= 0
                ? at : text.Text.Length;
            var (heading, printed) = Entry(text.Text[place..Math.Max(place, next)]);
            if (heading != entries[index])
            {
                yield return new PrintedDifference(text.PageOf(place), Contents, heading, entries[index]);
            }
            else if (number is not null && printed != number)
            {
                yield return new PrintedDifference(text.PageOf(place), $"{Contents}·{entries[index]}", printed, number);
            }

            place = Math.Max(place, next);
        }
    }

    private static List<string> Remarks(PaperCopy copy)
    {
        var remarks = new List<string>();
        if (Numbers(copy.Pages.Where(page => page.HasAddition)) is { Length: > 0 } added)
        {
            remarks.Add($"PDF 第 {added} 页有后加的图片、印章或批注，系统生成的报告没有。请看它们是否盖住了文字。");
        }

        if (Numbers(copy.Pages.Where(page => page.IsBroken)) is { Length: > 0 } broken)
        {
            remarks.Add($"PDF 第 {broken} 页读不出来，没有核对。");
        }

        return remarks;
    }

    private static string Numbers(IEnumerable<PaperPage> pages) => string.Join('、', pages.Select(page => page.Number.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A heading, dots, a page number. Whatever a copy holds, it is walked once from its end.</summary>
    private static (string Heading, string Page) Entry(string said)
    {
        var heading = said.AsSpan().TrimEnd(Digits);
        return (heading.TrimEnd('.').ToString(), said[heading.Length..]);
    }
}
