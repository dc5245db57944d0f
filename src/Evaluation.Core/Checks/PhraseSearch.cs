namespace Evaluation.Core.Checks;

/// <summary>Finds phrases in a text. A gap (…) takes up to thirty letters inside one sentence.</summary>
internal static class PhraseSearch
{
    private const int LongestGap = 30;
    private const char Gap = '…';

    /// <summary>The phrases cut at their gaps.</summary>
    public static string[][] Cut(IReadOnlyList<string> phrases) => [.. phrases.Select(phrase => phrase.Split(Gap))];

    /// <summary>Where one of the phrases first stands outside every exception; null if nowhere.</summary>
    public static string? Find(string text, string[][] phrases, string[][] exceptions)
    {
        (int Start, int End)? best = null;
        foreach (var phrase in phrases)
        {
            for (var from = 0; Next(text, phrase, from) is { } found; from = found.Start + 1)
            {
                if (!Array.Exists(exceptions, exception => Covers(text, exception, found)))
                {
                    best = best is { } earlier && earlier.Start <= found.Start ? earlier : found;
                    break;
                }
            }
        }

        return best is { } place ? text[place.Start..place.End] : null;
    }

    /// <summary>Whether the text consists of one of the phrases and a full stop at most.</summary>
    public static string? IsWhole(string text, IReadOnlyList<string> phrases)
    {
        var said = text.Trim().TrimEnd('。', '.', '！', ' ');
        return phrases.FirstOrDefault(phrase => phrase == said);
    }

    private static bool Covers(string text, string[] exception, (int Start, int End) found)
    {
        for (var from = 0; Next(text, exception, from) is { } around; from = around.Start + 1)
        {
            if (around.Start <= found.Start && found.End <= around.End)
            {
                return true;
            }
        }

        return false;
    }

    private static (int Start, int End)? Next(string text, string[] parts, int from)
    {
        for (var start = Index(text, parts[0], from); start >= 0; start = Index(text, parts[0], start + 1))
        {
            var end = start + parts[0].Length;
            for (var part = 1; part < parts.Length && end >= 0; part++)
            {
                var next = Index(text, parts[part], end);
                end = next < 0 || next - end > LongestGap || text.AsSpan(end, next - end).IndexOfAny("。！？；\n") >= 0 ? -1 : next + parts[part].Length;
            }

            if (end >= 0)
            {
                return (start, end);
            }
        }

        return null;
    }

    private static int Index(string text, string part, int from) => from > text.Length ? -1 : text.IndexOf(part, from, StringComparison.Ordinal);
}
