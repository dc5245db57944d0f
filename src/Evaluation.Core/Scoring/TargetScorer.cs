using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>
/// Points of the unit's own targets: each by its operator, rounded on its own so that the printed table adds up, then summed; or the share met.
/// ≥ proportional to the target (RK-01); = proportional below, full at or above (RK-02); ≤ falls to 0 at a multiple of the target (RK-03);
/// 定性: the state chosen and a completion whose points lie inside the state's limits (RK-10).
/// </summary>
internal static class TargetScorer
{
    public static RuleResult Score(ScoringRule.Targets rule, Indicator indicator, FactSheet facts)
    {
        var rows = facts.Figures.Listed(rule.List);
        var (scores, total, weights, met, isOver) = (new List<TargetScore>(rows.Count), Points.Zero, 0m, 0, false);
        List<MissingPart>? missing = null;
        for (var index = 0; index < rows.Count; index++)
        {
            var row = rows[index];
            if (!Counts(rule.Filter, row))
            {
                continue;
            }

            var weight = TypedFigure.FromStored(row.Cell(rule.Columns.Weight));
            var score = One(row, rule, weight, indicator.Modifiers.OverFulfilment);
            scores.Add(score);
            weights += weight ?? 0m;
            total += score.Points ?? Points.Zero;
            met += score.IsMet ? 1 : 0;
            isOver |= score.IsOverFulfilled;
            if (score.Problem is not null)
            {
                (missing ??= []).Add(new MissingPart(rule.List, $"{score.Name}：{score.Problem}"));
            }
        }

        if (scores.Count == 0)
        {
            return RuleResult.Lacking(new MissingPart(rule.List, facts.Label(rule.List) + (rule.Filter is { } filter ? $"（{string.Join("、", filter.Values)}）" : string.Empty)));
        }

        if (rule.Counting == TargetCounting.Sum && weights != indicator.Weight.Value)
        {
            (missing ??= []).Add(new MissingPart(rule.List, $"目标权重合计为{TypedFigure.Stored(weights)}分，应为{FigureText.Short(indicator.Weight)}分"));
        }

        if (missing is not null)
        {
            return RuleResult.Lacking(missing) with { Targets = scores };
        }

        var isShare = rule.Counting == TargetCounting.ShareMet;
        return RuleResult.OfTargets(
            isShare ? Ratio.Of(met, scores.Count) * indicator.Weight.ToRatio() : total.ToRatio(),
            isShare ? new RuleStep(RuleCase.TargetShare, met, 0) : new RuleStep(RuleCase.TargetSum, default, 0),
            scores,
            isOver);
    }

    /// <summary>Share of the weight of one target, exact until the award, and its completion: a rate, or a word where there is none.</summary>
    internal static Ratio Share(string sign, in Ratio target, in Ratio actual, in Ratio zeroAt, bool isStrict, out TargetCompletion completion)
    {
        switch (sign)
        {
            case "≤":
                completion = new TargetCompletion(actual <= target ? "达到" : "超过目标");
                return actual <= target ? Ratio.One
                    : target.Sign <= 0 || actual >= target * zeroAt ? Ratio.Zero
                    : ((target * zeroAt) - actual) / ((target * zeroAt) - target);
            case "=" when isStrict:
                completion = target.Sign > 0 ? new TargetCompletion(actual / target) : new TargetCompletion(actual == target ? "达到" : "未达到");
                return actual == target ? Ratio.One : Ratio.Zero;
            case "=" when target.IsZero:
                completion = new TargetCompletion(actual.Sign <= 0 ? "达到" : "未达到");
                return actual.Sign <= 0 ? Ratio.One : Ratio.Zero;
            case var _ when target.Sign <= 0:
                completion = new TargetCompletion(actual >= target ? "达到" : "未达到");
                return actual >= target ? Ratio.One : Ratio.Zero;
            default:
                var rate = actual / target;
                completion = new TargetCompletion(rate);
                return Ratio.Min(Ratio.Max(rate, Ratio.Zero), Ratio.One);
        }
    }

    private static bool Counts(TargetFilter? filter, ListRow row) =>
        filter is null || filter.Values.Contains(row.Cell(filter.Column), StringComparer.Ordinal);

    private static TargetScore One(ListRow row, ScoringRule.Targets rule, decimal? weight, OverFulfilment? over)
    {
        var columns = rule.Columns;
        var name = row.Cell(columns.Name) ?? "（未命名目标）";
        var sign = row.Cell(columns.Sign);
        if (rule.Counting == TargetCounting.ShareMet)
        {
            weight ??= 1m;
        }

        if (weight is not { } typed || Points.Exactly(typed) is not { } points || points <= Points.Zero)
        {
            return Lacks(row, name, "请填写权重（分，大于0，最多两位小数）");
        }

        var actual = TypedFigure.FromStored(row.Cell(columns.Actual));
        if (sign == "定性")
        {
            return Qualitative(row, rule, name, points, actual);
        }

        if (sign is not ("≥" or "=" or "≤"))
        {
            return Lacks(row, name, "请选择目标符号");
        }

        if (TypedFigure.FromStored(row.Cell(columns.Target)) is not { } aim || actual is not { } reached)
        {
            return Lacks(row, name, "请填写目标值和实际完成值");
        }

        var (target, value) = (Ratio.From(aim), Ratio.From(reached));
        var share = Share(sign, target, value, rule.InverseZeroAt, rule.Strict, out var completion);
        var isOver = over is not null && sign != "≤" && RowModifier.Triggers(over, target, value);
        var earned = share * points.ToRatio();
        return new TargetScore(row.Id, name, completion, Points.Award(isOver ? RowModifier.OverFulfilled(over!, earned) : earned), Problem: null)
        {
            Weight = rule.Counting == TargetCounting.Sum ? points : null,
            IsOverFulfilled = isOver && over!.Policy != OverFulfilmentPolicy.None,
            IsMet = share == Ratio.One && !(isOver && over!.Policy == OverFulfilmentPolicy.NotMet),
        };
    }

    private static TargetScore Qualitative(ListRow row, ScoringRule.Targets rule, string name, Points weight, decimal? actual)
    {
        if (rule.States.FirstOrDefault(state => state.Name == row.Cell(rule.Columns.State)) is not { } state || actual is not { } share || share is < 0m or > 100m)
        {
            return Lacks(row, name, "定性目标请选择达成情况，并在实际完成值中填写完成比例（0至100）");
        }

        var points = Points.Award(Ratio.From(share) / Ratio.Hundred * weight.ToRatio());
        var inside = Ratio.From(share) / Ratio.Hundred is var exact && exact >= state.From && (exact < state.To || state.To == Ratio.One);
        return !inside || points > state.Most(weight)
            ? Lacks(row, name, $"{AnswerScorer.Limits(state, weight)}，完成比例{TypedFigure.Stored(share)}%折算为{FigureText.Of(points)}分")
            : new TargetScore(row.Id, name, new(state.Name), points, Problem: null) { IsMet = state.To == Ratio.One, Weight = rule.Counting == TargetCounting.Sum ? weight : null };
    }

    private static TargetScore Lacks(ListRow row, string name, string problem) => new(row.Id, name, new("—"), Points: null, problem);
}
