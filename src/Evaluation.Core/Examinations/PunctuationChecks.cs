namespace Evaluation.Core.Examinations;

/// <summary>F-10: half-width marks in Chinese text, and doubled marks.</summary>
internal static class PunctuationChecks
{
    private const string Half = ",;:?!";

    private const string Full = "，；：？！";

    private const string Once = "。，；：、";

    public static IEnumerable<TextFinding> Run(WholeReport report)
    {
        var half = new List<Spot>();
        var doubled = new List<Spot>();
        foreach (var line in report.Prose)
        {
            Read(line, half, doubled);
        }

        return Grouped.Of(half, spot => Remark.Form("F-10", "punctuation", spot.Line, spot.Stretch, $"中文里用了半角标点：“{spot.Text}”，应为“{Mended(spot.Text)}”。") with { Correction = Mended(spot.Text) })
            .Concat(Grouped.Of(doubled, spot => Remark.Form("F-10", "punctuation", spot.Line, spot.Stretch, $"标点重复：“{spot.Text}”，请留一个。")));
    }

    private static void Read(ReadLine line, List<Spot> half, List<Spot> doubled)
    {
        var text = line.Text;
        for (var at = 1; at < text.Length; at++)
        {
            if (Half.Contains(text[at]) && (IsChinese(text[at - 1]) || (at + 1 < text.Length && IsChinese(text[at + 1]) && !char.IsAsciiLetter(text[at - 1]))))
            {
                var start = Math.Max(0, at - 4);
                half.Add(new Spot(line, start, Math.Min(text.Length, at + 3) - start));
            }
            else if (Once.Contains(text[at]) && Once.Contains(text[at - 1]))
            {
                var start = Math.Max(0, at - 5);
                doubled.Add(new Spot(line, start, at + 1 - start));
            }
        }
    }

    private static bool IsChinese(char letter) => letter is >= '一' and <= '鿿' or '”' or '》' or '）';

    private static string Mended(string text) => string.Concat(text.Select(letter => Half.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? Full[at] : letter));
}
