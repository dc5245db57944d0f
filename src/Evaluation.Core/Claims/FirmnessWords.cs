namespace Evaluation.Core.Claims;

/// <summary>Words around a figure that say it is rounded in speech, or a limit.</summary>
internal static class FirmnessWords
{
    private static readonly string[] AboutBefore = ["大约", "大概", "约为", "约占", "约", "将近", "接近", "近", "≈", "上下浮动"];

    private static readonly string[] AboutBehind = ["左右", "上下", "余", "多"];

    private static readonly string[] LimitBefore =
        ["≥", "≤", ">", "<", ">=", "<=", "不低于", "不少于", "不小于", "不超过", "不高于", "不大于", "不得超过", "不得低于", "大于等于", "小于等于", "至少", "最多", "最低", "最高", "大于", "小于", "超过", "超", "逾", "突破", "控制在", "力争达到", "力争", "确保达到", "目标值", "目标为"];

    private static readonly string[] LimitBehind = ["及以上", "以上", "以下", "及以下", "以内", "之内"];

    public static FigureFirmness Of(string text, int start, int end)
    {
        var before = text.AsSpan(Math.Max(0, start - 6), Math.Min(6, start));
        var behind = text.AsSpan(end, Math.Min(4, text.Length - end));
        if (before.EndsWith("节约", StringComparison.Ordinal) || behind.StartsWith("余额", StringComparison.Ordinal) || behind.StartsWith("余款", StringComparison.Ordinal))
        {
            return FigureFirmness.Exact;
        }

        if (EndsWithAny(before, LimitBefore) || StartsWithAny(behind, LimitBehind))
        {
            return FigureFirmness.Bound;
        }

        return EndsWithAny(before, AboutBefore) || StartsWithAny(behind, AboutBehind) ? FigureFirmness.Approximate : FigureFirmness.Exact;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.EndsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
