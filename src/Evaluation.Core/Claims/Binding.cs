namespace Evaluation.Core.Claims;

/// <summary>Which printed figures a statement speaks of: by place in its sentence, by name in its paragraph and the ones before.</summary>
internal static class Binding
{
    /// <summary>Figures looked at on either side of a statement.</summary>
    private const int Window = 24;

    /// <summary>Paragraphs looked back.</summary>
    private const int Paragraphs = 12;

    private static readonly string[] Qualifiers =
        ["年初", "调整", "全年", "上年", "去年", "财政拨款", "一般公共预算", "政府性基金", "国有资本", "收入", "支出", "决算", "基本", "项目", "三公", "人员", "公用", "接待", "用车", "出国", "采购", "结转", "结余", "资产", "在职", "在编", "党员"];

    private static readonly string[] Generic = ["总额", "总量", "总数", "总", "全部", "合计", "总计", "总人数", "比", "总金额", "全年", ""];

    /// <summary>Levels before a figure in its sentence, nearest first, that count the same (any but rates when <paramref name="like"/> is null).</summary>
    public static IEnumerable<Amount> Before(Passage passage, int first, Amount? like, bool sameSentence = true)
    {
        var sentence = passage.Amounts[first].Sentence;
        var depth = passage.Amounts[first].Depth;
        for (var at = first - 1; at >= 0 && at >= first - Window; at--)
        {
            var amount = passage.Amounts[at];
            if (sameSentence && amount.Sentence != sentence)
            {
                yield break;
            }

            if (!sameSentence && amount.Sentence == sentence)
            {
                continue;
            }

            if (amount.IsLevel && amount.Depth <= Math.Max(depth, 0) && Counts(amount, like) && !(at > 0 && IsAppended(passage.Amounts[at])))
            {
                yield return amount;
            }
        }
    }

    /// <summary>Levels of the whole paragraph around a figure, nearest first, before it and then behind it.</summary>
    public static IEnumerable<Amount> Around(Passage passage, int first, Amount? like)
    {
        for (var at = first - 1; at >= 0 && at >= first - Window; at--)
        {
            if (passage.Amounts[at].IsLevel && Counts(passage.Amounts[at], like))
            {
                yield return passage.Amounts[at];
            }
        }

        for (var at = first + 1; at < passage.Amounts.Count && at <= first + (Window / 2); at++)
        {
            if (passage.Amounts[at].IsLevel && Counts(passage.Amounts[at], like))
            {
                yield return passage.Amounts[at];
            }
        }
    }

    /// <summary>Levels of the paragraphs before, nearest first.</summary>
    public static IEnumerable<(Amount Amount, Passage Passage, int At)> Earlier(ReportReading report, Passage passage, Amount? like)
    {
        foreach (var earlier in report.Before(passage, Paragraphs))
        {
            for (var at = earlier.Amounts.Count - 1; at >= 0 && at >= earlier.Amounts.Count - Window; at--)
            {
                if (earlier.Amounts[at].IsLevel && Counts(earlier.Amounts[at], like))
                {
                    yield return (earlier.Amounts[at], earlier, at);
                }
            }
        }
    }

    /// <summary>Whether words such as 本年支出 name a figure called 本年支出合计.</summary>
    public static bool Names(string label, string name)
    {
        label = Core(label);
        if (label.Length == 0 || name.Length == 0)
        {
            return false;
        }

        if (name.Contains(label, StringComparison.Ordinal))
        {
            return true;
        }

        var qualified = false;
        foreach (var qualifier in Qualifiers)
        {
            if (label.Contains(qualifier, StringComparison.Ordinal))
            {
                if (!name.Contains(qualifier, StringComparison.Ordinal))
                {
                    return false;
                }

                qualified = true;
            }
        }

        var alike = Overlap(label, name) * 10 >= label.Length * 6 || (Nouns.Of(label).Length >= 2 && Nouns.Of(name).Length >= 2 && Nouns.Agree(label, name));
        return alike && (!qualified || !IsNarrower(label, name));
    }

    /// <summary>Whether a figure bears the very words.</summary>
    public static bool NamesExactly(string label, string name) => Core(label) is { Length: > 0 } core && name.Contains(core, StringComparison.Ordinal);

    public static bool IsGeneric(string label) => Array.IndexOf(Generic, Core(label)) >= 0;

    /// <summary>Characters of the longest piece both have.</summary>
    public static int Overlap(string left, string right)
    {
        var longest = 0;
        for (var a = 0; a < left.Length; a++)
        {
            for (var b = 0; b < right.Length; b++)
            {
                var length = 0;
                while (a + length < left.Length && b + length < right.Length && left[a + length] == right[b + length])
                {
                    length++;
                }

                longest = Math.Max(longest, length);
            }
        }

        return longest;
    }

    /// <summary>The year a name speaks of (2021年), null for none.</summary>
    public static string? Year(string name)
    {
        var at = name.IndexOf('年', StringComparison.Ordinal);
        while (at >= 0)
        {
            if (at >= 4 && name.AsSpan(at - 4, 4).IndexOfAnyExceptInRange('0', '9') < 0)
            {
                return name.Substring(at - 4, 4);
            }

            at = name.IndexOf('年', at + 1);
        }

        return null;
    }

    private static bool Counts(Amount amount, Amount? like) =>
        amount.Figure.Firmness != FigureFirmness.Bound
        && (like is null ? amount.Dimension is not (FigureDimension.Rate or FigureDimension.RatePoints or FigureDimension.Multiple or FigureDimension.Score) : amount.Matches(like));

    /// <summary>147人次 in 83批147人次 says more of the figure before it.</summary>
    private static bool IsAppended(Amount amount) => amount.Lead.Length == 0;

    /// <summary>A figure of a part (财政拨款收入) is not meant by the name of the whole (收入).</summary>
    private static bool IsNarrower(string label, string name)
    {
        foreach (var scope in (ReadOnlySpan<string>)["财政拨款", "一般公共预算", "政府性基金", "国有资本", "事业", "经营", "其他", "基本", "项目", "上年", "去年", "结转", "结余", "三公", "接待", "用车", "人员", "公用"])
        {
            if (name.Contains(scope, StringComparison.Ordinal) && !label.Contains(scope, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static string Core(string label)
    {
        var core = label.AsSpan().Trim(",:、的");
        foreach (var head in (ReadOnlySpan<string>)["到", "了", "本单位", "本部门", "我单位", "部门", "单位", "当年", "本年度", "本年", "全年"])
        {
            if (core.StartsWith(head, StringComparison.Ordinal) && core.Length > head.Length)
            {
                core = core[head.Length..];
            }
        }

        foreach (var tail in (ReadOnlySpan<string>)["比例", "比重", "比率", "的", "总额", "数", "合计", "总计", "金额", "总数", "总"])
        {
            if (core.EndsWith(tail, StringComparison.Ordinal) && core.Length > tail.Length)
            {
                core = core[..^tail.Length];
            }
        }

        if (core.StartsWith("总", StringComparison.Ordinal) && core.Length > 2)
        {
            core = core[1..];
        }

        return core.Trim("的").ToString();
    }
}
