namespace Evaluation.Core.Claims;

/// <summary>The words by which reports say rises, falls, comparisons, budgets, outcomes and totals.</summary>
internal static class ClaimWords
{
    private static readonly string[] Rises =
        ["增加", "增长", "提高", "提升", "上升", "上涨", "增收", "增支", "净增", "高出", "超出", "超支", "多出", "多支", "调增", "追加", "扩大", "增幅", "涨幅", "升高", "增多", "新增", "攀升", "上浮"];

    private static readonly string[] Falls =
        ["减少", "下降", "降低", "压减", "压缩", "节约", "节省", "缩减", "回落", "减幅", "降幅", "调减", "核减", "减支", "减收", "节支", "下滑", "净减", "下浮", "缩小", "下调", "少支", "降了", "减了"];

    private static readonly string[] ShortRises = ["增", "多", "高", "超", "升", "涨"];

    private static readonly string[] ShortFalls = ["减", "降", "少", "低"];

    private static readonly string[] Comparisons = ["同比", "环比", "相比", "比", "较", "对比"];

    private static readonly string[] Tails = ["了", "约", "近", "各", "均", "分别", "共", "额", "数", "金额", "为", "是", "达", ":", "率", "幅度", "幅", "比例", "比率", "数额", "资金"];

    /// <summary>Behind a verb these make it a noun, after which 为 may stand: 增长率为, 增加额为.</summary>
    private static readonly string[] Nominal = ["率", "额", "幅", "度", "数", "例", "金", "比"];

    private static readonly string[] Prior = ["上年", "去年", "上一年", "上年度", "上期", "同期", "前一年", "前年"];

    private static readonly string[] Budget = ["预算", "计划", "目标", "下达", "安排", "应", "批复", "指标", "编制", "概算", "任务", "合同", "拟", "定额", "限额", "控制数"];

    private static readonly string[] Actual = ["决算", "执行", "实际", "完成", "支出", "支付", "使用", "已", "实现", "到位", "实有", "实到", "实", "发生", "办结", "开支", "花费", "列支", "报销", "收回", "回收", "整改", "合格", "满意"];

    private static readonly string[] Total = ["合计", "总计", "共计", "总额", "总", "共", "全部", "全年", "小计", "整体"];

    public static bool IsPrior(string name) => ContainsAny(name, Prior);

    public static bool IsTotal(string name) => ContainsAny(name, Total);

    public static bool HasComparison(string text) => LastOf(text, Comparisons) >= 0;

    /// <summary>Where the last comparison (比, 较, 同比) begins; −1 for none.</summary>
    public static int Comparison(string text) => LastOf(text, Comparisons);

    /// <summary>1 where the words before a figure say that something rose by it, −1 fell, 0 neither.</summary>
    public static int Direction(string clause)
    {
        var word = clause.AsSpan();
        while (true)
        {
            var sign = Ends(word, Rises) ? 1 : Ends(word, Falls) ? -1 : 0;
            if (sign != 0)
            {
                return word.EndsWith("新增", StringComparison.Ordinal) && !HasComparison(clause) ? 0 : sign;
            }

            var tail = Tail(word);
            if (tail == 0)
            {
                break;
            }

            var rest = word[..^tail];
            if (word[^tail..] is "为" or "是" or "达" or ":" && !EndsNominal(rest))
            {
                return 0;
            }

            word = rest;
        }

        return HasComparison(clause) || word.Length <= 1 ? Ends(word, ShortRises) ? 1 : Ends(word, ShortFalls) ? -1 : 0 : 0;
    }

    /// <summary>1 where the name is that of an outcome, −1 of a plan, 0 where it says neither; the last word decides, strong words first.</summary>
    public static int Part(string name)
    {
        if (name.Contains("决算", StringComparison.Ordinal) || name.Contains("实际", StringComparison.Ordinal) || name.Contains("执行数", StringComparison.Ordinal))
        {
            return 1;
        }

        var actual = LastOf(name, Actual);
        var budget = LastOf(name, Budget);
        return actual < 0 && budget < 0 ? 0 : actual > budget ? (budget >= 0 && name.Contains("预算", StringComparison.Ordinal) && !name.Contains("执行", StringComparison.Ordinal) && !name.Contains("支出", StringComparison.Ordinal) ? -1 : 1) : -1;
    }

    public static bool ContainsAny(ReadOnlySpan<char> text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    public static bool Ends(ReadOnlySpan<char> text, params ReadOnlySpan<string> words)
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

    public static int LastOf(ReadOnlySpan<char> text, params ReadOnlySpan<string> words)
    {
        var last = -1;
        foreach (var word in words)
        {
            last = Math.Max(last, text.LastIndexOf(word, StringComparison.Ordinal));
        }

        return last;
    }

    private static int Tail(ReadOnlySpan<char> word)
    {
        foreach (var tail in Tails)
        {
            if (word.EndsWith(tail, StringComparison.Ordinal))
            {
                return tail.Length;
            }
        }

        return 0;
    }

    private static bool EndsNominal(ReadOnlySpan<char> word) => Ends(word, Nominal);
}
