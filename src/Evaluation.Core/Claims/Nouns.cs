namespace Evaluation.Core.Claims;

/// <summary>What a name says beyond the words every figure of a report may carry: 公务接待费支出决算 → 公务接待.</summary>
internal static class Nouns
{
    private static readonly string[] Common =
        ["支出决算", "收入决算", "财政拨款", "一般公共预算", "年初", "调整", "全年", "预算", "决算", "实际", "执行", "支出", "收入", "总体", "整体", "资金", "计划", "安排", "本年", "上年", "去年", "本单位", "我单位", "本部门", "年度", "经费", "费用", "金额", "总额", "总计", "合计", "累计", "完成", "同口径", "按", "其中", "同期", "总", "费", "数", "额", "率", "共"];

    public static string Of(string name)
    {
        foreach (var word in Common)
        {
            name = name.Replace(word, string.Empty, StringComparison.Ordinal);
        }

        return name.AsSpan().Trim("0123456789年月日度的为至底截,“”\"‘’、各均也都净比较是").ToString();
    }

    /// <summary>Whether two names may mean the same thing; a name without a noun of its own may mean anything.</summary>
    public static bool Agree(string left, string right)
    {
        var (a, b) = (Of(left), Of(right));
        if (a.Length == 0 || b.Length == 0)
        {
            return true;
        }

        var (shorter, longer) = a.Length <= b.Length ? (a, b) : (b, a);
        var joined = longer.AsSpan().IndexOfAny("及和与".AsSpan()) >= 0 && shorter.AsSpan().IndexOfAny("及和与".AsSpan()) < 0;
        return longer.Contains(shorter, StringComparison.Ordinal) ? !joined : Binding.Overlap(a, b) * 10 >= shorter.Length * 7 && !joined;
    }
}
