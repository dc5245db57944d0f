using System.Text;

namespace Evaluation.Documents.Pdf;

/// <summary>Makes typed text fit for paper without changing what it says.</summary>
internal static class PressText
{
    /// <summary>
    /// Line ends become one kind, other control characters and lone surrogates go, and the radicals that some
    /// PDF readers paste in place of characters (⽤ for 用) become the characters they stand for.
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
            else if (character.Value == '\n' || (!Rune.IsControl(character) && character != Rune.ReplacementChar))
            {
                clean.Append(character.ToString());
            }
        }

        return clean.ToString();
    }

    private static bool IsRadical(Rune character) => character.Value is >= 0x2E80 and <= 0x2FDF;
}
