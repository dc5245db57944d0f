using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Frameworks;

/// <summary>
/// A rule declared rising (falling) never gives less (more) for a larger value. Proved by search: every point where the rule can bend or
/// jump, the values just beside it, and a fine grid between and beyond them are scored and compared in order.
/// </summary>
internal static class MonotonicCheck
{
    private const int GridPerSpan = 24;

    /// <summary>Smaller than any difference a rule can see in the figures of a filing.</summary>
    private static readonly Ratio Beside = Ratio.Of(1, 1_000_000_000_000);

    /// <param name="framework">Null: its formulas have faults, so that caps cannot be tried.</param>
    /// <param name="caps">Caps of the indicator, which take their part in what a value earns.</param>
    /// <param name="rule">The rule that declares its direction.</param>
    /// <param name="weight">Most it gives.</param>
    /// <param name="value">What it scores.</param>
    /// <param name="path">Where the rule stands.</param>
    public static IEnumerable<FrameworkProblem> Run(Framework? framework, IReadOnlyList<ConditionalCap> caps, ScoringRule rule, Points weight, IndicatorValue? value, string path) =>
        Found(framework, caps, rule, weight, value, path).Select(problem => problem with { IsForAuthors = true });

    private static IEnumerable<FrameworkProblem> Found(Framework? framework, IReadOnlyList<ConditionalCap> caps, ScoringRule rule, Points weight, IndicatorValue? value, string path)
    {
        if (rule.Monotonic is not { } declared)
        {
            yield break;
        }

        if (value is null || rule is ScoringRule.CompareWithLastYear or ScoringRule.EitherOr)
        {
            yield return new FrameworkProblem($"{path}/monotonic", "只有按计算值计分的规则可以写 monotonic。", "请删去 monotonic。");
            yield break;
        }

        if (!IsSearchable(rule))
        {
            yield break;
        }

        List<(ConditionalCap Cap, CapOnValue On)> capped = framework is null ? [] : [.. caps.Select(cap => (cap, CapOnValue.Of(framework, cap, value))).Where(pair => pair.Item2.ReadsValue)];
        if (capped.Find(pair => pair.On.Others.Count > 0) is { Cap: { } mixed })
        {
            yield return new FrameworkProblem($"{path}/monotonic", $"条件封顶“{mixed.Text}”既看本指标的数，又看别的数，不能验证得分的方向。", "请删去 monotonic，或把这条封顶分开写。");
            yield break;
        }

        (Ratio At, Ratio Points)? last = null;
        ((Ratio At, Ratio Points) Before, (Ratio At, Ratio Points) After)? found = null;
        foreach (var at in Search(rule, [.. capped.SelectMany(pair => pair.On.Numbers)]))
        {
            var points = RuleScorer.OfFigure(rule, weight, value.Kind, at).Earned!.Value;
            var compared = RuleScorer.Compared(rule, value.Kind, at);
            foreach (var (cap, on) in capped)
            {
                points = on.At(compared) is Formulas.Outcome.Truth { Holds: true } ? Ratio.Min(points, cap.Max.ToRatio()) : points;
            }

            if (last is { } before && (declared == Monotony.Rising ? points < before.Points : points > before.Points))
            {
                var isTold = Shown(value, before.At) != Shown(value, at) && FigureText.UnroundedPoints(before.Points) != FigureText.UnroundedPoints(points);
                found = found is null || isTold ? (before, (at, points)) : found;
                if (isTold || FigureText.UnroundedPoints(before.Points) != FigureText.UnroundedPoints(points))
                {
                    break;
                }
            }

            last = (at, points);
        }

        if (found is { } turn)
        {
            var (from, to) = (Shown(value, turn.Before.At), Shown(value, turn.After.At));
            yield return new FrameworkProblem(
                $"{path}/monotonic",
                $"规则写明{(declared == Monotony.Rising ? "数值越大得分不减" : "数值越大得分不增")}，但{from}得{FigureText.UnroundedPoints(turn.Before.Points)}分，{(from == to ? "刚超过" : string.Empty)}{to}得{FigureText.UnroundedPoints(turn.After.Points)}分。",
                capped.Count > 0 ? "请检查各档的分数和条件封顶，或删去 monotonic。" : "请检查各档的分数，或删去 monotonic。");
        }
    }

    /// <summary>A rule with faults of its own is not searched: what it gives means nothing.</summary>
    private static bool IsSearchable(ScoringRule rule) => rule switch
    {
        ScoringRule.Linear linear => linear.Target.Sign > 0 && (linear.Over != OverPolicy.Deduct || linear.OverDeduct is { Size.Sign: > 0 }),
        ScoringRule.Ladder ladder => !BandCheck.Run(ladder.Bands, new Points(10_000m), string.Empty).Any(),
        ScoringRule.ThresholdDeduct deduct => deduct.Deduct.Size.Sign > 0,
        ScoringRule.Inverse inverse => inverse.ZeroAt > inverse.Target || (inverse.Target.IsZero && inverse.ZeroAt.IsZero),
        _ => true,
    };

    private static IEnumerable<Ratio> Search(ScoringRule rule, IReadOnlyList<Ratio> more)
    {
        var bends = Bends(rule).Concat(more).Distinct().Order().ToList();
        var width = Ratio.Max(bends[^1] - bends[0], Ratio.One);
        bends.Insert(0, bends[0] - width);
        bends.Add(bends[^1] + width);
        for (var index = 0; index < bends.Count; index++)
        {
            yield return bends[index] - Beside;
            yield return bends[index];
            yield return bends[index] + Beside;
            for (var part = 1; index + 1 < bends.Count && part < GridPerSpan; part++)
            {
                yield return bends[index] + ((bends[index + 1] - bends[index]) * Ratio.Of(part, GridPerSpan));
            }
        }
    }

    private static IEnumerable<Ratio> Bends(ScoringRule rule) => rule switch
    {
        ScoringRule.Linear linear => [Ratio.Zero, linear.Target, linear.ZeroBelow ?? Ratio.Zero, linear.Target * linear.Cap, .. Jumps(linear.Target, linear.OverDeduct, 1)],
        ScoringRule.Equal equal => [Ratio.Zero, equal.Target],
        ScoringRule.Inverse inverse => [inverse.Target, inverse.ZeroAt],
        ScoringRule.Ladder ladder => [Ratio.Zero, .. ladder.Bands.SelectMany(band => new[] { band.From, band.To }).OfType<Ratio>()],
        ScoringRule.ThresholdDeduct deduct => [Ratio.Zero, .. deduct.ZeroBeyond is { } limit ? new[] { limit, -limit } : [], .. Jumps(deduct.Threshold, deduct.Deduct, deduct.Above ? 1 : -1), .. deduct.Absolute ? Jumps(-deduct.Threshold, deduct.Deduct, -1) : []],
        _ => [Ratio.Zero, Ratio.One],
    };

    /// <summary>The first steps from a threshold on; beyond them the row is used up or goes on the same way.</summary>
    private static IEnumerable<Ratio> Jumps(Ratio threshold, Steps? steps, int direction) =>
        steps is null ? [threshold] : Enumerable.Range(0, 40).Select(step => threshold + (steps.Size * (step * direction)));

    private static string Shown(IndicatorValue value, Ratio at) => FigureText.InRule(value.Kind, value.Measure, at);
}
