using System.Text;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>Sentences with chips: <c>{支出完成率}</c> stands for the figure and follows it.</summary>
public static class ChipText
{
    /// <summary>A piece of a sentence: words, or a chip by the name in its braces.</summary>
    /// <param name="At">Where it begins in the sentence; a chip at its brace.</param>
    public sealed record Piece(string Text, bool IsChip, int At);

    /// <summary>Cuts a sentence into words and chips; a brace without its partner is a word.</summary>
    public static IReadOnlyList<Piece> Cut(string sentence)
    {
        var pieces = new List<Piece>();
        var at = 0;
        while (at < sentence.Length)
        {
            var open = sentence.IndexOf('{', at);
            var close = open < 0 ? -1 : sentence.IndexOf('}', open);
            if (close < 0)
            {
                pieces.Add(new Piece(sentence[at..], IsChip: false, at));
                break;
            }

            if (open > at)
            {
                pieces.Add(new Piece(sentence[at..open], IsChip: false, at));
            }

            pieces.Add(new Piece(sentence[(open + 1)..close].Trim(), IsChip: true, open));
            at = close + 1;
        }

        return pieces;
    }

    /// <summary>The sentence with its figures; null if one of them has no value.</summary>
    public static string? Fill(string sentence, FactSheet facts) => Fill(Cut(sentence), facts);

    /// <summary>The same for a sentence that was cut before.</summary>
    internal static string? Fill(IReadOnlyList<Piece> pieces, FactSheet facts)
    {
        var text = new StringBuilder();
        foreach (var piece in pieces)
        {
            var said = piece.IsChip ? facts.Text(piece.Text, FigureStyle.Paper) : piece.Text;
            if (said is null)
            {
                return null;
            }

            text.Append(said);
        }

        return text.ToString();
    }
}
