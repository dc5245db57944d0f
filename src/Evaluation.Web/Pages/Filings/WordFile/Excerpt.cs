namespace Evaluation.Web.Pages.Filings.WordFile;

/// <summary>The part of a long text where it differs from another.</summary>
public static class Excerpt
{
    private const int Longest = 40;
    private const int Before = 10;

    public static string Of(string text, string other)
    {
        if (text.Length == 0)
        {
            return "（空）";
        }

        var same = text.AsSpan().CommonPrefixLength(other);
        var start = text.Length <= Longest ? 0 : Math.Min(Math.Max(0, same - Before), text.Length - Longest);
        var end = Math.Min(text.Length, start + Longest);
        return (start > 0 ? "…" : string.Empty) + text[start..end] + (end < text.Length ? "…" : string.Empty);
    }
}
