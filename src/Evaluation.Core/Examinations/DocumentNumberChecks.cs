namespace Evaluation.Core.Examinations;

/// <summary>F-13: the year of a document number stands in 〔〕 (GB/T 9704-2012 §7.2.5).</summary>
internal static class DocumentNumberChecks
{
    private const string Opening = "﹝[［【（(〖";

    private const string Closing = "﹞]］】）)〗";

    public static IEnumerable<TextFinding> Run(WholeReport report) =>
        Grouped.Of(
            [.. report.Prose.SelectMany(Numbers)],
            spot => Remark.Form("F-13", "punctuation", spot.Line, spot.Stretch, $"文号应使用六角括号〔〕：“{spot.Text}”应写成“{Mended(spot.Text)}”。") with { Correction = Mended(spot.Text) });

    private static IEnumerable<Spot> Numbers(ReadLine line)
    {
        var text = line.Text;
        for (var at = 1; at + 6 < text.Length; at++)
        {
            var bracket = Opening.IndexOf(text[at], StringComparison.Ordinal);
            if (bracket < 0 || text[at + 5] != Closing[bracket] || !IsYear(text.AsSpan(at + 1, 4)) || text[at - 1] is < '一' or > '鿿')
            {
                continue;
            }

            var end = at + 6;
            while (end < text.Length && (char.IsDigit(text[end]) || text[end] is ' ' or '第'))
            {
                end++;
            }

            if (end > at + 6 && end < text.Length && text[end] == '号')
            {
                var start = at;
                while (start > 0 && start > at - 6 && text[start - 1] is >= '一' and <= '鿿')
                {
                    start--;
                }

                yield return new Spot(line, start, end + 1 - start);
            }
        }
    }

    private static bool IsYear(ReadOnlySpan<char> digits) => digits is ['1' or '2', _, _, _] && !digits.ContainsAnyExceptInRange('0', '9');

    private static string Mended(string text) => string.Concat(text.Select(letter => Opening.Contains(letter) ? '〔' : Closing.Contains(letter) ? '〕' : letter));
}
