using System.Globalization;
using System.Text;

namespace Evaluation.Core.Filings;

/// <summary>
/// Text as people type it and every reader sees it: without NUL and other control characters, marks that are not seen or turn the direction
/// of what follows, half characters, and code points that are no characters.
/// </summary>
public static class ReadableText
{
    /// <summary>The text without what nobody can see.</summary>
    /// <param name="longest">Letters (UTF-16) at which it is cut off, never inside a character.</param>
    public static string Clean(string text, int longest = int.MaxValue)
    {
        var clean = new StringBuilder(Math.Min(text.Length, longest));
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length + rune.Utf16SequenceLength > longest)
            {
                break;
            }

            if (IsSeen(rune))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }

    /// <summary>
    /// The first character that a published name or text must not hold, with its place (from 1): what nobody can see, and private characters,
    /// which every computer shows otherwise. Null when there is none.
    /// </summary>
    public static (string CodePoint, int Place)? Unreadable(string text)
    {
        var place = 0;
        var at = 0;
        while (at < text.Length)
        {
            place++;
            if (!Rune.TryGetRuneAt(text, at, out var rune))
            {
                return (Name(text[at]), place);
            }

            if (!IsSeen(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.PrivateUse)
            {
                return (Name(rune.Value), place);
            }

            at += rune.Utf16SequenceLength;
        }

        return null;
    }

    /// <summary>The text with what nobody can see written as its code point: 〈U+202E〉.</summary>
    public static string Shown(string text)
    {
        if (Unreadable(text) is null)
        {
            return text;
        }

        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            shown.Append(IsSeen(rune) ? rune.ToString() : $"〈{Name(rune.Value)}〉");
        }

        return shown.ToString();
    }

    private static string Name(int value) => FormattableString.Invariant($"U+{value:X4}");

    private static bool IsSeen(Rune rune) => rune.Value switch
    {
        '\t' or '\n' or '\r' => true,
        < 0x7F and >= 0x20 => true,
        >= 0xFDD0 and <= 0xFDEF => false,
        _ => (rune.Value & 0xFFFE) != 0xFFFE && Rune.GetUnicodeCategory(rune)
            is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator),
    };
}
