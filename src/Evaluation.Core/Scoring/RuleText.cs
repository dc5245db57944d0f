using System.Diagnostics;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>A scoring rule as a sentence for clerks and for the score table (评分标准).</summary>
public static class RuleText
{
    public static string Of(Indicator indicator) => Of(indicator.Rule, indicator.Weight, indicator.Value) + Modifiers(indicator.Modifiers);

    /// <summary>①②③ … for items of a checklist.</summary>
    public static string Circled(int index) =>
        index < 20 ? ((char)('①' + index)).ToString() : FormattableString.Invariant($"({index + 1})");

    /// <summary>The rule of one measure of an either-or indicator.</summary>
    public static string Of(RuleOption option, Points weight) => Of(option.Rule, weight, option.Value);

    /// <summary>The measure a value belongs to; null for other rules.</summary>
    public static RuleOption? OptionOf(ScoringRule rule, IndicatorValue? value) =>
        (rule as ScoringRule.EitherOr)?.Options.FirstOrDefault(option => ReferenceEquals(option.Value, value));

    /// <summary>2.40–3.19分: what may be given in a state.</summary>
    public static string Limits(QualitativeState state, Points weight) => $"{FigureText.Of(state.Least(weight))}–{FigureText.Of(state.Most(weight))}分";

    /// <summary>得5分, or 从2.4分到4分按比例计分 where the band slopes.</summary>
    private static string Given(Band band) =>
        band.AtEnd is { } end ? $"，从{FigureText.Short(band.Points)}分到{FigureText.Short(end)}分按比例计分" : $"得{FigureText.Short(band.Points)}分";

    private static string Of(ScoringRule rule, Points weight, IndicatorValue? value) => Kind(rule, weight, value) + Compared(rule, value) + Zero(rule);

    private static string Compared(ScoringRule rule, IndicatorValue? value) => !rule.ScoresValue || rule.Compare != CompareOn.Displayed ? string.Empty : value?.Kind switch
    {
        FigureKind.Percent => "百分比保留两位小数后比较。",
        FigureKind.Money => "金额按万元保留两位小数后比较。",
        _ => "按印出的数比较。",
    };

    private static string Zero(ScoringRule rule) => !rule.ScoresValue ? string.Empty : rule.ZeroDenominator switch
    {
        ZeroDenominatorPolicy.Full => "分子、分母都是0的，得满分。",
        ZeroDenominatorPolicy.Zero => "分子、分母都是0的，得0分。",
        ZeroDenominatorPolicy.Error => "分子、分母都是0的，无法计算，须核对数据。",
        _ => string.Empty,
    };

    private static string Kind(ScoringRule rule, Points weight, IndicatorValue? value) => rule switch
    {
        ScoringRule.Linear linear => Linear(linear, weight, value),
        ScoringRule.Equal { Strict: true } equal => $"等于{Figure(equal.Target, value)}得{FigureText.Short(weight)}分，否则得0分。",
        ScoringRule.Equal equal => equal.Target.IsZero
            ? $"为{Figure(equal.Target, value)}得{FigureText.Short(weight)}分，高于的得0分。"
            : $"达到{Figure(equal.Target, value)}得{FigureText.Short(weight)}分；未达到的，得分＝实际值÷{Figure(equal.Target, value)}×{FigureText.Short(weight)}分；超过的须说明。",
        ScoringRule.Inverse inverse => inverse.ZeroAt <= inverse.Target
            ? $"不超过{Figure(inverse.Target, value)}得{FigureText.Short(weight)}分，超过的得0分。"
            : $"不超过{Figure(inverse.Target, value)}得{FigureText.Short(weight)}分；超过的按比例递减，达到{Figure(inverse.ZeroAt, value)}得0分。",
        ScoringRule.Ladder ladder => string.Join("；", ladder.Bands.Select(band => $"{BandWords.Case(band, value?.Kind ?? FigureKind.Percent, value?.Measure)}{Given(band)}")) + "。",
        ScoringRule.ThresholdDeduct deduct => Deduct(deduct, weight, value),
        ScoringRule.PerOccurrence cases =>
            $"每发现1{value?.Measure ?? "例"}{cases.What}扣{FigureText.Short(cases.PerCase)}分，{(cases.MaxDeduct is { } most ? $"最多扣{FigureText.Short(most)}分" : "扣完为止")}。",
        ScoringRule.Checklist { EqualShare: true } list => $"{Items(list.Items, withPoints: false)}。得分＝符合项数÷总项数×{FigureText.Short(weight)}分。",
        ScoringRule.Checklist list => Items(list.Items, withPoints: true) + "。",
        ScoringRule.ChecklistSubtract list => $"{Items(list)}。全部符合得{FigureText.Short(weight)}分，每缺1项扣{FigureText.Short(list.PerMissing)}分，扣完为止。",
        ScoringRule.CompareWithLastYear compare =>
            string.Join("；", compare.Branches.Append(compare.Otherwise).Select(branch => $"{branch.Text}得{FigureText.Short(branch.Points)}分"))
            + $"；没有上年数的，{compare.Unknown.Text}，得{FigureText.Short(compare.Unknown.Points)}分。",
        ScoringRule.Qualitative qualitative =>
            string.Join("；", qualitative.States.Select(state => $"{(state.Text == state.Name ? string.Empty : state.Name + "：")}{state.Text}，得{FigureText.Short(state.Least(weight))}至{FigureText.Short(state.Most(weight))}分")) + "。",
        ScoringRule.CountRatio => $"得分＝完成比例×{FigureText.Short(weight)}分，超过100%按100%计。",
        ScoringRule.EitherOr either =>
            $"{(either.Choose == OptionChoice.Best ? "以下按得分高的一种计" : "以下由单位事先选定一种")}："
            + string.Join(string.Empty, either.Options.Select((option, index) => $"{Circled(index)}{option.Label}：{Of(option.Rule, weight, option.Value)}")),
        ScoringRule.YesNo yesNo => $"{yesNo.Question}：是得{FigureText.Short(weight)}分，否得0分。",
        ScoringRule.Targets { Counting: TargetCounting.ShareMet } targets => $"{Counted(targets)}得分＝完成的目标数÷目标总数×{FigureText.Short(weight)}分。{Signs(targets)}",
        ScoringRule.Targets targets => $"{Counted(targets)}各目标按完成程度计分，得分相加，目标权重合计{FigureText.Short(weight)}分。{Signs(targets)}",
        _ => throw new UnreachableException(),
    };

    private static string Modifiers(RowModifiers modifiers)
    {
        var over = modifiers.OverFulfilment is { } rule ? $"达到目标值{FigureText.ShortPercent(rule.Threshold)}的，{Over(rule)}。" : string.Empty;
        var caps = string.Concat(modifiers.Caps.Select(cap => $"{cap.Text}的，{(cap.Max == Points.Zero ? "得0分" : $"最多得{FigureText.Short(cap.Max)}分")}。"));
        return over + caps + modifiers.ManualDeduction switch
        {
            DeductionBy.Nobody => string.Empty,
            DeductionBy.Unit => "可人工扣减，须写明理由。",
            DeductionBy.Reviewer => "财政部门复核时可扣分，须写明理由。",
            DeductionBy.Both => "可人工扣减，财政部门复核时也可扣分，均须写明理由。",
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>How each kind of target scores.</summary>
    private static string Signs(ScoringRule.Targets rule) => rule.Counting == TargetCounting.ShareMet
        ? $"方向为≥的，不低于目标值为完成；方向为=的，{(rule.Strict ? "等于" : "不低于")}目标值为完成；方向为≤的，不超过目标值为完成；定性的，{rule.States.OrderByDescending(state => state.To).First().Name}为完成。"
        : $"方向为≥的，达到目标值得满分，未达到的按比例；方向为=的，{(rule.Strict ? "等于目标值得满分，否则得0分" : "达到目标值得满分，未达到的按比例")}；"
            + $"方向为≤的，不超过目标值得满分，超过的按比例递减，到目标值的{FigureText.InRule(FigureKind.Number, measure: null, rule.InverseZeroAt)}倍得0分；"
            + $"定性的，{string.Join("、", rule.States.Select(state => $"{state.Name}得权重的{FigureText.ShortPercent(state.From)}至{FigureText.ShortPercent(state.To)}"))}。";

    /// <summary>Which targets count, where not all do.</summary>
    private static string Counted(ScoringRule.Targets rule) => rule.Filter is { } filter ? $"类型为{string.Join("、", filter.Values)}的目标：" : string.Empty;

    private static string Over(OverFulfilment rule) => rule.Policy switch
    {
        OverFulfilmentPolicy.None => "不另处理",
        OverFulfilmentPolicy.Flag => "须说明原因",
        OverFulfilmentPolicy.DeductFixed => $"扣{FigureText.Short(rule.Points)}分",
        OverFulfilmentPolicy.NotMet => "视为未完成，得0分",
        OverFulfilmentPolicy.ReviewerReduces => "须说明原因，由财政部门复核，可写明理由扣分",
        _ => throw new UnreachableException(),
    };

    private static string Items(IReadOnlyList<CheckItem> items, bool withPoints) =>
        string.Join("；", Listed(items, withPoints, item => item.Partial is { } part ? $"基本符合的得{FigureText.ShortPercent(part)}" : null))
        + (items.Any(item => item.MayNotApply) ? "；不适用的项不计，由其余各项按比例承担" : string.Empty);

    private static string Items(ScoringRule.ChecklistSubtract list) =>
        string.Join("；", Listed(list.Items, withPoints: false, item => list.OffPartly(item) is { } off ? $"基本符合的扣{FigureText.UnroundedPoints(off)}分" : null))
        + (list.Items.Any(item => item.MayNotApply) ? "；不适用的项不扣分" : string.Empty);

    /// <param name="items">The items.</param>
    /// <param name="withPoints">Each has points of its own.</param>
    /// <param name="partly">What an item met by and large comes to; null where there is no such answer.</param>
    private static IEnumerable<string> Listed(IReadOnlyList<CheckItem> items, bool withPoints, Func<CheckItem, string?> partly) => items.Select((item, index) =>
        Circled(index) + item.Text + (withPoints ? $"，得{FigureText.Short(item.Points)}分" : string.Empty) + Marks(item, partly(item)));

    /// <summary>（基本符合得50%，必备，可不适用）.</summary>
    private static string Marks(CheckItem item, string? partly)
    {
        var marks = string.Join("，", new[]
        {
            partly,
            item.Required ? "不符合的，本指标得0分" : null,
            item.MayNotApply ? "可不适用" : null,
        }.OfType<string>());
        return marks.Length == 0 ? string.Empty : $"（{marks}）";
    }

    private static string Linear(ScoringRule.Linear linear, Points weight, IndicatorValue? value)
    {
        var target = Figure(linear.Target, value);
        var full = FigureText.Short(linear.Cap == Ratio.One ? weight : Points.Award(linear.Cap * weight.ToRatio()));
        var below = linear.ZeroBelow is { } zero ? $"；低于{Figure(zero, value)}得0分" : string.Empty;
        var over = linear.Over switch
        {
            OverPolicy.Zero => $"；超过{target}得0分",
            OverPolicy.Review => $"；超过{target}的须说明",
            OverPolicy.Deduct when linear.OverDeduct is { } steps => $"；超过{target}的，{Mode(steps)}扣{FigureText.Short(steps.Points)}分，扣完为止",
            _ => string.Empty,
        };
        return $"达到{target}得{full}分；未达到的，得分＝实际值÷{target}×{FigureText.Short(weight)}分{(linear.Cap == Ratio.One ? string.Empty : $"，最多{full}分")}{below}{over}。";
    }

    private static string Deduct(ScoringRule.ThresholdDeduct deduct, Points weight, IndicatorValue? value) =>
        $"{(deduct.Absolute ? "绝对值" : string.Empty)}不{(deduct.Above ? "超过" : "低于")}{Figure(deduct.Threshold, value)}得{FigureText.Short(weight)}分；"
        + $"{(deduct.Above ? "超过" : "低于")}部分{Mode(deduct.Deduct)}扣{FigureText.Short(deduct.Deduct.Points)}分，{(deduct.MaxDeduct is { } most ? $"最多扣{FigureText.Short(most)}分" : "扣完为止")}"
        + $"{(deduct.ZeroBeyond is { } limit ? $"；{(deduct.Above ? "超过" : "低于")}{Figure(limit, value)}得0分" : string.Empty)}。";

    private static string Mode(Steps steps) => steps.Mode switch
    {
        StepMode.Floor => $"每满{steps.Text}",
        StepMode.Ceiling => $"每{steps.Text}（不足的按{steps.Text}计）",
        _ => $"每{steps.Text}（按比例计）",
    };

    private static string Figure(Ratio figure, IndicatorValue? value) => FigureText.InRule(value?.Kind ?? FigureKind.Percent, value?.Measure, figure);
}
