using System.Runtime.InteropServices;

namespace Evaluation.Core.Examinations;

/// <summary>A stretch of one paragraph: a sentence or a clause.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Stretch(int Start, int End)
{
    public int Length => End - Start;

    public ReadOnlySpan<char> Of(string text) => text.AsSpan(Start, Length);

    /// <summary>The pieces between end marks; marks inside brackets end nothing, a point between digits is not among the marks.</summary>
    public static IReadOnlyList<Stretch> Cut(string text, string marks)
    {
        var pieces = new List<Stretch>();
        var depth = 0;
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            depth = letter is '（' or '(' ? depth + 1 : letter is '）' or ')' ? Math.Max(0, depth - 1) : letter == '。' ? 0 : depth;
            if (depth == 0 && marks.Contains(letter))
            {
                Add(pieces, text, start, at);
                start = at + 1;
            }
        }

        Add(pieces, text, start, text.Length);
        return pieces;
    }

    private static void Add(List<Stretch> pieces, string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (end > start)
        {
            pieces.Add(new Stretch(start, end));
        }
    }
}
