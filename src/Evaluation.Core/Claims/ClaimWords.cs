namespace Evaluation.Core.Claims;

/// <summary>The words by which reports say rises, falls, comparisons, budgets, outcomes and totals.</summary>
internal static class ClaimWords
{
    private static readonly string[] Rises =
        ["超额完成", "增加", "增长", "提高", "提升", "上升", "上涨", "增收", "增支", "净增", "高出", "超出", "超支", "多出", "多支", "调增", "追加", "扩大", "增幅", "涨幅", "升高", "增多", "新增", "攀升", "上浮"];

    private static readonly string[] Falls =
        ["减少", "下降", "降低", "压减", "压缩", "节约", "节省", "缩减", "回落", "减幅", "降幅", "调减", "核减", "减支", "减收", "节支", "下滑", "净减", "下浮", "缩小", "下调", "少支", "降了", "减了"];

    private static readonly string[] ShortRises = ["增", "多", "高", "超", "升", "涨"];

    private static readonly string[] ShortFalls = ["减", "降", "少", "低"];

    private static readonly string[] Over = ["高于", "多于", "超出", "超过", "大于"];

    private static readonly string[] Under = ["低于", "少于", "小于"];

    private static readonly string[] Tails = ["了", "约", "近", "各", "均", "分别", "共", "额", "数", "金额", "为", "是", "达", ":", "率", "幅度", "幅", "比例", "比率", "数额", "资金"];

    /// <summary>Behind a verb these make it a noun, after which 为 may stand: 增长率为, 增加额为.</summary>
    private static readonly string[] Nominal = ["率", "额", "幅", "度", "数", "例", "金", "比"];

    private static readonly string[] Prior = ["上年", "去年", "上一年", "上期", "同期", "前一年", "前年", "年初", "期初", "原来", "此前", "以前"];

    private static readonly string[] Budget = ["预算", "计划", "目标", "下达", "安排", "应", "批复", "指标", "编制", "概算", "任务", "合同", "拟", "定额", "限额", "控制数"];

    /// <summary>Names of accounts, in which 预算 plans nothing.</summary>
    private static readonly string[] Accounts = ["一般公共预算", "公共财政预算", "一般预算", "基金预算", "资本经营预算", "预算单位", "预算内", "预算外", "预算管理", "预算绩效"];

    private static readonly string[] Actual = ["决算", "执行", "实际", "完成", "支出", "支付", "使用", "已", "实现", "到位", "实有", "实到", "实", "发生", "办结", "开支", "花费", "列支", "报销", "收回", "回收", "成交", "中标", "结算", "整改", "合格", "满意"];

    private static readonly string[] Total =
        ["合计", "总计", "共计", "小计", "总额", "总数", "总量", "总人", "总收入", "总支出", "总预算", "总投资", "总资", "资金总", "总金额", "收入总", "支出总", "全部", "一共", "共有", "总共", "整体", "总决算", "决算总", "总户", "总面积", "总体"];

    public static bool IsPrior(string name) => ContainsAny(name, Prior) && !(name.Contains("年初预算", StringComparison.Ordinal) || name.Contains("年初批复", StringComparison.Ordinal) || name.Contains("年初安排", StringComparison.Ordinal));

    public static bool IsTotal(string name) => ContainsAny(name, Total);

    public static bool HasComparison(string text) => Comparison(text) >= 0;

    /// <summary>Where the last comparison (比, 较, 高于) begins; −1 for none. 比重, 占比 and 比例 compare nothing.</summary>
    public static int Comparison(string text)
    {
        for (var at = text.Length - 1; at >= 0; at--)
        {
            var (before, after) = (at > 0 ? text[at - 1] : '\0', at + 1 < text.Length ? text[at + 1] : '\0');
            if ((text[at] == '比' && after is not ('重' or '例' or '率' or '值' or '对' or '赛' or '选' or '如') && before is not ('占' or '分' or '价' or '评' or '之' or '对'))
                || (text[at] == '较' && before is not ('比' or '计') && after is not ('大' or '多' or '好' or '高' or '低' or '少' or '小' or '为' or '差' or '强'))
                || (after == '于' && text[at] is '高' or '低' or '多' or '少' or '大' or '小' && text[at + 1] == '于')
                || (text[at] == '超' && after is '出' or '过'))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>1 where the words before a figure say that something rose by it, −1 fell, 0 neither.</summary>
    public static int Direction(string clause)
    {
        var word = clause.AsSpan();
        while (true)
        {
            if (Verb(clause) is not 0 and var verb)
            {
                return verb;
            }

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

    /// <summary>高于年初预算, 低于上年: the verb stands before what is compared with.</summary>
    private static int Verb(string clause)
    {
        var (over, under) = (LastOf(clause, Over), LastOf(clause, Under));
        var last = Math.Max(over, under);
        return last < 0 || clause.Length - last > 20 || clause.Length - last <= 2 ? 0 : over > under ? 1 : -1;
    }

    /// <summary>1 where the name is that of an outcome, −1 of a plan, 0 where it says neither; the last word decides, strong words first.</summary>
    public static int Part(string name)
    {
        foreach (var account in Accounts)
        {
            name = name.Contains(account, StringComparison.Ordinal) ? name.Replace(account, string.Empty, StringComparison.Ordinal) : name;
        }

        if (name.StartsWith("计划", StringComparison.Ordinal) || name.StartsWith('应') || name.StartsWith('拟') || name.StartsWith("目标", StringComparison.Ordinal) || name.StartsWith("预计", StringComparison.Ordinal) || name.Contains("计划到位", StringComparison.Ordinal) || name.Contains("计划完成", StringComparison.Ordinal))
        {
            return -1;
        }

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
