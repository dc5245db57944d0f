namespace Evaluation.Documents.Frameworks.Workbooks;

/// <summary>The words of a workbook for the closed sets of a framework file.</summary>
internal static class SheetWords
{
    public static IReadOnlyDictionary<string, string> Flags { get; } = Of(("true", "是"), ("false", "否"));

    public static IReadOnlyDictionary<string, string> FlagAliases { get; } = Of(("有", "true"), ("√", "true"), ("对", "true"), ("y", "true"), ("1", "true"), ("无", "false"), ("×", "false"), ("n", "false"), ("0", "false"));

    public static IReadOnlyDictionary<string, string> Kinds { get; } = Of(
        ("money", "金额"), ("count", "整数"), ("number", "数"), ("percent", "百分比"), ("yesNo", "是否"), ("text", "文字"));

    public static IReadOnlyDictionary<string, string> Rules { get; } = Of(
        ("linear", "按完成比例"), ("ladder", "分档"), ("thresholdDeduct", "超过部分扣分"), ("checklist", "逐项给分"), ("checklistSubtract", "缺项扣分"),
        ("perOccurrence", "每例扣分"), ("yesNo", "是否"), ("equal", "等于目标"), ("inverse", "越少越好"), ("countRatio", "完成数之比"),
        ("compareWithLastYear", "与上年比"), ("qualitative", "定性评定"), ("eitherOr", "几选一"), ("targets", "按目标表"));

    public static IReadOnlyDictionary<string, string> Evidence { get; } = Of(("mark", "保留得分并标星号"), ("zero", "得0分"));

    public static IReadOnlyDictionary<string, string> NotApplicable { get; } = Of(
        ("notAllowed", "不允许"), ("full", "满分"), ("zero", "0分"), ("rescaleLevel1", "一级指标内折算"), ("rescaleTotal", "总分折算"));

    public static IReadOnlyDictionary<string, string> GradeFrom { get; } = Of(("displayed", "两位小数的总分"), ("unrounded", "舍入前的总分"));

    public static IReadOnlyDictionary<string, string> Origins { get; } = Of(("data", "按数据测算"), ("own", "单位自选"), ("bureau", "待财政部门核定"));

    public static IReadOnlyDictionary<string, string> Over { get; } = Of(("cap", "满分为止"), ("zero", "得0分"), ("deduct", "按步扣分"), ("review", "满分但须说明"));

    public static IReadOnlyDictionary<string, string> Directions { get; } = Of(("above", "超过"), ("below", "低于"));

    public static IReadOnlyDictionary<string, string> Modes { get; } = Of(("floor", "每满一步"), ("ceiling", "不足一步按一步"), ("proportional", "按比例"));

    public static IReadOnlyDictionary<string, string> ZeroDenominator { get; } = Of(("notApplicable", "不适用"), ("full", "满分"), ("zero", "0分"), ("error", "无法计算"));

    public static IReadOnlyDictionary<string, string> Compare { get; } = Of(("unrounded", "准确值"), ("displayed", "显示值"));

    public static IReadOnlyDictionary<string, string> Monotonic { get; } = Of(("rising", "越大得分不减"), ("falling", "越大得分不增"));

    public static IReadOnlyDictionary<string, string> Choose { get; } = Of(("declared", "单位事先选定"), ("best", "得分高的"));

    public static IReadOnlyDictionary<string, string> Counting { get; } = Of(("sum", "各目标得分相加"), ("shareMet", "完成目标数的比例"));

    public static IReadOnlyDictionary<string, string> OverFulfilment { get; } = Of(
        ("none", "不另处理"), ("flag", "须说明"), ("deductFixed", "扣固定分"), ("notMet", "视为未完成"), ("reviewerReduces", "由审核人扣分"));

    public static IReadOnlyDictionary<string, string> Deductions { get; } = Of(("false", "不可以"), ("true", "单位"), ("reviewer", "财政部门"), ("both", "单位和财政部门"));

    /// <summary>The yes and no of the column before it asked who.</summary>
    public static IReadOnlyDictionary<string, string> DeductionAliases { get; } = Of(("是", "true"), ("否", "false"));

    public static IReadOnlyDictionary<string, string> Limits { get; } = Of(
        ("bands", "按分档封顶"), ("when", "符合条件时封顶"), ("veto", "一票否决"), ("withoutEvidence", "缺佐证封顶"), ("deduct", "从总分扣分"));

    public static IReadOnlyDictionary<string, string> BandUses { get; } = Of(
        ("bands", "分档"), ("states", "等次"), ("branches", "情形"), ("otherwise", "其他情形"), ("unknown", "没有上年数"), ("caps", "条件封顶"));

    public static IReadOnlyDictionary<string, string> Others { get; } = Of(("full", "满分"), ("zero", "0分"));

    public static IReadOnlyDictionary<string, string> Results { get; } = Of(("得分", "得分"), ("未完成", "未完成"), ("无法计算", "无法计算"), ("不适用", "不适用"));

    public static IReadOnlyDictionary<string, string> Pages { get; } = Of(("basics", "基本情况"), ("work", "履职情况"), ("goals", "绩效目标"), ("problems", "问题和建议"));

    public static IReadOnlyDictionary<string, string> Contents { get; } = Of(
        ("scoreTable", "得分表"), ("indicatorAnalysis", "指标分析"), ("targetTable", "目标表"), ("notApplicableList", "不适用清单"));

    public static IReadOnlyDictionary<string, string> TargetColumns { get; } = Of(
        ("name", "指标名称"), ("sign", "方向"), ("target", "指标值"), ("measure", "单位"), ("weight", "权重"), ("actual", "完成值"), ("state", "完成情况"));

    public static IReadOnlyDictionary<string, string> CheckKinds { get; } = Of(
        ("holds", "条件成立"), ("lastYear", "与上年比较"), ("absent", "没有填写"), ("phrase", "文字与数据"), ("evidence", "佐证材料"));

    public static IReadOnlyDictionary<string, string> Severities { get; } = Of(("mustFix", "须修改"), ("mustExplain", "须说明"), ("note", "提示"));

    public static IReadOnlyDictionary<string, string> Colours { get; } = Of(("red", "红色"), ("yellow", "黄色"));

    public static IReadOnlyDictionary<string, string> Tolerances { get; } = Of(("exact", "准确相等"), ("printed", "允许万元尾差"), ("shown", "按显示的数"));

    public static IReadOnlyDictionary<string, string> Inside { get; } = Of(("inside", "在区间内"), ("outside", "在区间外"));

    public static IReadOnlyDictionary<string, string> EvidenceNeeds { get; } = Of(
        ("eachRow", "得分的指标都有"), ("named", "有指定的文件"), ("address", "有网址和日期"), ("inYear", "日期在年度前后"), ("notShared", "不过多共用"));

    public static IReadOnlyDictionary<string, string> CheckResults { get; } = Of(("通过", "通过"), ("不符", "不符"), ("未核对", "未核对"), ("不涉及", "不涉及"));

    /// <summary>Every word with what it is called; of a word with several names the first.</summary>
    public static IEnumerable<KeyValuePair<string, string>> All =>
        new[] { Rules, Kinds, NotApplicable, Origins, Over, Directions, Modes, Monotonic, OverFulfilment, Limits, Pages, Contents, Choose, Counting, Flags, CheckKinds, Severities, Colours, Tolerances, EvidenceNeeds, Deductions }.SelectMany(words => words).Append(KeyValuePair.Create("unit", "单位"));

    private static Dictionary<string, string> Of(params (string Word, string Said)[] words) =>
        words.ToDictionary(word => word.Word, word => word.Said, StringComparer.Ordinal);
}
