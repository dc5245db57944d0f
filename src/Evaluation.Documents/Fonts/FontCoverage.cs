using System.Collections;
using System.Globalization;
using System.Text;

namespace Evaluation.Documents.Fonts;

/// <summary>Which characters a set of fonts can draw.</summary>
public sealed class FontCoverage
{
    private readonly BitArray characters = new(0x110000);

    private FontCoverage()
    {
    }

    /// <summary>The characters of all the files together.</summary>
    public static FontCoverage Of(IEnumerable<string> files)
    {
        var coverage = new FontCoverage();
        foreach (var (first, last) in files.SelectMany(CharacterMap.Read))
        {
            for (var character = first; character <= last; character++)
            {
                coverage.characters[character] = true;
            }
        }

        return coverage;
    }

    /// <summary>Whether the character can be printed; line ends and characters without a shape always can.</summary>
    public bool Covers(Rune character) =>
        characters[character.Value]
        || Rune.IsControl(character)
        || Rune.GetUnicodeCategory(character) == UnicodeCategory.Format
        || character.Value is >= 0xFE00 and <= 0xFE0F or >= 0xE0100 and <= 0xE01EF;

    /// <summary>Each character of the text that cannot be printed, once, with the words around it.</summary>
    public IEnumerable<MissingCharacter> Missing(string text)
    {
        var seen = new HashSet<Rune>();
        var position = 0;
        foreach (var character in text.EnumerateRunes())
        {
            if (!Covers(character) && seen.Add(character))
            {
                yield return new MissingCharacter(character, Around(text, position, character.Utf16SequenceLength));
            }

            position += character.Utf16SequenceLength;
        }
    }

    private static string Around(string text, int position, int length)
    {
        const int Reach = 6;
        var start = Math.Max(0, position - Reach);
        var end = Math.Min(text.Length, position + length + Reach);
        if (char.IsLowSurrogate(text[start]))
        {
            start++;
        }

        if (end < text.Length && char.IsLowSurrogate(text[end]))
        {
            end--;
        }

        return text[start..end].ReplaceLineEndings(" ");
    }
}
