namespace Evaluation.Core.Examinations;

/// <summary>Chinese numerals of headings: 一 … 九十九.</summary>
internal static class ChineseNumber
{
    private const string Digits = "一二三四五六七八九";

    /// <summary>The numeral a text begins with and how long it is; (0, 0) for none.</summary>
    public static (int Value, int Length) Read(ReadOnlySpan<char> text)
    {
        var at = 0;
        var tens = 0;
        if (at < text.Length && Digits.IndexOf(text[at]) is >= 0 and var first)
        {
            if (text.Length < 2 || text[1] != '十')
            {
                return (first + 1, 1);
            }

            tens = first + 1;
            at = 2;
        }
        else if (at < text.Length && text[at] == '十')
        {
            tens = 1;
            at = 1;
        }
        else
        {
            return (0, 0);
        }

        return at < text.Length && Digits.IndexOf(text[at]) is >= 0 and var last ? ((tens * 10) + last + 1, at + 1) : (tens * 10, at);
    }
}
