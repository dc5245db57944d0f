namespace Evaluation.Core.Claims;

/// <summary>Where a list of parts begins, and the figures in it.</summary>
internal static class ListItems
{
    /// <summary>A list of more is not read.</summary>
    public const int Most = 40;

    /// <summary>Where 其中 stands behind a figure, before the next one and in its sentence; −1 where it does not.</summary>
    public static int Opening(Passage passage, int at)
    {
        var behind = passage.Behind(at);
        var end = passage.Amounts[at].Figure.End + behind.Length;
        if (passage.Text.AsSpan(end).StartsWith("。其中", StringComparison.Ordinal) && !behind.Contains(',', StringComparison.Ordinal))
        {
            return end + 3;
        }

        var word = behind.IndexOf("其中", StringComparison.Ordinal);
        word = word < 0 && behind.IndexOf("包括", StringComparison.Ordinal) is >= 0 and var includes ? includes : word;
        word = word < 0 && behind.IndexOf("分别", StringComparison.Ordinal) is >= 0 and var each && behind.StartsWith(',') ? each : word;
        if (word < 0 && behind.StartsWith(':') && ClaimWords.ContainsAny(passage.Amounts[at].Name, "共计", "合计", "总计", "共", "总额", "总"))
        {
            return passage.Amounts[at].Figure.End + 1;
        }

        if (word >= 0)
        {
            return behind.AsSpan(0, word).ContainsAny(';', '。') ? -1 : passage.Amounts[at].Figure.End + word + 2;
        }

        return -1;
    }

    /// <summary>Levels of the list: to the end of the sentence, or to the bracket it stands in.</summary>
    public static List<Amount> Items(Passage passage, int at, int opening)
    {
        var items = new List<Amount>();
        if (at + 1 >= passage.Amounts.Count || passage.Amounts[at + 1].Figure.Start < opening || passage.Text.AsSpan(opening, passage.Amounts[at + 1].Figure.Start - opening).Contains('。'))
        {
            return items;
        }

        var sentence = passage.Amounts[at + 1].Sentence;

        var depth = passage.Amounts[at + 1].Depth;
        var bracketed = passage.Text.AsSpan(passage.Amounts[at].Figure.End, opening - passage.Amounts[at].Figure.End).Contains('(');
        for (var next = at + 1; next < passage.Amounts.Count && items.Count <= Most; next++)
        {
            var item = passage.Amounts[next];
            var ends = item.Sentence != sentence || (bracketed && (item.Depth < depth || (next > at + 1 && Closes(item.Lead))))
                || (next > at + 1 && ClaimWords.ContainsAny(item.Lead, "此外", "另", "合计", "共计", "总计", "年末", "比上年", "较上年", "与上年", "同比", "未支付", "未使用", "结余", "剩余"));
            if (ends)
            {
                break;
            }

            if (item.Depth == depth && item.IsLevel)
            {
                items.Add(item);
            }
        }

        return items;
    }

    private static bool Closes(string lead)
    {
        var depth = 0;
        foreach (var sign in lead)
        {
            depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
            if (depth < 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The items that count what the head counts: one figure each, 147人次 in 83批147人次 left out.</summary>
    public static List<Amount> Parts(Amount head, List<Amount> items)
    {
        var same = items.Where(item => item.Lead.Length > 0 && (head.Dimension == FigureDimension.Count ? item.Matches(head) : item.Dimension == head.Dimension)).ToList();
        var first = items.Where(item => item.Lead.Length > 0 && item.Dimension == head.Dimension).ToList();
        return same.Count >= 2 || head.Dimension != FigureDimension.Count ? same : first;
    }
}
