using System.Text;
using System.Text.RegularExpressions;
using Evaluation.Core.Examinations;

namespace Evaluation.Documents.Examinations.PdfFiles;

/// <summary>
/// Makes paragraphs of the lines of a PDF: a full line goes on in the next one unless that is indented, far below or of another size.
/// Page numbers, running heads and the table of contents are left out.
/// </summary>
internal static partial class PdfParagraphs
{
    private const double Margin = 0.12;

    public static IReadOnlyList<ReportParagraph> Of(IReadOnlyList<PdfPageText> pages)
    {
        var shape = Shape.Of(pages);
        var running = RunningLines(pages);
        var (paragraphs, open, tables) = (new List<ReportParagraph>(), new List<PdfLine>(), 0);
        var (openPage, previous) = (0, (PdfLine?)null);
        foreach (var page in pages)
        {
            var first = tables;
            var newPage = true;
            foreach (var line in page.Lines.Where(line => !IsRunning(page, line, running) && !ContentsEntry().IsMatch(line.Text)))
            {
                if (line.Cell is { } cell)
                {
                    Close();
                    tables = Math.Max(tables, first + cell.Table);
                    Add(line.Text, page.Number, new TableSpot(first + cell.Table, cell.Row, cell.Column));
                    continue;
                }

                if (previous is null || open.Count == 0 || !shape.GoesOn(previous, line, newPage))
                {
                    Close();
                    openPage = page.Number;
                }

                open.Add(line);
                (previous, newPage) = (line, false);
            }
        }

        Close();
        return paragraphs;

        void Close()
        {
            if (open.Count > 0)
            {
                Add(Joined(open.Select(line => line.Text)), openPage, null);
                open.Clear();
            }
        }

        void Add(string text, int page, TableSpot? cell) => paragraphs.Add(new ReportParagraph(paragraphs.Count + 1, text) { Page = page, Cell = cell });
    }

    /// <summary>Lines in one; a space only where two Latin words meet.</summary>
    public static string Joined(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append(text.Length > 0 && line.Length > 0 && char.IsAsciiLetter(text[^1]) && char.IsAsciiLetter(line[0]) ? " " : string.Empty).Append(line);
        }

        return text.ToString();
    }

    /// <summary>Text that stands at the same edge of many pages, its numbers aside.</summary>
    private static HashSet<(bool Top, string Text)> RunningLines(IReadOnlyList<PdfPageText> pages) =>
        [.. pages.SelectMany(page => page.Lines.Where(line => line.Cell is null && AtEdge(page, line)).Select(line => (Top: line.Baseline > page.Height / 2, Text: WithoutNumbers(line.Text))).Distinct())
            .GroupBy(line => line).Where(same => same.Count() >= Math.Max(3, (pages.Count + 1) / 2)).Select(same => same.Key)];

    private static bool IsRunning(PdfPageText page, PdfLine line, HashSet<(bool Top, string Text)> running) =>
        line.Cell is null && AtEdge(page, line) && (PageNumber().IsMatch(line.Text.Trim()) || running.Contains((line.Baseline > page.Height / 2, WithoutNumbers(line.Text))));

    private static bool AtEdge(PdfPageText page, PdfLine line) => line.Baseline < page.Height * Margin || line.Baseline > page.Height * (1 - Margin);

    private static string WithoutNumbers(string text) => string.Concat(text.Where(c => !char.IsDigit(c)));

    [GeneratedRegex(@"^[-—–－−―·•\s]*(第\s*)?[0-9０-９ivx]{1,4}(\s*页)?[-—–－−―·•\s]*([/／,，]?\s*共?\s*[0-9]{1,4}\s*页?)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex PageNumber();

    /// <summary>A line of the table of contents, which repeats a heading: a leader and a page number.</summary>
    [GeneratedRegex(@"([.．·…]\s?){4,}\s*[0-9ivx]{1,4}\s*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex ContentsEntry();

    /// <summary>The usual margins and line distance of a document.</summary>
    private sealed record Shape(double Left, double Right, double Distance)
    {
        private const string Opening = "（(《〈“‘「『【〔﹝[";
        private const string Closing = "，。、；：？！）)》〉”’」』】〕﹞]%％";

        public static Shape Of(IReadOnlyList<PdfPageText> pages)
        {
            var lines = pages.SelectMany(page => page.Lines).Where(line => line.Cell is null && !line.IsRow).ToList();
            if (lines.Count == 0)
            {
                return new Shape(0, 0, 0);
            }

            var rights = lines.Select(line => line.Right).Order().ToList();
            var lefts = lines.GroupBy(line => Math.Floor(line.Left / 4)).Where(same => same.Count() >= Math.Max(2, lines.Count / 20))
                .Select(same => same.Average(line => line.Left)).ToList();
            var gaps = pages.SelectMany(page => page.Lines.Where(line => line.Cell is null).Pairwise((upper, lower) => upper.Baseline - lower.Baseline))
                .Where(gap => gap > 1).Order().ToList();
            return new Shape(
                lefts.Count > 0 ? lefts.Min() : lines.Min(line => line.Left),
                rights[(int)((rights.Count - 1) * 0.95)],
                gaps.Count > 0 ? gaps[gaps.Count / 2] : 0);
        }

        /// <summary>Whether the lower line continues the sentence of the upper one.</summary>
        public bool GoesOn(PdfLine upper, PdfLine lower, bool onNewPage) =>
            !upper.IsRow && !lower.IsRow
            && Math.Abs(upper.Size - lower.Size) <= 0.1 * upper.Size
            && Right - upper.Right < (FirstWord(lower.Text) + 0.6) * upper.Size
            && lower.Left < Left + (0.8 * lower.Size)
            && (onNewPage || (upper.Baseline - lower.Baseline is var gap && gap > 0 && gap < Math.Max(Distance * 1.5, upper.Size * 1.2)));

        /// <summary>Width in sizes of what would have had to fit on the line above: a character with its brackets, or a whole number or word.</summary>
        private static double FirstWord(string text)
        {
            var (width, at) = (0.0, 0);
            while (at < text.Length && Opening.Contains(text[at]))
            {
                width += 1;
                at++;
            }

            var isNarrow = at < text.Length && IsNarrow(text[at]);
            do
            {
                width += isNarrow ? 0.6 : 1;
                at++;
            }
            while (at < text.Length && (Closing.Contains(text[at]) || (isNarrow && IsNarrow(text[at]))));

            return Math.Min(width, 12);
        }

        private static bool IsNarrow(char c) => c is > ' ' and < '\u2000';
    }
}

/// <summary>Neighbours of a sequence.</summary>
internal static class Neighbours
{
    public static IEnumerable<TResult> Pairwise<T, TResult>(this IEnumerable<T> items, Func<T, T, TResult> join)
    {
        using var each = items.GetEnumerator();
        if (!each.MoveNext())
        {
            yield break;
        }

        var before = each.Current;
        while (each.MoveNext())
        {
            yield return join(before, each.Current);
            before = each.Current;
        }
    }
}
