namespace Evaluation.Core.Examinations;

/// <summary>F-09: brackets come in pairs of one width.</summary>
internal static class BracketChecks
{
    private const string Opening = "（([［【〔《";

    private const string Closing = "）)]］】〕》";

    public static IEnumerable<TextFinding> Run(WholeReport report)
    {
        var mixed = new List<Spot>();
        var single = new List<Spot>();
        foreach (var line in report.Prose)
        {
            Read(line, mixed, single);
        }

        return Grouped.Of(mixed, spot => Remark.Form("F-09", "punctuation", spot.Line, spot.Stretch, $"括号全半角混用：“{Short(spot.Text)}”，一对括号请用同一种。"))
            .Concat(Grouped.Of(single, spot => Remark.Form("F-09", "punctuation", spot.Line, spot.Stretch, $"括号不成对：“{Short(spot.Text)}”，请补上另一半或删去。")));
    }

    private static void Read(ReadLine line, List<Spot> mixed, List<Spot> single)
    {
        var text = line.Text;
        var open = new Stack<int>();
        var isMixed = false;
        for (var at = line.Mark is { Kind: MarkKind.ClosedArabic } mark ? mark.End : 0; at < text.Length; at++)
        {
            if (Opening.Contains(text[at]))
            {
                open.Push(at);
            }
            else if (Closing.Contains(text[at]))
            {
                if (open.Count == 0)
                {
                    // “1)”, “a)” and “一)” number items.
                    if (at > 0 && !char.IsAsciiLetterOrDigit(text[at - 1]) && ChineseNumber.Read(text.AsSpan(at - 1)).Length == 0 && IsWhole(text))
                    {
                        single.Add(new Spot(line, Math.Max(0, at - 8), at + 1 - Math.Max(0, at - 8)));
                    }

                    return;
                }

                var from = open.Pop();
                isMixed |= IsRound(text[from]) && IsRound(text[at]) && text[from] is '（' != text[at] is '）';
                if (isMixed && open.Count == 0)
                {
                    mixed.Add(new Spot(line, from, at + 1 - from));
                    isMixed = false;
                }
            }
        }

        // A paragraph cut in two by its file closes its bracket in the next one.
        if (open.Count > 0 && IsWhole(text))
        {
            var at = open.Peek();
            single.Add(new Spot(line, at, Math.Min(12, text.Length - at)));
        }
    }

    private static bool IsRound(char bracket) => bracket is '（' or '(' or '）' or ')';

    private static bool IsWhole(string text) => text.AsSpan().TrimEnd() is [.., '。' or '；' or '：' or '！'];

    private static string Short(string text) => text.Length > 30 ? text[..30] + "…" : text;
}
