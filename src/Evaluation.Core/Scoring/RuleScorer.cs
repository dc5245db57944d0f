using System.Diagnostics;
using Evaluation.Core.Filings;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>
/// Points of one row by its rule. Unit: 分. Range: 0 to the weight, before rounding, which is the caller's, once. Thresholds compare the exact
/// value unless the rule says the printed one. Missing operands give no points, never 0; a zero denominator follows the rule's policy, and
/// something ÷ 0 has no result.
/// </summary>
/// <remarks>Rule kinds RK-01 to RK-13.</remarks>
internal static class RuleScorer
{
    public static RuleResult Score(IndicatorPlan plan, RowEntry entry, FactSheet facts)
    {
        var indicator = plan.Indicator;
        return indicator.Rule switch
        {
            ScoringRule.EitherOr either => EitherOr(either, indicator, entry, facts),
            _ when indicator.Value is { } value => plan.Place >= 0
                ? OfFound(indicator, value, in facts.At(plan.Place), indicator.Rule, facts)
                : OfReading(indicator, value, value.Scored, indicator.Rule, facts),
            ScoringRule.Checklist checklist => AnswerScorer.Add(checklist, indicator, entry, facts),
            ScoringRule.ChecklistSubtract checklist => AnswerScorer.Subtract(checklist, indicator, entry, facts),
            ScoringRule.Qualitative qualitative => AnswerScorer.Judged(qualitative, indicator, entry),
            ScoringRule.YesNo yesNo => AnswerScorer.YesNo(yesNo, indicator, facts),
            ScoringRule.Targets targets => TargetScorer.Score(targets, indicator, facts),
            _ => throw new UnreachableException("The framework check gives every value rule a value."),
        };
    }

    /// <summary>Points of a reading of a value; also used for the readings that do not score.</summary>
    public static RuleResult OfReading(Indicator indicator, IndicatorValue value, Reading reading, ScoringRule rule, FactSheet facts) =>
        OfFound(indicator, value, facts.Find(reading.Formula), rule, facts);

    private static RuleResult OfFound(Indicator indicator, IndicatorValue value, in Found found, ScoringRule rule, FactSheet facts) =>
        rule is ScoringRule.CompareWithLastYear compare && (found.IsFigure || IsWithoutLastYear(found.Other!, facts)) ? Compare(compare, facts)
            : !found.IsFigure ? OfNoFigure(rule, indicator.Weight, found.Other!, facts)
            : rule is ScoringRule.PerOccurrence && found.Value.IsZero && UnsaidCheck(indicator, facts) is { } unsaid ? RuleResult.Lacking(unsaid)
            : OfFigure(rule, indicator.Weight, value.Kind, found.Value);

    /// <summary>Points of an exact value under a value rule; what worked examples try directly.</summary>
    public static RuleResult OfFigure(ScoringRule rule, Points weight, FigureKind kind, in Ratio exact)
    {
        var value = Compared(rule, kind, exact);
        return rule switch
        {
            ScoringRule.Linear linear => Linear(linear, weight, value),
            ScoringRule.Equal equal => Equal(equal, weight, value),
            ScoringRule.Inverse inverse => Inverse(inverse, weight, value),
            ScoringRule.Ladder ladder => Ladder(ladder, value),
            ScoringRule.ThresholdDeduct deduct => Deduct(deduct, weight, value),
            ScoringRule.PerOccurrence cases => Cases(cases, weight, value),
            ScoringRule.CountRatio => RuleResult.Of(
                Ratio.Min(Ratio.Max(value, Ratio.Zero), Ratio.One) * weight.ToRatio(), RuleCase.CountShare, value),
            _ => throw new UnreachableException("The framework check lets only value rules have a value."),
        };
    }

    /// <summary>The value that meets limits: the exact one, or the printed one where the rule says so.</summary>
    public static Ratio Compared(ScoringRule rule, FigureKind kind, in Ratio exact) => rule.Compare == CompareOn.Displayed ? Displayed(kind, exact) : exact;

    private static RuleResult OfNoFigure(ScoringRule rule, Points weight, Outcome outcome, FactSheet facts) => outcome switch
    {
        Outcome.Missing missing => RuleResult.Lacking([.. missing.Keys.Select(key => new MissingPart(key, facts.Label(key)))]),
        Outcome.ZeroDenominator zero => OfZeroDenominator(rule, weight, zero),
        _ => throw new UnreachableException("The unit check lets no truth be a value."),
    };

    private static RuleResult OfZeroDenominator(ScoringRule rule, Points weight, Outcome.ZeroDenominator zero) =>
        (zero.NumeratorIsZero, rule.ZeroDenominator) switch
        {
            (true, ZeroDenominatorPolicy.Full) => RuleResult.Of(weight.ToRatio(), RuleCase.ZeroDenominatorFull),
            (true, ZeroDenominatorPolicy.Zero) => RuleResult.Of(Ratio.Zero, RuleCase.ZeroDenominatorZero),
            _ => RuleResult.Undecidable,
        };

    private static Ratio Displayed(FigureKind kind, in Ratio value) => kind switch
    {
        FigureKind.Percent => Ratio.From(Rounding.HalfUp(value * Ratio.Hundred, 2)) / Ratio.Hundred,
        FigureKind.Money => Ratio.From(Rounding.HalfUp(value / 10_000, 2)) * 10_000,
        FigureKind.Count => Ratio.From(Rounding.HalfUp(value, 0)),
        _ => Ratio.From(Rounding.HalfUp(value, 6)),
    };

    private static RuleResult Linear(ScoringRule.Linear rule, Points weight, in Ratio value)
    {
        var isReached = value >= rule.Target;
        var full = isReached ? rule.Cap * weight.ToRatio() : Ratio.Zero;
        if (isReached && rule.Over != OverPolicy.Cap && value > rule.Target)
        {
            return rule.Over switch
            {
                OverPolicy.Zero => RuleResult.Of(Ratio.Zero, RuleCase.OverTargetZero),
                OverPolicy.Deduct => Off(full, rule.OverDeduct!, value - rule.Target, RuleCase.OverTargetDeduct),
                OverPolicy.Review => RuleResult.Of(full, RuleCase.TargetReached) with { IsOverFulfilled = true },
                _ => throw new UnreachableException(),
            };
        }

        if (isReached)
        {
            return RuleResult.Of(full, RuleCase.TargetReached);
        }

        var counted = value.Sign < 0 ? Ratio.Zero : value;
        return rule.ZeroBelow is { } zero && counted < zero
            ? RuleResult.Of(Ratio.Zero, RuleCase.BelowLeast)
            : RuleResult.Of(Ratio.Min(counted / rule.Target, rule.Cap) * weight.ToRatio(), RuleCase.Proportional, value);
    }

    private static RuleResult Equal(ScoringRule.Equal rule, Points weight, in Ratio value)
    {
        var full = weight.ToRatio();
        if (rule.Strict)
        {
            return value == rule.Target ? RuleResult.Of(full, RuleCase.EqualMet) : RuleResult.Of(Ratio.Zero, RuleCase.EqualMissed);
        }

        if (rule.Target.IsZero)
        {
            return value.Sign <= 0 ? RuleResult.Of(full, RuleCase.EqualMet) : RuleResult.Of(Ratio.Zero, RuleCase.EqualMissed);
        }

        return value >= rule.Target
            ? RuleResult.Of(full, RuleCase.TargetReached) with { IsOverFulfilled = value > rule.Target }
            : RuleResult.Of(Ratio.Max(value, Ratio.Zero) / rule.Target * full, RuleCase.Proportional, value);
    }

    private static RuleResult Inverse(ScoringRule.Inverse rule, Points weight, in Ratio value)
    {
        var full = weight.ToRatio();
        return value <= rule.Target ? RuleResult.Of(full, RuleCase.InverseMet)
            : value >= rule.ZeroAt ? RuleResult.Of(Ratio.Zero, RuleCase.InverseZero)
            : RuleResult.Of((rule.ZeroAt - value) / (rule.ZeroAt - rule.Target) * full, RuleCase.InverseFalling, value);
    }

    private static RuleResult Ladder(ScoringRule.Ladder rule, in Ratio value)
    {
        for (var index = 0; index < rule.Bands.Count; index++)
        {
            if (rule.Bands[index].Holds(value))
            {
                return RuleResult.Of(rule.Bands[index].PointsAt(value), RuleCase.Band, value, index);
            }
        }

        throw new UnreachableException("The framework check lets no ladder have a gap.");
    }

    private static RuleResult Deduct(ScoringRule.ThresholdDeduct rule, Points weight, in Ratio value)
    {
        var size = rule.Absolute ? Ratio.Abs(value) : value;
        var excess = rule.Above ? size - rule.Threshold : rule.Threshold - size;
        return excess.Sign <= 0 ? RuleResult.Of(weight.ToRatio(), RuleCase.NoExcess, value)
            : rule.ZeroBeyond is { } limit && (rule.Above ? size > limit : size < limit) ? RuleResult.Of(Ratio.Zero, RuleCase.BeyondLimit, value)
            : Off(weight.ToRatio(), rule.Deduct, excess, RuleCase.Excess, rule.MaxDeduct);
    }

    /// <summary>Points off per step of an excess, at most so many; 0 is the least.</summary>
    private static RuleResult Off(in Ratio full, Steps deduct, in Ratio excess, RuleCase step, Points? most = null)
    {
        var exact = excess / deduct.Size;
        var counted = deduct.Mode switch
        {
            StepMode.Floor => Rounding.WholeBelow(exact),
            StepMode.Ceiling => Rounding.WholeAbove(exact),
            _ => exact,
        };
        var off = counted * deduct.Points.ToRatio();
        return RuleResult.Of(Ratio.Max(full - (most is { } limit ? Ratio.Min(off, limit.ToRatio()) : off), Ratio.Zero), step, counted);
    }

    private static RuleResult Cases(ScoringRule.PerOccurrence rule, Points weight, in Ratio value)
    {
        var counted = Ratio.Max(value, Ratio.Zero);
        var off = counted * rule.PerCase.ToRatio();
        if (rule.MaxDeduct is { } most)
        {
            off = Ratio.Min(off, most.ToRatio());
        }

        return RuleResult.Of(Ratio.Max(weight.ToRatio() - off, Ratio.Zero), counted.IsZero ? RuleCase.NoCases : RuleCase.Cases, counted);
    }

    /// <summary>"0 cases" needs the statement what was checked: not checked is not 0.</summary>
    private static MissingPart? UnsaidCheck(Indicator indicator, FactSheet facts)
    {
        foreach (var key in facts.Plan.Of(indicator).Typed)
        {
            if (string.IsNullOrWhiteSpace(facts.Record.Inputs.GetValueOrDefault(key)?.Note))
            {
                return new MissingPart("note/" + key, "核查情况说明（填0例时须写明核查了什么）");
            }
        }

        return null;
    }

    /// <summary>A value that itself reads last year's figures has none when an opening question hides them; the branch for that still counts.</summary>
    private static bool IsWithoutLastYear(Outcome outcome, FactSheet facts) =>
        outcome is Outcome.Missing missing && missing.Keys.All(key => Checks.CompletenessChecks.IsHidden(facts, key));

    private static RuleResult Compare(ScoringRule.CompareWithLastYear rule, FactSheet facts)
    {
        if (facts.Evaluate(rule.Previous) is Outcome.Missing last)
        {
            return last.Keys.Any(key => Checks.CompletenessChecks.IsHidden(facts, key))
                ? RuleResult.Of(rule.Unknown.Points.ToRatio(), RuleCase.LastYearUnknown)
                : RuleResult.Lacking([.. last.Keys.Select(key => new MissingPart(key, facts.Label(key)))]);
        }

        for (var index = 0; index < rule.Branches.Count; index++)
        {
            switch (facts.Evaluate(rule.Branches[index].When!))
            {
                case Outcome.Truth { Holds: true }:
                    return RuleResult.Of(rule.Branches[index].Points.ToRatio(), RuleCase.Branch, index: index);
                case Outcome.Truth:
                    break;
                case Outcome.Missing missing:
                    return RuleResult.Lacking([.. missing.Keys.Select(key => new MissingPart(key, facts.Label(key)))]);
                default:
                    return RuleResult.Undecidable;
            }
        }

        return RuleResult.Of(rule.Otherwise.Points.ToRatio(), RuleCase.Otherwise);
    }

    private static RuleResult EitherOr(ScoringRule.EitherOr rule, Indicator indicator, RowEntry entry, FactSheet facts)
    {
        var results = rule.Options.Select(option => OfReading(indicator, option.Value, option.Value.Scored, option.Rule, facts) with { Option = option }).ToList();
        if (rule.Choose == OptionChoice.Declared)
        {
            var declared = rule.Options.ToList().FindIndex(option => option.Key == entry.State);
            return declared < 0
                ? RuleResult.Lacking(new MissingPart(EntryPath.State(indicator.Code), "选用的口径")) with { Options = results }
                : results[declared] with { Options = Others(declared) };
        }

        var best = Best(results);
        // A measure of figures that nobody is asked for (no last year) is none to choose from.
        var open = results.Exists(result => result.Earned is null && !result.IsUndecidable && !result.Missing.All(part => Checks.CompletenessChecks.IsHidden(facts, part.Key)));
        return best < 0 || (open && results[best].Earned < indicator.Weight.ToRatio())
            ? results[Math.Max(best, 0)] with { Earned = null, Missing = [.. results.SelectMany(result => result.Missing).Distinct()], Options = results }
            : results[best] with { Options = Others(best) };

        IReadOnlyList<RuleResult> Others(int chosen) => [.. results.Where((_, index) => index != chosen)];
    }

    /// <summary>The first with the most points; −1 when none has any.</summary>
    private static int Best(List<RuleResult> results)
    {
        var best = -1;
        for (var index = 0; index < results.Count; index++)
        {
            if (results[index].Earned is { } earned && (best < 0 || earned > results[best].Earned))
            {
                best = index;
            }
        }

        return best;
    }
}
