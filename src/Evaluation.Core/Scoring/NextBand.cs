using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>How far a value is from the next better band, for those who review: the year is closed, so a clerk is never shown it.</summary>
/// <remarks>Ladders (RK-04): the nearest band with more points. Linear rules (RK-01): the target. Other rules have no band.</remarks>
public static class NextBand
{
    /// <summary>The distance in a sentence; null without a value, at full points, or for rules without bands.</summary>
    public static string? Distance(FactSheet facts, RowScore row)
    {
        if (row.Status != RowStatus.Scored
            || row.Computed >= row.Indicator.Weight
            || row.Indicator.Value is not { } value
            || FormulaEvaluator.Evaluate(value.Scored.Formula, facts.Source) is not Outcome.Figure figure)
        {
            return null;
        }

        return row.Indicator.Rule switch
        {
            ScoringRule.Ladder ladder => OfLadder(ladder, value, figure.Value),
            ScoringRule.Linear linear when figure.Value < linear.Target =>
                $"距满分（达到{FigureText.ShortPercent(linear.Target)}）还差{Gap(value, linear.Target - figure.Value)}",
            _ => null,
        };
    }

    private static string? OfLadder(ScoringRule.Ladder ladder, IndicatorValue value, Ratio at)
    {
        if (ladder.Bands.FirstOrDefault(band => band.Holds(at)) is not { } current)
        {
            return null;
        }

        var next = ladder.Bands.Where(band => band.Points > current.Points)
            .Select(band => (band, gap: Away(band, at)))
            .OrderBy(pair => pair.gap)
            .FirstOrDefault();
        return next.band is null
            ? null
            : $"距上一档（{next.band.Text}，得{FigureText.Short(next.band.Points)}分）{(next.gap.IsZero ? "仅差端点" : $"还差{Gap(value, next.gap)}")}";
    }

    /// <summary>From the value to the nearer end of the band.</summary>
    private static Ratio Away(Band band, Ratio at) =>
        band.From is { } from && at <= from ? from - at
        : band.To is { } to && at >= to ? at - to
        : Ratio.Zero;

    private static string Gap(IndicatorValue value, Ratio gap) => value.Kind == FigureKind.Percent
        ? FigureText.Percent(gap)[..^1] + "个百分点"
        : FigureText.WithUnit(value.Kind, value.Measure, gap, FigureStyle.Paper);
}
