using System.Buffers;

namespace Evaluation.Core.Examinations;

/// <summary>Reads paragraphs into lines: which are headings, what number they carry, which section follows.</summary>
internal static class LineReader
{
    /// <summary>The longest heading that stands alone on its line.</summary>
    private const int LongestHeading = 40;

    private static readonly SearchValues<char> TitleEnds = SearchValues.Create("。：；;！？");

    public static IReadOnlyList<ReadLine> Read(ReportText text)
    {
        var lines = new List<ReadLine>(text.Paragraphs.Count);
        foreach (var paragraph in text.Paragraphs)
        {
            if (!string.IsNullOrWhiteSpace(paragraph.Text))
            {
                lines.Add(Line(paragraph, lines.Count));
            }
        }

        Assign(lines);
        return lines;
    }

    private static ReadLine Line(ReportParagraph paragraph, int index)
    {
        var text = paragraph.Text;
        var start = text.Length - text.AsSpan().TrimStart().Length;
        var mark = MarkOf(paragraph, start);
        var titleAt = mark is { Length: > 0 } printed ? printed.End : start;
        var (title, bodyAt) = paragraph.Cell is null ? Title(paragraph, mark, titleAt) : (null, text.Length);
        return new ReadLine
        {
            Index = index,
            Paragraph = paragraph,
            Mark = mark,
            Title = title,
            TitleOffset = titleAt,
            BodyOffset = title is null ? titleAt : bodyAt,
            Opens = title is null ? null : SectionTitles.Of(title),
        };
    }

    /// <summary>The printed number; else the one that the word processor sets.</summary>
    private static NumberMark? MarkOf(ReportParagraph paragraph, int start)
    {
        if (paragraph.Cell is not null)
        {
            return null;
        }

        if (NumberMark.At(paragraph.Text, start) is { } printed)
        {
            return printed;
        }

        // A word processor's “1” may come without the point that text needs to tell it from a figure.
        return paragraph.AutomaticNumber?.Trim() is { Length: > 0 } automatic && (NumberMark.At(automatic + " ", 0) ?? NumberMark.At(automatic + "、", 0)) is { } set
            ? set with { Offset = start, Length = 0 }
            : null;
    }

    private static (string? Title, int BodyOffset) Title(ReportParagraph paragraph, NumberMark? mark, int at)
    {
        var text = paragraph.Text;
        var rest = text.AsSpan(at);
        var end = rest.IndexOfAny(TitleEnds);
        var first = (end < 0 ? rest : rest[..end]).Trim();
        var isAlone = end < 0 || rest[(end + 1)..].IsWhiteSpace();
        var words = first.ToString();
        if (isAlone)
        {
            var isTitle = paragraph.HeadingLevel is not null || (mark is not null && words.Length <= LongestHeading && (end < 0 || rest[end] is '。' or '：'))
                || SectionTitles.ReadsAsTitle(words);
            return isTitle && words.Length > 0 ? (words, text.Length) : (null, at);
        }

        // Run-in: “（一）评价小组情况。…”, “部门重点项目支出绩效情况。无。”
        var runsIn = rest[end] is '。' or '：' && words.Length is > 0 and <= SectionTitles.Longest
            && (mark is not null ? !words.Contains('，', StringComparison.Ordinal) : rest[end] == '。' && SectionTitles.ReadsAsTitle(words));
        return runsIn ? (words, at + end + 1) : (null, at);
    }

    /// <summary>A section lasts until a title of its own rank or above, or until another section opens.</summary>
    private static void Assign(List<ReadLine> lines)
    {
        SectionKind? open = null;
        var rank = MarkKind.Part;
        foreach (var line in lines)
        {
            if (line.Opens is { } kind)
            {
                (open, rank) = (kind, line.Mark?.Kind ?? MarkKind.Chinese);
            }
            else if (line is { Title: not null, Mark: { } mark } && mark.Kind <= rank)
            {
                open = null;
            }

            line.Section = open;
        }
    }
}
