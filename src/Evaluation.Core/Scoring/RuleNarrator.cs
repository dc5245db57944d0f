using System.Diagnostics;
using System.Globalization;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>The step a rule took, in words and in numbers. It reads what <see cref="RuleScorer"/> recorded and decides nothing.</summary>
internal static class RuleNarrator
{
    /// <summary>The band, step or items that applied; null while something is missing.</summary>
    public static string? Applied(Indicator indicator, RowEntry entry, RuleResult result)
    {
        var rule = result.RuleOf(indicator);
        var value = result.ValueOf(indicator);
        var step = result.Step;
        return (step.Case, rule) switch
        {
            (RuleCase.None, _) => null,
            (RuleCase.Undecidable, _) => "分母为0，无法计算",
            (RuleCase.ZeroDenominatorFull, _) => "分子分母均为0，按规定得满分",
            (RuleCase.ZeroDenominatorZero, _) => "分子分母均为0，按规定得0分",
            (RuleCase.OverTargetZero, ScoringRule.Linear linear) => $"高于{Said(value, linear.Target)}，按评分标准得0分",
            (RuleCase.OverTargetDeduct, ScoringRule.Linear { OverDeduct: { } steps } linear) => $"高于{Said(value, linear.Target)}，{Counted("超出部分", steps, step.Figure)}",
            (RuleCase.TargetReached, ScoringRule.Linear linear) => $"达到{Said(value, linear.Target)}，得{(linear.Cap == Ratio.One ? "满分" : FigureText.ShortPercent(linear.Cap) + "的分值")}",
            (RuleCase.TargetReached, ScoringRule.Equal equal) => $"达到{Said(value, equal.Target)}，得满分",
            (RuleCase.BelowLeast, ScoringRule.Linear linear) => $"低于{Said(value, linear.ZeroBelow!.Value)}，得0分",
            (RuleCase.Proportional, _) => step.Figure.Sign < 0 ? "实际值为负数，按0计分" : "按比例计分",
            (RuleCase.EqualMet, ScoringRule.Equal equal) => $"{(equal.Strict ? "等于" : "符合")}{Said(value, equal.Target)}，得满分",
            (RuleCase.EqualMissed, ScoringRule.Equal equal) => $"{(equal.Strict ? "不等于" : "高于")}{Said(value, equal.Target)}，得0分",
            (RuleCase.InverseMet, ScoringRule.Inverse inverse) => $"不超过{Said(value, inverse.Target)}，得满分",
            (RuleCase.InverseFalling, ScoringRule.Inverse inverse) => $"超过{Said(value, inverse.Target)}，按超过的程度递减",
            (RuleCase.InverseZero, ScoringRule.Inverse inverse) => inverse.ZeroAt <= inverse.Target ? $"超过{Said(value, inverse.Target)}，得0分" : $"达到或超过{Said(value, inverse.ZeroAt)}，得0分",
            (RuleCase.Band, ScoringRule.Ladder ladder) => $"属于“{BandWords.Of(ladder.Bands[step.Index], value?.Kind ?? FigureKind.Percent, value?.Measure)}”一档{(ladder.Bands[step.Index].AtEnd is null ? string.Empty : "，按比例计分")}",
            (RuleCase.BeyondLimit, ScoringRule.ThresholdDeduct deduct) => $"{SizeNote(deduct, step.Figure)}{(deduct.Above ? "超过" : "低于")}{Said(value, deduct.ZeroBeyond!.Value)}，得0分",
            (RuleCase.ItemsVoid, _) => $"必备的检查项不符合，得0分（{Items(rule.Items, entry)}）",
            (RuleCase.NoExcess, ScoringRule.ThresholdDeduct deduct) => $"{SizeNote(deduct, step.Figure)}未{(deduct.Above ? "超过" : "低于")}界限，得满分",
            (RuleCase.Excess, ScoringRule.ThresholdDeduct deduct) => $"{(deduct.Absolute ? "按绝对值，" : string.Empty)}{Counted(deduct.Above ? "超出部分" : "低于部分", deduct.Deduct, step.Figure)}",
            (RuleCase.NoCases, _) => "未发现，得满分",
            (RuleCase.Cases, ScoringRule.PerOccurrence cases) => $"发现{FigureText.UnroundedPoints(step.Figure)}{value?.Measure ?? "例"}，每{value?.Measure ?? "例"}扣{FigureText.Short(cases.PerCase)}分",
            (RuleCase.CountShare, _) => step.Figure > Ratio.One ? "超过100%，按100%计" : "按完成比例计分",
            (RuleCase.Items or RuleCase.ItemsSubtracted, _) => Items(rule.Items, entry),
            (RuleCase.ItemsWithoutEvidence, _) => "没有佐证材料，按0分计",
            (RuleCase.Branch, ScoringRule.CompareWithLastYear compare) => $"属于“{compare.Branches[step.Index].Text}”",
            (RuleCase.Otherwise, ScoringRule.CompareWithLastYear compare) => $"属于“{compare.Otherwise.Text}”",
            (RuleCase.LastYearUnknown, ScoringRule.CompareWithLastYear compare) => $"没有上年数，{compare.Unknown.Text}",
            (RuleCase.State, ScoringRule.Qualitative qualitative) => $"评定为“{qualitative.States[step.Index].Name}”，该档{RuleText.Limits(qualitative.States[step.Index], indicator.Weight)}",
            (RuleCase.Yes, _) => "是，得满分",
            (RuleCase.No, _) => "否，得0分",
            (RuleCase.TargetSum, _) => FormattableString.Invariant($"{result.Targets.Count}个目标得分相加"),
            (RuleCase.TargetShare, _) => FormattableString.Invariant($"{result.Targets.Count}个目标中完成{FigureText.UnroundedPoints(step.Figure)}个"),
            (RuleCase.BonusNone, _) => "没有填报加分",
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>How the points came about: 91.2457%×5=4.5623≈4.56, then what changed them; empty when there is nothing to compute.</summary>
    public static IReadOnlyList<string> Steps(Indicator indicator, RowEntry entry, RuleResult result)
    {
        var rule = result.RuleOf(indicator);
        var value = result.ValueOf(indicator);
        var kind = value?.Kind ?? FigureKind.Percent;
        var (step, weight) = (result.Step, FigureText.Short(indicator.Weight));
        var earned = result.Modified is [var first, ..] ? first.Before : result.Earned ?? Ratio.Zero;
        var line = (step.Case, rule) switch
        {
            (RuleCase.Proportional, ScoringRule.Linear linear) => Proportion(kind, step.Figure, linear.Target, weight, earned),
            (RuleCase.Proportional, ScoringRule.Equal equal) => Proportion(kind, step.Figure, equal.Target, weight, earned),
            (RuleCase.InverseFalling, ScoringRule.Inverse inverse) =>
                $"（{Figure(kind, inverse.ZeroAt)}-{Figure(kind, step.Figure)}）÷（{Figure(kind, inverse.ZeroAt)}-{Figure(kind, inverse.Target)}）×{weight}={Rounded(earned)}",
            (RuleCase.OverTargetDeduct, ScoringRule.Linear { OverDeduct: { } steps }) => Off(weight, step.Figure, steps.Points, earned),
            (RuleCase.Band, ScoringRule.Ladder ladder) => Slope(kind, ladder.Bands[step.Index], step.Figure, earned),
            (RuleCase.Excess, ScoringRule.ThresholdDeduct { MaxDeduct: { } most } deduct) when step.Figure * deduct.Deduct.Points.ToRatio() > most.ToRatio() => Limited(weight, most, earned),
            (RuleCase.Excess, ScoringRule.ThresholdDeduct deduct) => Off(weight, step.Figure, deduct.Deduct.Points, earned),
            (RuleCase.Cases, ScoringRule.PerOccurrence { MaxDeduct: { } most } cases) when step.Figure * cases.PerCase.ToRatio() > most.ToRatio() =>
                Limited(weight, most, earned),
            (RuleCase.Cases, ScoringRule.PerOccurrence cases) => Off(weight, step.Figure, cases.PerCase, earned),
            (RuleCase.CountShare, _) => $"{FigureText.Unrounded(FigureKind.Percent, Ratio.Min(Ratio.Max(step.Figure, Ratio.Zero), Ratio.One))}×{weight}={Rounded(earned)}",
            (RuleCase.Items, ScoringRule.Checklist list) => ItemPoints(list, indicator, entry, earned),
            (RuleCase.ItemsSubtracted, ScoringRule.ChecklistSubtract list) when !step.Figure.IsZero => Off(weight, step.Figure, list.PerMissing, earned),
            (RuleCase.TargetSum, _) => string.Join('+', result.Targets.Select(score => FigureText.Short(score.Points!.Value))) + "=" + Rounded(earned),
            (RuleCase.TargetShare, _) => FormattableString.Invariant($"{FigureText.UnroundedPoints(step.Figure)}÷{result.Targets.Count}×{weight}={Rounded(earned)}"),
            _ => null,
        };
        return result.Modified.Count == 0 ? line is null ? [] : [line] : [.. result.Modified.Select(Modified).Prepend(line).OfType<string>()];
    }

    /// <summary>4.5623≈4.56, or 3.75 when nothing is lost.</summary>
    public static string Rounded(Ratio points)
    {
        var awarded = Points.Award(points);
        return awarded.ToRatio() == points
            ? FigureText.Short(awarded)
            : string.Create(CultureInfo.InvariantCulture, $"{FigureText.UnroundedPoints(points)}≈{FigureText.Of(awarded)}");
    }

    private static string Modified(ModifierStep step) => step.Case switch
    {
        RuleCase.ManualDeduction => $"人工扣减（{step.Text.TrimEnd('。')}）：{FigureText.UnroundedPoints(step.Before)}-{FigureText.UnroundedPoints(step.Before - step.After)}={Rounded(step.After)}",
        RuleCase.ReviewDeduction => $"复核扣分{FigureText.Short(step.Asked)}分：{FigureText.UnroundedPoints(step.Before)}-{FigureText.Short(step.Asked)}"
            + $"{(step.After.IsZero ? "，扣完为止，得0分" : "=" + Rounded(step.After))}，理由：{step.Text.TrimEnd('。')}",
        _ => $"{step.Text}：{FigureText.UnroundedPoints(step.Before)}改为{Rounded(step.After)}",
    };

    /// <summary>Why the row does not have its whole weight: what the rule found, then what over-fulfilment, caps, the unit itself and the reviewer took off.</summary>
    public static string Because(Indicator indicator, RuleResult result, string? byRule)
    {
        var parts = new List<string>();
        if (result.Modified is not [var first, ..] || first.Before < indicator.Weight.ToRatio())
        {
            var lacking = result.Targets.Where(target => target.Weight is { } weight ? target.Points < weight : !target.IsMet).Select(Lacking).ToList();
            parts.Add(lacking.Count > 0 ? string.Join("、", lacking) : byRule ?? "按评分标准扣分");
        }

        parts.AddRange(result.Modified.Select(step => step.Case switch
        {
            RuleCase.ManualDeduction => $"人工扣减{FigureText.UnroundedPoints(step.Before - step.After)}分，理由是{step.Text.TrimEnd('。')}",
            RuleCase.ReviewDeduction => $"复核扣分{FigureText.Short(step.Asked)}分，理由是{step.Text.TrimEnd('。')}",
            _ => step.Text,
        }));
        return string.Join("；", parts);
    }

    private static string Lacking(TargetScore target) => target.Weight is { } weight
        ? $"“{target.Name}”{TargetText.Completion(target)}，得{FigureText.Short(target.Points ?? Points.Zero)}分（权重{FigureText.Short(weight)}分）"
        : $"“{target.Name}”{target.Completion}，未完成";

    /// <summary>A figure of the rule in words.</summary>
    private static string Said(IndicatorValue? value, Ratio limit) => FigureText.InRule(value?.Kind ?? FigureKind.Percent, value?.Measure, limit);

    /// <summary>A figure in a calculation, as exact as it is worth printing.</summary>
    private static string Figure(FigureKind kind, Ratio value) => FigureText.Unrounded(kind, value);

    private static string SizeNote(ScoringRule.ThresholdDeduct deduct, Ratio value) => deduct.Absolute && value.Sign < 0 ? "取绝对值，" : string.Empty;

    private static string Counted(string what, Steps steps, Ratio counted) =>
        $"{what}{(steps.Mode == StepMode.Floor ? "满" : "计")}{FigureText.UnroundedPoints(counted)}步（每步{steps.Text}），每步扣{FigureText.Short(steps.Points)}分";

    private static string Off(string weight, Ratio count, Points each, Ratio earned) =>
        $"{weight}-{FigureText.UnroundedPoints(count)}×{FigureText.Short(each)}{(earned.IsZero ? "，扣完为止，得0分" : "=" + Rounded(earned))}";

    private static string Limited(string weight, Points most, Ratio earned) => $"{weight}-{FigureText.Short(most)}（最多扣{FigureText.Short(most)}分）={Rounded(earned)}";

    /// <summary>2.4+（85%-80%）÷（90%-80%）×（4-2.4）=3.2; nothing where the band gives the same everywhere.</summary>
    private static string? Slope(FigureKind kind, Band band, Ratio value, Ratio earned) => band is not { AtEnd: { } end, From: { } from, To: { } to } ? null
        : $"{FigureText.Short(band.Points)}{(end < band.Points ? "-" : "+")}（{Figure(kind, value)}-{Figure(kind, from)}）÷（{Figure(kind, to)}-{Figure(kind, from)}）×"
            + $"（{FigureText.Short(end < band.Points ? band.Points : end)}-{FigureText.Short(end < band.Points ? end : band.Points)}）={Rounded(earned)}";

    private static string Proportion(FigureKind kind, Ratio value, Ratio target, string weight, Ratio earned) =>
        $"{(value.Sign < 0 ? "0" : Figure(kind, value))}{(target == Ratio.One ? string.Empty : "÷" + Figure(kind, target))}×{weight}={Rounded(earned)}";

    private static string Items(IReadOnlyList<CheckItem> items, RowEntry entry)
    {
        var (refused, partly, outside) = (In(items, entry, ItemState.NotMet), In(items, entry, ItemState.Partly), In(items, entry, ItemState.NotApplicable));
        return (refused.Length > 0 ? "不符合：" + refused + (partly.Length > 0 ? "；" : string.Empty) : partly.Length > 0 ? string.Empty : outside.Length > 0 ? "其余各项均符合" : "各项均符合")
            + (partly.Length > 0 ? "基本符合：" + partly : string.Empty)
            + (outside.Length > 0 ? "；不适用：" + outside : string.Empty);
    }

    private static string In(IReadOnlyList<CheckItem> items, RowEntry entry, ItemState state)
    {
        var text = string.Empty;
        for (var index = 0; index < items.Count; index++)
        {
            if (entry.Item(items[index].Key) == state)
            {
                text += (text.Length == 0 ? string.Empty : "、") + RuleText.Circled(index) + items[index].Text;
            }
        }

        return text;
    }

    private static string? ItemPoints(ScoringRule.Checklist list, Indicator indicator, RowEntry entry, Ratio earned)
    {
        var met = list.Items.Where(item => entry.Item(item.Key) is ItemState.Met or ItemState.Partly).ToList();
        var counted = list.Items.Where(item => entry.Item(item.Key) != ItemState.NotApplicable).ToList();
        if (met.Count == 0)
        {
            return null;
        }

        // 2+1×50%: an item met by and large counts by its share.
        var parts = list.EqualShare
            ? met.GroupBy(item => entry.Item(item.Key) == ItemState.Partly ? item.Partial : null).OrderBy(group => group.Key is not null)
                .Select(group => FormattableString.Invariant($"{group.Count()}") + Share(group.Key)).ToList()
            : met.ConvertAll(item => FigureText.Short(item.Points) + Share(entry.Item(item.Key) == ItemState.Partly ? item.Partial : null));
        var sum = string.Join('+', parts);
        return list.EqualShare
            ? FormattableString.Invariant($"{(parts.Count > 1 ? $"（{sum}）" : sum)}÷{counted.Count}×{FigureText.Short(indicator.Weight)}={Rounded(earned)}")
            : counted.Count == list.Items.Count
                ? $"{sum}={Rounded(earned)}"
                : $"（{sum}）÷{FigureText.Short(Points.Sum(counted.Select(item => item.Points)))}×{FigureText.Short(indicator.Weight)}={Rounded(earned)}";

        static string Share(Ratio? part) => part is { } share ? "×" + FigureText.ShortPercent(share) : string.Empty;
    }
}
