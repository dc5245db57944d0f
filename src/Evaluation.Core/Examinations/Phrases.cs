namespace Evaluation.Core.Examinations;

/// <summary>Phrase classes: words that say the same, and negation that is resolved inside the clause.</summary>
internal static class Phrases
{
    private static readonly string[] Negations = ["无", "没有", "未", "不存在", "不得", "杜绝", "严禁", "避免", "防止", "零"];

    /// <summary>Words that carry a negation's letters without negating.</summary>
    private static readonly string[] NotNegations = ["无论", "未来", "无偿", "无缝", "无障碍", "无人机", "零星", "无线", "无形", "无党派", "未成年"];

    public static bool Has(ReadOnlySpan<char> text, string[] words) => At(text, words) >= 0;

    /// <summary>The first of the words in a text; -1 for none.</summary>
    public static int At(ReadOnlySpan<char> text, string[] words)
    {
        var first = -1;
        foreach (var word in words)
        {
            var at = text.IndexOf(word, StringComparison.Ordinal);
            first = at >= 0 && (first < 0 || at < first) ? at : first;
        }

        return first;
    }

    /// <summary>Whether what stands at an offset of a clause is negated by a word before it.</summary>
    public static bool IsNegated(ReadOnlySpan<char> clause, int at)
    {
        var before = clause[..at];
        foreach (var word in Negations)
        {
            var found = before.LastIndexOf(word, StringComparison.Ordinal);
            if (found >= 0 && !IsPartOf(clause, found, NotNegations))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPartOf(ReadOnlySpan<char> clause, int at, string[] words)
    {
        foreach (var word in words)
        {
            if (clause[at..].StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
