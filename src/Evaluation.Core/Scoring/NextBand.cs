using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>How far a value is from more points, for those who review: the year is closed, so a clerk is never shown it.</summary>
/// <remarks>Ladders (RK-04): the nearest band with more points. Proportional rules (RK-01, 02, 11) and inverse ones (RK-03): full points. Steps (RK-05): one step less.</remarks>
public static class NextBand
{
    /// <summary>The distance in a sentence; null without a value, at full points, or for rules without bands.</summary>
    public static string? Distance(FactSheet facts, RowScore row)
    {
        if (row.Status != RowStatus.Scored
            || row.Computed >= row.Indicator.Weight
            || row.Value is not { } value
            || row.Working.ChangedBy > 0
            || facts.Evaluate(value.Scored.Formula) is not Outcome.Figure figure)
        {
            return null;
        }

        var rule = row.Indicator.Rule is ScoringRule.EitherOr either
            ? either.Options.First(option => ReferenceEquals(option.Value, value)).Rule
            : row.Indicator.Rule;
        return rule switch
        {
            ScoringRule.Ladder ladder => OfLadder(ladder, value, figure.Value),
            ScoringRule.Linear linear => ToFull(value, linear.Target, figure.Value),
            ScoringRule.Equal { Strict: false } equal => ToFull(value, equal.Target, figure.Value),
            ScoringRule.CountRatio => ToFull(value, Ratio.One, figure.Value),
            ScoringRule.Inverse inverse when figure.Value <= inverse.Target => null,
            ScoringRule.Inverse inverse => $"距满分（不超过{Shown(value, inverse.Target)}）还差{Gap(value, figure.Value - inverse.Target)}",
            ScoringRule.ThresholdDeduct deduct => OfSteps(deduct, value, figure.Value, row.Indicator.Weight),
            _ => null,
        };
    }

    private static string? ToFull(IndicatorValue value, Ratio target, Ratio at) =>
        at < target ? $"距满分（达到{Shown(value, target)}）还差{Gap(value, target - at)}" : null;

    private static string? OfLadder(ScoringRule.Ladder ladder, IndicatorValue value, Ratio at)
    {
        if (ladder.Bands.FirstOrDefault(band => band.Holds(at)) is not { } current)
        {
            return null;
        }

        var here = current.PointsAt(at);
        if (current is { AtEnd: { } end, From: { } low, To: { } high } && current.Most.ToRatio() > here)
        {
            var (best, gap) = end > current.Points ? (high, high - at) : (low, at - low);
            return $"距本档最高（{Shown(value, best)}，得{FigureText.Short(current.Most)}分）还差{Gap(value, gap)}";
        }

        var next = ladder.Bands.Where(band => band.Most.ToRatio() > here && !ReferenceEquals(band, current))
            .Select(band => (band, gap: Away(band, at)))
            .OrderBy(pair => pair.gap)
            .FirstOrDefault();
        return next.band is null
            ? null
            : $"距上一档（{BandWords.Of(next.band, value.Kind, value.Measure)}，{(next.band.AtEnd is null ? "得" : "最多得")}{FigureText.Short(next.band.Most)}分）{(next.gap.IsZero ? "仅差端点" : $"还差{Gap(value, next.gap)}")}";
    }

    /// <summary>How much less excess takes one step less off; null while one step less would still leave nothing.</summary>
    private static string? OfSteps(ScoringRule.ThresholdDeduct rule, IndicatorValue value, Ratio at, Points weight)
    {
        var size = rule.Absolute ? Ratio.Abs(at) : at;
        var excess = rule.Above ? size - rule.Threshold : rule.Threshold - size;
        if (excess.Sign <= 0)
        {
            return null;
        }

        if (rule.ZeroBeyond is { } limit && (rule.Above ? size > limit : size < limit))
        {
            return $"距得分（{(rule.Above ? "不超过" : "不低于")}{Shown(value, limit)}）还差{Gap(value, Ratio.Abs(size - limit))}";
        }

        if (rule.Deduct.Mode == StepMode.Proportional)
        {
            return $"距满分还差{Gap(value, excess)}";
        }

        var steps = excess / rule.Deduct.Size;
        if (steps * rule.Deduct.Points.ToRatio() >= ((rule.MaxDeduct ?? weight) + rule.Deduct.Points).ToRatio())
        {
            // One step less would still leave nothing.
            return null;
        }

        var whole = rule.Deduct.Mode == StepMode.Floor ? Ratio.Of(Rounding.Floor(steps), 1) : Ratio.Of(Rounding.Ceiling(steps) - 1, 1);
        var gap = excess - (whole * rule.Deduct.Size);
        return $"距少扣一步（{FigureText.Short(rule.Deduct.Points)}分）{(gap.IsZero ? "仅差端点" : $"还差{Gap(value, gap)}")}";
    }

    /// <summary>From the value to the nearer end of the band.</summary>
    private static Ratio Away(Band band, Ratio at) =>
        band.From is { } from && at <= from ? from - at
        : band.To is { } to && at >= to ? at - to
        : Ratio.Zero;

    private static string Shown(IndicatorValue value, Ratio figure) => FigureText.InRule(value.Kind, value.Measure, figure);

    private static string Gap(IndicatorValue value, Ratio gap) => value.Kind == FigureKind.Percent
        ? FigureText.Percent(gap)[..^1] + "个百分点"
        : FigureText.WithUnit(value.Kind, value.Measure, gap, FigureStyle.Paper);
}
