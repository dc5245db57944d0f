using System.Globalization;
using System.Text;

namespace Evaluation.Core.Reports;

/// <summary>A character that no font of the press can draw, and the words it stands in.</summary>
public sealed record MissingCharacter(Rune Character, string Near)
{
    private const int Reach = 6;

    /// <summary>Each character of the text that cannot be printed, once, with the words around it.</summary>
    public static IEnumerable<MissingCharacter> In(string text, Func<Rune, bool> canPrint)
    {
        var seen = new HashSet<Rune>();
        var position = 0;
        foreach (var character in text.EnumerateRunes())
        {
            if (!canPrint(character) && seen.Add(character))
            {
                yield return new MissingCharacter(character, Around(text, position, character.Utf16SequenceLength));
            }

            position += character.Utf16SequenceLength;
        }
    }

    /// <summary>For people: <c>“𬭎”（U+2CB4E，见“主任张𬭎介绍”）</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"“{Character}”（U+{Character.Value:X4}，见“{Near}”）");

    private static string Around(string text, int position, int length)
    {
        var (start, end) = (Math.Max(0, position - Reach), Math.Min(text.Length, position + length + Reach));
        start += char.IsLowSurrogate(text[start]) ? 1 : 0;
        end -= end < text.Length && char.IsLowSurrogate(text[end]) ? 1 : 0;
        return text[start..end].ReplaceLineEndings(" ").Trim();
    }
}
