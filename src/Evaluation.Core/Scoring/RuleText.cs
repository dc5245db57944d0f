using System.Diagnostics;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>A scoring rule as a sentence for clerks and for the score table (评分标准).</summary>
public static class RuleText
{
    public static string Of(Indicator indicator) => indicator.Rule switch
    {
        ScoringRule.Linear linear => Linear(linear, indicator.Weight),
        ScoringRule.Ladder ladder => string.Join("；", ladder.Bands.Select(band => $"{band.Text}得{FigureText.Short(band.Points)}分")) + "。",
        ScoringRule.ThresholdDeduct deduct => Deduct(deduct, indicator),
        ScoringRule.PerOccurrence cases =>
            $"每发现1例{cases.What}扣{FigureText.Short(cases.PerCase)}分，扣完为止。",
        ScoringRule.Checklist checklist =>
            string.Join("；", checklist.Items.Select((item, index) => $"{Circled(index)}{item.Text}，得{FigureText.Short(item.Points)}分")) + "。",
        ScoringRule.CountRatio => $"得分＝完成比例×{FigureText.Short(indicator.Weight)}分，超过100%按100%计。",
        ScoringRule.YesNo yesNo => $"{yesNo.Question}：是得{FigureText.Short(indicator.Weight)}分，否得0分。",
        ScoringRule.Targets => $"各目标按完成程度计分，得分相加，目标权重合计{FigureText.Short(indicator.Weight)}分。",
        _ => throw new UnreachableException(),
    };

    /// <summary>①②③ … for items of a checklist.</summary>
    public static string Circled(int index) =>
        index < 20 ? ((char)('①' + index)).ToString() : FormattableString.Invariant($"({index + 1})");

    private static string Linear(ScoringRule.Linear linear, Points weight)
    {
        var target = FigureText.ShortPercent(linear.Target);
        var below = linear.ZeroBelow is { } zero ? $"；低于{FigureText.ShortPercent(zero)}得0分" : string.Empty;
        var over = linear.Over == OverPolicy.Zero ? $"；超过{target}得0分" : string.Empty;
        return $"达到{target}得{FigureText.Short(weight)}分；未达到的，得分＝实际值÷{target}×{FigureText.Short(weight)}分{below}{over}。";
    }

    private static string Deduct(ScoringRule.ThresholdDeduct deduct, Indicator indicator)
    {
        var size = deduct.Absolute ? "绝对值" : string.Empty;
        var threshold = indicator.Value?.Kind == FigureKind.Percent
            ? FigureText.ShortPercent(deduct.Threshold)
            : FigureText.WithUnit(FigureKind.Number, indicator.Value?.Measure, deduct.Threshold, FigureStyle.Paper);
        var mode = deduct.Mode switch
        {
            StepMode.Floor => $"每满{deduct.StepText}",
            StepMode.Ceiling => $"每{deduct.StepText}（不足的按{deduct.StepText}计）",
            _ => $"每{deduct.StepText}（按比例计）",
        };
        return $"{size}不{(deduct.Above ? "超过" : "低于")}{threshold}得{FigureText.Short(indicator.Weight)}分；"
            + $"{(deduct.Above ? "超过" : "低于")}部分{mode}扣{FigureText.Short(deduct.PerStep)}分，扣完为止。";
    }
}
