namespace Evaluation.Core.Frameworks;

/// <summary>Figures of the score sheet that checks may name, and nothing else: a score that depended on them would depend on itself.</summary>
public static class SheetFigures
{
    public const string SelfTotal = "self_total";
    public const string ComputedTotal = "computed_total";
    public const string ReachableTotal = "reachable_total";
    public const string FullTotal = "full_total";
    public const string ScoredRows = "scored_rows";
    public const string FullRows = "full_rows";
    public const string SubjectFullRows = "subject_full_rows";
    public const string OtherShare = "other_share";
    public const string GradeGap = "grade_gap";

    private static readonly Lazy<Dictionary<string, SheetFigure>> ByWord = new(Words);

    public static IReadOnlyList<SheetFigure> All { get; } =
    [
        new(SelfTotal, "自评总分", FigureKind.Number, "分"),
        new(ComputedTotal, "测算总分", FigureKind.Number, "分"),
        new(ReachableTotal, "最高可得总分", FigureKind.Number, "分"),
        new(FullTotal, "满分总分", FigureKind.Number, "分"),
        new(ScoredRows, "计分指标数", FigureKind.Count, "项"),
        new(FullRows, "自评满分指标数", FigureKind.Count, "项"),
        new(SubjectFullRows, "相关满分指标数", FigureKind.Count, "项"),
        new(OtherShare, "其余指标得分率", FigureKind.Percent, null),
        new(GradeGap, "距等级界线", FigureKind.Number, "分"),
    ];

    /// <summary>By key or name; null if there is none.</summary>
    public static SheetFigure? Find(string word) => ByWord.Value.GetValueOrDefault(word);

    private static Dictionary<string, SheetFigure> Words()
    {
        var words = new Dictionary<string, SheetFigure>(StringComparer.Ordinal);
        foreach (var figure in All)
        {
            words.Add(figure.Key, figure);
            words.Add(figure.Name, figure);
        }

        return words;
    }
}

/// <summary>A figure of the score sheet.</summary>
/// <remarks>
/// 相关满分指标数 counts the rows that read a subject of the check and claim their full weight; 其余指标得分率 is the claimed share of the rows that read none;
/// 距等级界线 is the distance of the claimed total to the nearest grade edge above 0.
/// </remarks>
public sealed record SheetFigure(string Key, string Name, FigureKind Kind, string? Measure);

/// <summary>Chips a check's message may use beside figures.</summary>
public static class CheckChips
{
    public const string LeftName = "左项";
    public const string RightName = "右项";
    public const string Left = "左值";
    public const string Right = "右值";
    public const string Difference = "差额";
    public const string Share = "比例";
    public const string Item = "本项";
    public const string ThisYear = "本年数";
    public const string LastYear = "上年数";
    public const string Change = "变动";
    public const string Wording = "原文";
    public const string Section = "章节";
    public const string Names = "清单";
    public const string Count = "个数";
    public const string Implied = "推算数";

    public static IReadOnlyList<string> All { get; } =
        [LeftName, RightName, Left, Right, Difference, Share, Item, ThisYear, LastYear, Change, Wording, Section, Names, Count, Implied];
}
