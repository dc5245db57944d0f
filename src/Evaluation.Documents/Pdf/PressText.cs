using System.Globalization;
using System.Text;

namespace Evaluation.Documents.Pdf;

/// <summary>Makes typed text fit for paper without changing what it says.</summary>
internal static class PressText
{
    /// <summary>
    /// Line ends become one kind; other control characters, invisible ones (byte order marks, zero-width spaces,
    /// text direction, glyph variants) and lone surrogates go, as PDF/A refuses some of them; and the radicals that
    /// some PDF readers paste in place of characters (⽤ for 用) become the characters they stand for.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var character in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (IsRadical(character))
            {
                clean.Append(character.ToString().Normalize(NormalizationForm.FormKC));
            }
            else if (character.Value == '\t')
            {
                clean.Append(' ');
            }
            else if (character.Value == '\n' || !IsInvisible(character))
            {
                clean.Append(character.ToString());
            }
        }

        return clean.ToString();
    }

    private static bool IsInvisible(Rune character) =>
        Rune.IsControl(character)
        || character == Rune.ReplacementChar
        || Rune.GetUnicodeCategory(character) == UnicodeCategory.Format
        || character.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    private static bool IsRadical(Rune character) => character.Value is >= 0x2E80 and <= 0x2FDF;
}
