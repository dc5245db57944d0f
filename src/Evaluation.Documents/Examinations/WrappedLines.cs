using System.Text;
using System.Text.RegularExpressions;
using Evaluation.Core.Examinations;

namespace Evaluation.Documents.Examinations;

/// <summary>
/// Paragraphs of a text file whose lines were broken at a fixed width, as text copied out of a PDF is: a full line goes on in the next.
/// A text that was not broken so is left as it is.
/// </summary>
internal static partial class WrappedLines
{
    /// <summary>Fewer full lines than this may be chance.</summary>
    private const int FewestFullLines = 5;

    /// <summary>Lines of more columns are paragraphs of their own, not lines of a page.</summary>
    private const int WidestPage = 160;

    /// <summary>A line may end this many columns early: the next character did not fit, or a sign was kept from the start of a line.</summary>
    private const int Slack = 4;

    private const string Endings = "。！？；：…";

    /// <summary>The joined paragraphs, each with the number of its first line.</summary>
    public static ReportText Join(ReportText lines)
    {
        if (Width(lines.Paragraphs) is not { } width)
        {
            return lines;
        }

        var joined = new List<ReportParagraph>();
        var (open, first, last) = (new StringBuilder(), 0, (ReportParagraph?)null);
        foreach (var line in lines.Paragraphs)
        {
            if (last is null || !GoesOn(last, line, width))
            {
                Close();
                first = line.Number;
            }

            open.Append(open.Length > 0 && char.IsAsciiLetter(open[^1]) && char.IsAsciiLetter(line.Text[0]) ? " " : string.Empty).Append(line.Text);
            last = line;
        }

        Close();
        return new ReportText(joined);

        void Close()
        {
            if (open.Length > 0)
            {
                joined.Add(new ReportParagraph(first, open.ToString()));
                open.Clear();
            }
        }
    }

    /// <summary>The width lines were broken at, in columns (a Chinese character takes two); null where lines are paragraphs.</summary>
    private static int? Width(IReadOnlyList<ReportParagraph> lines)
    {
        var widths = lines.Select(line => Columns(line.Text)).ToList();
        var widest = widths.Count == 0 ? 0 : widths.Max();
        var broken = lines.Where((line, index) => widths[index] >= widest - Slack && !Endings.Contains(line.Text.TrimEnd()[^1], StringComparison.Ordinal)).Count();
        return widest <= WidestPage && broken >= FewestFullLines && broken * 5 >= lines.Count ? widest : null;
    }

    private static bool GoesOn(ReportParagraph upper, ReportParagraph lower, int width) =>
        lower.Number == upper.Number + 1
        && Columns(upper.Text) + FirstWord(lower.Text) > width - Slack + 2
        && !Endings.Contains(upper.Text.TrimEnd()[^1], StringComparison.Ordinal)
        && !char.IsWhiteSpace(lower.Text[0])
        && !Mark().IsMatch(lower.Text);

    private static int Columns(string text) => text.TrimEnd().EnumerateRunes().Sum(Columns);

    private static int Columns(Rune character) => character.Value < 0x2000 ? 1 : 2;

    /// <summary>What would have had to fit on the line above: a character, or a whole number or word.</summary>
    private static int FirstWord(string text)
    {
        var word = text.TakeWhile(c => c is > ' ' and < '\u2000').Count();
        return word > 0 ? Math.Min(word, 24) : 2;
    }

    /// <summary>The number of a heading or an item.</summary>
    [GeneratedRegex(@"^([一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|[（(][0-9]{1,2}[）)]|[0-9]{1,2}[、.．](?![0-9])|[①-⑳]|第[一二三四五六七八九十]{1,3}[章节部])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Mark();
}
