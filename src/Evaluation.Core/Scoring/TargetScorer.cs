using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>
/// Points of the unit's own targets: each by its operator, rounded on its own so that the printed table adds up, then summed.
/// ≥ proportional to the target (RK-01); = proportional below, full at or above (RK-02); ≤ falls to 0 at twice the target (RK-03);
/// 定性: the state chosen and a share inside its band (RK-10: 达成 80–100 %, 部分达成 60–80 %, 未达成 below 60 %).
/// </summary>
internal static class TargetScorer
{
    private static readonly (string State, int From, int Below)[] Bands = [("达成", 80, 101), ("部分达成", 60, 80), ("未达成", 0, 60)];

    public static RuleResult Score(ScoringRule.Targets rule, Indicator indicator, FactSheet facts)
    {
        var rows = facts.Record.List(rule.List);
        if (rows.Count == 0)
        {
            return new RuleResult { Missing = [new MissingPart(rule.List, facts.Label(rule.List))] };
        }

        var scores = rows.Select(row => One(row, rule.Columns)).ToList();
        var weights = rows.Sum(row => TypedFigure.FromStored(row.Cell(rule.Columns.Weight)) ?? 0m);
        var missing = scores.Where(score => score.Problem is not null).Select(score => new MissingPart(rule.List, $"{score.Name}：{score.Problem}")).ToList();
        if (weights != indicator.Weight.Value)
        {
            missing.Add(new MissingPart(rule.List, $"目标权重合计为{TypedFigure.Stored(weights)}分，应为{FigureText.Short(indicator.Weight)}分"));
        }

        if (missing.Count > 0)
        {
            return new RuleResult { Missing = missing, Targets = scores };
        }

        var total = Points.Sum(scores.Select(score => score.Points!.Value));
        return new RuleResult
        {
            Earned = total.ToRatio(),
            Applied = FormattableString.Invariant($"{scores.Count}个目标得分相加"),
            PointsLine = string.Join('+', scores.Select(score => FigureText.Short(score.Points!.Value))) + "=" + FigureText.Short(total),
            Targets = scores,
        };
    }

    /// <summary>Completion and points of one target; exact until the award.</summary>
    internal static (string Completion, Ratio Share) Completion(string sign, Ratio target, Ratio actual)
    {
        var counted = Ratio.Max(actual, Ratio.Zero);
        switch (sign)
        {
            case "≤":
                var share = actual <= target ? Ratio.One
                    : target.Sign <= 0 || actual >= target * 2 ? Ratio.Zero
                    : Ratio.One - ((actual - target) / target);
                return (actual <= target ? "达到" : "超过目标", share);
            case "=" when target.IsZero:
                return (actual.Sign <= 0 ? "达到" : "未达到", actual.Sign <= 0 ? Ratio.One : Ratio.Zero);
            default:
                return target.Sign <= 0
                    ? ("达到", Ratio.One)
                    : (FigureText.Percent(actual / target), Ratio.Min(counted / target, Ratio.One));
        }
    }

    private static TargetScore One(ListRow row, TargetColumns columns)
    {
        var name = row.Cell(columns.Name) ?? "（未命名目标）";
        var sign = row.Cell(columns.Sign);
        if (TypedFigure.FromStored(row.Cell(columns.Weight)) is not { } weight || weight <= 0m || !Points.IsExact(weight))
        {
            return Lacks(row, name, "请填写权重（分，大于0，最多两位小数）");
        }

        var actual = TypedFigure.FromStored(row.Cell(columns.Actual));
        if (sign == "定性")
        {
            return Qualitative(row, columns, name, weight, actual);
        }

        if (sign is not ("≥" or "=" or "≤"))
        {
            return Lacks(row, name, "请选择目标符号");
        }

        if (TypedFigure.FromStored(row.Cell(columns.Target)) is not { } target || actual is not { } reached)
        {
            return Lacks(row, name, "请填写目标值和实际完成值");
        }

        var (completion, share) = Completion(sign, Ratio.From(target), Ratio.From(reached));
        return new TargetScore(row.Id, name, completion, Points.Award(share * Ratio.From(weight)), Problem: null);
    }

    private static TargetScore Qualitative(ListRow row, TargetColumns columns, string name, decimal weight, decimal? actual)
    {
        var state = row.Cell(columns.State);
        var band = Array.Find(Bands, band => band.State == state);
        if (band.State is null || actual is not { } share)
        {
            return Lacks(row, name, "定性目标请选择达成情况，并在实际完成值中填写完成比例（0至100）");
        }

        return share < band.From || share >= band.Below || share > 100m
            ? Lacks(row, name, FormattableString.Invariant($"选择“{state}”，完成比例应在{band.From}%至{Math.Min(band.Below, 100)}%{(band.Below > 100 ? string.Empty : "（不含）")}之间"))
            : new TargetScore(row.Id, name, state!, Points.Award(Ratio.From(share) / Ratio.Hundred * Ratio.From(weight)), Problem: null);
    }

    private static TargetScore Lacks(ListRow row, string name, string problem) => new(row.Id, name, "—", Points: null, problem);
}
