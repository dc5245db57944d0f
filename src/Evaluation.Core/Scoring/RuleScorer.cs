using System.Diagnostics;
using System.Globalization;
using Evaluation.Core.Filings;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>What a rule made of a row: points before rounding, or what is missing.</summary>
internal sealed record RuleResult
{
    /// <summary>Points before rounding; null when something is missing or undecidable.</summary>
    public Ratio? Earned { get; init; }

    /// <summary>Most that can still be reached; the weight unless items were answered "no".</summary>
    public Ratio? Reachable { get; init; }

    public string? Applied { get; init; }

    public string? PointsLine { get; init; }

    public IReadOnlyList<MissingPart> Missing { get; init; } = [];

    public bool IsUndecidable { get; init; }

    public IReadOnlyList<TargetScore> Targets { get; init; } = [];
}

/// <summary>
/// Points of one row by its rule. Unit: 分. Range: 0 to the weight. Thresholds compare the exact value; rounding is the caller's, once.
/// Missing operands give no points, never 0; a zero denominator follows the rule's policy, and something ÷ 0 has no result.
/// </summary>
/// <remarks>Rule kinds RK-01, 04, 05, 06, 07, 11, 13 and the sum of targets (RK-01, 02, 03, 10).</remarks>
internal static class RuleScorer
{
    /// <summary>Points of a value under a value rule; also used for other readings.</summary>
    public static RuleResult OfValue(Indicator indicator, Outcome outcome, FactSheet facts) => outcome switch
    {
        Outcome.Missing missing => new RuleResult { Missing = [.. missing.Keys.Select(key => new MissingPart(key, facts.Label(key)))] },
        Outcome.ZeroDenominator zero => OfZeroDenominator(indicator, zero),
        Outcome.Figure figure => indicator.Rule switch
        {
            ScoringRule.Linear linear => Linear(linear, indicator, figure.Value),
            ScoringRule.Ladder ladder => Ladder(ladder, figure.Value),
            ScoringRule.ThresholdDeduct deduct => Deduct(deduct, indicator, figure.Value),
            ScoringRule.PerOccurrence cases => Cases(cases, indicator, figure.Value, facts),
            ScoringRule.CountRatio => CountRatio(indicator, figure.Value),
            _ => throw new UnreachableException("The framework check lets only value rules have a value."),
        },
        _ => throw new UnreachableException("The unit check lets no truth be a value."),
    };

    public static RuleResult OfAnswers(Indicator indicator, RowEntry entry, FactSheet facts) => indicator.Rule switch
    {
        ScoringRule.Checklist checklist => Checklist(checklist, indicator, entry, facts),
        ScoringRule.YesNo yesNo => YesNo(yesNo, indicator, facts),
        ScoringRule.Targets targets => TargetScorer.Score(targets, indicator, facts),
        _ => throw new UnreachableException("The framework check gives every value rule a value."),
    };

    private static RuleResult OfZeroDenominator(Indicator indicator, Outcome.ZeroDenominator zero) =>
        (zero.NumeratorIsZero, indicator.Rule.ZeroDenominator) switch
        {
            (true, ZeroDenominatorPolicy.Full) => new RuleResult { Earned = indicator.Weight.ToRatio(), Applied = "分子分母均为0，按规定得满分" },
            (true, ZeroDenominatorPolicy.Zero) => new RuleResult { Earned = Ratio.Zero, Applied = "分子分母均为0，按规定得0分" },
            _ => new RuleResult { IsUndecidable = true, Applied = "分母为0，无法计算" },
        };

    private static RuleResult Linear(ScoringRule.Linear rule, Indicator indicator, Ratio value)
    {
        var weight = indicator.Weight.ToRatio();
        var counted = Ratio.Max(value, Ratio.Zero);
        var kind = indicator.Value?.Kind ?? FigureKind.Percent;
        var shown = FigureText.Unrounded(kind, value);
        var target = FigureText.Unrounded(kind, rule.Target);
        if (value > rule.Target && rule.Over == OverPolicy.Zero)
        {
            return new RuleResult { Earned = Ratio.Zero, Applied = $"高于{target}，按评分标准得0分" };
        }

        if (value >= rule.Target)
        {
            return new RuleResult { Earned = weight, Applied = $"达到{target}，得满分" };
        }

        if (rule.ZeroBelow is { } zero && counted < zero)
        {
            return new RuleResult { Earned = Ratio.Zero, Applied = $"低于{FigureText.Unrounded(kind, zero)}，得0分" };
        }

        var earned = counted / rule.Target * weight;
        var divisor = rule.Target == Ratio.One ? string.Empty : $"÷{target}";
        return new RuleResult
        {
            Earned = earned,
            Applied = value.Sign < 0 ? "实际值为负数，按0计分" : "按比例计分",
            PointsLine = $"{(value.Sign < 0 ? "0" : shown)}{divisor}×{FigureText.Short(indicator.Weight)}={Rounded(earned)}",
        };
    }

    private static RuleResult Ladder(ScoringRule.Ladder rule, Ratio value)
    {
        var band = rule.Bands.First(band => band.Holds(value));
        return new RuleResult { Earned = band.Points.ToRatio(), Applied = $"属于“{band.Text}”一档" };
    }

    private static RuleResult Deduct(ScoringRule.ThresholdDeduct rule, Indicator indicator, Ratio value)
    {
        var size = rule.Absolute ? Ratio.Abs(value) : value;
        var excess = Ratio.Max(rule.Above ? size - rule.Threshold : rule.Threshold - size, Ratio.Zero);
        var steps = excess / rule.Step;
        var counted = rule.Mode switch
        {
            StepMode.Floor => Ratio.Of(Rounding.Floor(steps), 1),
            StepMode.Ceiling => Ratio.Of(Rounding.Ceiling(steps), 1),
            _ => steps,
        };
        var weight = indicator.Weight.ToRatio();
        var earned = Ratio.Max(weight - (counted * rule.PerStep.ToRatio()), Ratio.Zero);
        var sizeNote = rule.Absolute && value.Sign < 0 ? "取绝对值，" : string.Empty;
        if (excess.IsZero)
        {
            return new RuleResult { Earned = earned, Applied = $"{sizeNote}未{(rule.Above ? "超过" : "低于")}界限，得满分" };
        }

        var count = FigureText.UnroundedPoints(counted);
        return new RuleResult
        {
            Earned = earned,
            Applied = $"{sizeNote}{(rule.Above ? "超出" : "低于")}部分{(rule.Mode == StepMode.Floor ? "满" : "计")}{count}步（每步{rule.StepText}），每步扣{FigureText.Short(rule.PerStep)}分",
            PointsLine = earned.IsZero
                ? $"{FigureText.Short(indicator.Weight)}-{count}×{FigureText.Short(rule.PerStep)}，扣完为止，得0分"
                : $"{FigureText.Short(indicator.Weight)}-{count}×{FigureText.Short(rule.PerStep)}={Rounded(earned)}",
        };
    }

    private static RuleResult Cases(ScoringRule.PerOccurrence rule, Indicator indicator, Ratio cases, FactSheet facts)
    {
        var inputs = facts.Framework.Reads(indicator).Where(key => facts.Framework.Input(key) is { System: null }).ToList();
        if (cases.IsZero && inputs.Exists(key => string.IsNullOrWhiteSpace(facts.Record.Inputs.GetValueOrDefault(key)?.Note)))
        {
            return new RuleResult { Missing = [new MissingPart("note/" + inputs[0], "核查情况说明（填0例时须写明核查了什么）")] };
        }

        var counted = Ratio.Max(cases, Ratio.Zero);
        var earned = Ratio.Max(indicator.Weight.ToRatio() - (counted * rule.PerCase.ToRatio()), Ratio.Zero);
        return new RuleResult
        {
            Earned = earned,
            Applied = counted.IsZero ? "未发现，得满分" : $"发现{FigureText.UnroundedPoints(counted)}例，每例扣{FigureText.Short(rule.PerCase)}分",
            PointsLine = counted.IsZero
                ? null
                : $"{FigureText.Short(indicator.Weight)}-{FigureText.UnroundedPoints(counted)}×{FigureText.Short(rule.PerCase)}{(earned.IsZero ? "，扣完为止，得0分" : "=" + Rounded(earned))}",
        };
    }

    private static RuleResult CountRatio(Indicator indicator, Ratio value)
    {
        var counted = Ratio.Min(Ratio.Max(value, Ratio.Zero), Ratio.One);
        var earned = counted * indicator.Weight.ToRatio();
        return new RuleResult
        {
            Earned = earned,
            Applied = value > Ratio.One ? "超过100%，按100%计" : "按完成比例计分",
            PointsLine = $"{FigureText.Unrounded(FigureKind.Percent, counted)}×{FigureText.Short(indicator.Weight)}={Rounded(earned)}",
        };
    }

    private static RuleResult Checklist(ScoringRule.Checklist rule, Indicator indicator, RowEntry entry, FactSheet facts)
    {
        var withoutEvidence = facts.Framework.Switches.Evidence == EvidencePolicy.Zero && !HasEvidence(facts, indicator);
        var states = rule.Items.Select((item, index) => (item, index, state: entry.Item(item.Key))).ToList();
        var met = states.Where(item => item.state == ItemState.Met).ToList();
        var refused = states.Where(item => item.state == ItemState.NotMet).ToList();
        var missing = states.Where(item => item.state is null).ToList();
        var reachable = indicator.Weight.ToRatio() - refused.Aggregate(Ratio.Zero, (sum, item) => sum + item.item.Points.ToRatio());
        if (missing.Count > 0)
        {
            return new RuleResult
            {
                Reachable = reachable,
                Missing = [.. missing.Select(item => new MissingPart(EntryPath.Item(indicator.Code, item.item.Key), $"检查项{RuleText.Circled(item.index)}"))],
            };
        }

        var earned = withoutEvidence ? Ratio.Zero : met.Aggregate(Ratio.Zero, (sum, item) => sum + item.item.Points.ToRatio());
        return new RuleResult
        {
            Earned = earned,
            Applied = withoutEvidence ? "没有佐证材料，按0分计"
                : refused.Count == 0 ? "各项均符合"
                : "不符合：" + string.Join("、", refused.Select(item => RuleText.Circled(item.index) + item.item.Text)),
            PointsLine = withoutEvidence || met.Count == 0
                ? null
                : string.Join('+', met.Select(item => FigureText.Short(item.item.Points))) + "=" + FigureText.UnroundedPoints(earned),
        };
    }

    private static RuleResult YesNo(ScoringRule.YesNo rule, Indicator indicator, FactSheet facts) => facts.Figure(rule.Input) switch
    {
        Outcome.Truth truth => new RuleResult
        {
            Earned = truth.Holds ? indicator.Weight.ToRatio() : Ratio.Zero,
            Applied = truth.Holds ? "是，得满分" : "否，得0分",
        },
        _ => new RuleResult { Missing = [new MissingPart(rule.Input, facts.Label(rule.Input))] },
    };

    internal static bool HasEvidence(FactSheet facts, Indicator indicator) =>
        facts.Record.Evidence.Any(item => item.Indicators.Contains(indicator.Code, StringComparer.Ordinal));

    /// <summary>4.5623≈4.56, or 3.75 when nothing is lost.</summary>
    internal static string Rounded(Ratio points)
    {
        var awarded = Points.Award(points);
        return awarded.ToRatio() == points
            ? FigureText.Short(awarded)
            : string.Create(CultureInfo.InvariantCulture, $"{FigureText.UnroundedPoints(points)}≈{FigureText.Of(awarded)}");
    }
}
