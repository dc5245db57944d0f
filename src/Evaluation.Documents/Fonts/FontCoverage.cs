using System.Collections;
using System.Globalization;
using System.Text;
using Evaluation.Core.Reports;

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
    public IEnumerable<MissingCharacter> Missing(string text) => MissingCharacter.In(text, Covers);
}
