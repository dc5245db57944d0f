using System.Text;

namespace Evaluation.Storage;

/// <summary>Text as all three databases can hold it: no NUL, no half surrogate pair.</summary>
internal static class StoredText
{
    public static string Clean(string text, int maximum = int.MaxValue)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length + rune.Utf16SequenceLength > maximum)
            {
                break;
            }

            if (rune.Value != 0)
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }
}
