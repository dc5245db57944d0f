using System.Text;

namespace Evaluation.Core.Reports;

/// <summary>
/// A text of the unit as it prints: its paragraphs, with the numbers of lists made anew in order, so that none repeats or is skipped.
/// A line with a dash becomes an item; a list starts anew where its first item was typed as the first after other text.
/// </summary>
/// <remarks>Check F-01 and F-02 by construction. Numbers follow GB/T 9704: 一、（一）1.（1）.</remarks>
public static class OwnText
{
    /// <summary>The paragraphs of a text, empty lines left out.</summary>
    public static IReadOnlyList<string> Paragraphs(string? text)
    {
        var lines = (text ?? string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var lists = new OpenLists();
        var running = new RunningMarks();
        for (var index = 0; index < lines.Length; index++)
        {
            lines[index] = running.InOrder(lists.InOrder(lines[index]));
        }

        return lines;
    }

    /// <summary>
    /// The lines of a text as they come from Word: a number that Word counts stands before its line once, as numbers are written here, and a
    /// number that is alone of its kind is no list and goes.
    /// </summary>
    /// <param name="known">Lines that are in the text already and stay as they are.</param>
    public static string Pasted(IEnumerable<(string? AutomaticNumber, string Line)> paragraphs, IReadOnlyCollection<string> known)
    {
        var lines = paragraphs.Select(paragraph => Counted(paragraph.AutomaticNumber, paragraph.Line.Trim())).Where(line => line.Length > 0).ToList();
        var marks = lines.ConvertAll(ListMark.Of);
        for (var index = 0; index < lines.Count; index++)
        {
            if (marks[index] is { Style: not ListStyle.Bullet } mark && marks.Count(other => other?.Style == mark.Style) == 1 && !known.Contains(lines[index], StringComparer.Ordinal))
            {
                lines[index] = lines[index][mark.Length..];
            }
        }

        return string.Join('\n', lines);
    }

    /// <summary>A line without the number it begins with.</summary>
    public static string WithoutNumber(string line) => ListMark.Of(line) is { Style: not ListStyle.Bullet } mark ? line[mark.Length..] : line;

    private static string Counted(string? automatic, string line)
    {
        if (automatic is null)
        {
            return line;
        }

        var rest = ListMark.Of(line) is { } typed ? line[typed.Length..] : line;
        return ListMark.Of(automatic.Trim() + "　") is { Style: not ListStyle.Bullet } counted ? ListMark.Print(counted.Style, counted.Number) + rest : rest;
    }

    /// <summary>The lists that are open at a line, outermost first.</summary>
    private sealed class OpenLists
    {
        private readonly List<(ListStyle Style, int Count, bool IsDashed)> _open = [];
        private bool _afterText;

        public string InOrder(string line)
        {
            if (ListMark.Of(line) is not { } mark)
            {
                _afterText = true;
                return line;
            }

            var style = mark.Style == ListStyle.Bullet ? Dashed() : mark.Style;
            var at = _open.FindLastIndex(list => list.Style == style);
            if (at >= 0 && _afterText && mark.Number <= 1)
            {
                _open.RemoveRange(at, _open.Count - at);
                at = -1;
            }

            _afterText = false;
            if (at < 0)
            {
                _open.Add((style, 0, mark.Style == ListStyle.Bullet));
                at = _open.Count - 1;
            }

            _open.RemoveRange(at + 1, _open.Count - at - 1);
            _open[at] = _open[at] with { Count = _open[at].Count + 1 };
            return _open[at].Count > 99 ? line : ListMark.Print(style, _open[at].Count) + line[mark.Length..];
        }

        /// <summary>A dash is an item of its own list, or one below a numbered item.</summary>
        private ListStyle Dashed() => _open.Exists(list => list is { Style: ListStyle.Arabic, IsDashed: false }) ? ListStyle.ArabicInBrackets : ListStyle.Arabic;
    }

    /// <summary>一是…二是… inside paragraphs; the row goes on from paragraph to paragraph until it starts anew.</summary>
    private sealed class RunningMarks
    {
        private int _last;

        public string InOrder(string line)
        {
            StringBuilder? changed = null;
            var copied = 0;
            for (var at = 0; at < line.Length; at++)
            {
                if (at > 0 && line[at - 1] is not ('。' or '；' or '：' or '，' or '、' or ';' or ',' or ' ' or '　' or '”' or '）'))
                {
                    continue;
                }

                var (number, end) = ListMark.Chinese(line, at);
                if (number == 0 || end >= line.Length || line[end] != '是')
                {
                    continue;
                }

                var expected = number == 1 ? 1 : _last == 0 ? number : _last + 1;
                _last = expected;
                if (expected != number && expected <= 99)
                {
                    (changed ??= new StringBuilder()).Append(line, copied, at - copied).Append(Numbering.Chinese(expected));
                    copied = end;
                }
            }

            return changed is null ? line : changed.Append(line, copied, line.Length - copied).ToString();
        }
    }
}
