using System.Text;

namespace Evaluation.Core.Filings;

/// <summary>Text as people type it: without NUL and other control characters, half characters, and code points that are no characters.</summary>
public static class ReadableText
{
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsCharacter(rune.Value))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }

    private static bool IsCharacter(int value) => value switch
    {
        '\t' or '\n' or '\r' => true,
        < 0x20 or 0x7F => false,
        >= 0xFDD0 and <= 0xFDEF => false,
        _ => (value & 0xFFFE) != 0xFFFE,
    };
}
