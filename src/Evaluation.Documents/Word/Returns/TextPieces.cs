using System.Text.RegularExpressions;
using DiffPlex;

namespace Evaluation.Documents.Word.Returns;

/// <summary>Cuts a text for comparison: a figure of the section is one piece, a number is one, everything else goes character by character.</summary>
/// <param name="figures">Looked for wherever they stand.</param>
/// <param name="bySentence">For texts so long that character by character would take seconds: sentences instead.</param>
/// <param name="placed">The texts, with the places where figures are known to be.</param>
internal sealed partial class TextPieces(IEnumerable<string> figures, bool bySentence, params (string Text, IEnumerable<(int At, int Length)> Figures)[] placed) : IChunker
{
    private readonly string[] figures = [.. figures.Where(figure => figure.Length > 0).Distinct(StringComparer.Ordinal).OrderByDescending(figure => figure.Length)];

    public IReadOnlyList<string> Chunk(string text)
    {
        List<string> pieces = [];
        var known = Array.Find(placed, one => ReferenceEquals(one.Text, text)).Figures?.OrderBy(figure => figure.At).ToList() ?? [];
        var next = 0;
        for (var at = 0; at < text.Length;)
        {
            while (next < known.Count && known[next].At < at)
            {
                next++;
            }

            var length = next < known.Count && known[next].At == at ? known[next].Length
                : Math.Min(Length(text, at), next < known.Count ? known[next].At - at : int.MaxValue);
            pieces.Add(text.Substring(at, length));
            at += length;
        }

        return pieces;
    }

    public static bool IsNumber(string piece) => piece.Length > 0 && char.IsAsciiDigit(piece[0]);

    private int Length(string text, int at)
    {
        if (bySentence)
        {
            var stop = text.AsSpan(at).IndexOfAny('。', '；', '\n');
            return stop < 0 ? text.Length - at : stop + 1;
        }

        if (Array.Find(figures, figure => Stands(figure, text, at)) is { } found)
        {
            return found.Length;
        }

        return Number().Match(text, at) is { Success: true } number ? number.Length
            : char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
    }

    /// <summary>Whether the figure stands at the place, and not as part of a longer number.</summary>
    private static bool Stands(string figure, string text, int at)
    {
        var end = at + figure.Length;
        return string.CompareOrdinal(text, at, figure, 0, figure.Length) == 0
            && !(char.IsAsciiDigit(figure[0]) && at > 0 && (char.IsAsciiDigit(text[at - 1]) || text[at - 1] == '.'))
            && !(char.IsAsciiDigit(figure[^1]) && end < text.Length
                && (char.IsAsciiDigit(text[end]) || text[end] == '%' || (text[end] == '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))));
    }

    [GeneratedRegex(@"\G[0-9]+(,[0-9]{3})*(\.[0-9]+)?%?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
