using Evaluation.Core.Filings;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>
/// What happens to a row's points after its rule: RK-16 over-fulfilment → RK-14 conditional caps → RK-15 manual deduction of the unit, then of
/// the reviewer. Unit: 分; not rounded; never below 0.
/// </summary>
internal static class RowModifier
{
    /// <param name="found">The figure that was scored; over-fulfilment looks at it again, and so do caps where the rule compares the printed value.</param>
    /// <param name="isTried">The value is tried as such: no filing stands behind it.</param>
    public static RuleResult Apply(IndicatorPlan plan, RowEntry entry, FactSheet facts, RuleResult result, Found found, bool isTried = false)
    {
        var (indicator, modifiers) = (plan.Indicator, plan.Indicator.Modifiers);
        result = OverFulfilled(modifiers.OverFulfilment, indicator, result, found);
        foreach (var cap in modifiers.Caps)
        {
            result = Cap(cap, plan, facts, result, found, isTried);
        }

        return modifiers.UnitDeducts ? Deduct(indicator, entry, result) : result;
    }

    /// <summary>Whether the reviewer may take points off a row that came out like this.</summary>
    public static bool MayReview(RowModifiers modifiers, RuleResult result) =>
        result.IsEarned && (modifiers.ReviewerDeducts || (modifiers.ReviewerReduces && result.IsOverFulfilled));

    /// <summary>复核扣分. What the framework does not let the reviewer touch stays as it is, whatever was once entered.</summary>
    public static RuleResult Review(Indicator indicator, ReviewDeduction deduction, RuleResult result)
    {
        if (!MayReview(indicator.Modifiers, result) || result.Earned is not { } earned)
        {
            return result;
        }

        var before = Ratio.Min(earned, indicator.Weight.ToRatio());
        var after = Ratio.Max(before - deduction.Points.ToRatio(), Ratio.Zero);
        return after >= before || Scorer.Award(before, indicator.Weight) == Points.Zero
            ? result
            : result with { Earned = after, Modified = [.. result.Modified, new ModifierStep(RuleCase.ReviewDeduction, before, after, deduction.Reason, deduction.Points)] };
    }

    /// <summary>What over-fulfilment leaves of a target's points; the same for rows and for single targets.</summary>
    public static Ratio OverFulfilled(OverFulfilment rule, Ratio points) => rule.Policy switch
    {
        OverFulfilmentPolicy.DeductFixed => Ratio.Max(points - rule.Points.ToRatio(), Ratio.Zero),
        OverFulfilmentPolicy.NotMet => Ratio.Zero,
        _ => points,
    };

    /// <summary>From the threshold on, the threshold included.</summary>
    public static bool Triggers(OverFulfilment rule, Ratio target, Ratio actual) => target.Sign > 0 && actual >= rule.Threshold * target;

    private static RuleResult OverFulfilled(OverFulfilment? rule, Indicator indicator, RuleResult result, Found found)
    {
        Ratio? target = result.RuleOf(indicator) switch
        {
            ScoringRule.Linear linear => linear.Target,
            ScoringRule.Equal equal => equal.Target,
            ScoringRule.CountRatio => Ratio.One,
            _ => null,
        };
        if (rule is null || target is not { } aim || result.Earned is not { } earned || !found.IsFigure || !Triggers(rule, aim, found.Value))
        {
            return result;
        }

        var after = OverFulfilled(rule, earned);
        return result with
        {
            Earned = after,
            IsOverFulfilled = rule.Policy != OverFulfilmentPolicy.None,
            Modified = after == earned ? result.Modified : [.. result.Modified, new ModifierStep(RuleCase.OverFulfilled, earned, after, $"达到目标值的{FigureText.ShortPercent(rule.Threshold)}，{After(rule)}")],
        };
    }

    private static string After(OverFulfilment rule) => rule.Policy == OverFulfilmentPolicy.NotMet ? "视为未完成" : $"扣{FigureText.Short(rule.Points)}分";

    /// <summary>Whether the cap holds: compared at the printed value where the rule is, by the filing's figures otherwise.</summary>
    private static Outcome Holds(ConditionalCap cap, IndicatorPlan plan, FactSheet facts, RuleResult result, Found found, bool isTried)
    {
        if (result.ValueOf(plan.Indicator) is not { } value || !found.IsFigure || !(isTried || result.RuleOf(plan.Indicator).Compare == CompareOn.Displayed))
        {
            return facts.Evaluate(cap.When);
        }

        var compared = RuleScorer.Compared(result.RuleOf(plan.Indicator), value.Kind, found.Value);
        return isTried ? plan.CapOn(cap, value).At(compared) : plan.CapOn(cap, value).At(compared, facts);
    }

    private static RuleResult Cap(ConditionalCap cap, IndicatorPlan plan, FactSheet facts, RuleResult result, Found found, bool isTried)
    {
        var indicator = plan.Indicator;
        switch (Holds(cap, plan, facts, result, found, isTried))
        {
            case Outcome.Truth { Holds: false }:
                return result;
            case Outcome.Truth:
                var most = cap.Max.ToRatio();
                var reachable = Ratio.Min(result.Reachable ?? indicator.Weight.ToRatio(), most);
                return result.Earned is { } earned && earned > most
                    ? result with { Earned = most, Reachable = reachable, Modified = [.. result.Modified, new ModifierStep(RuleCase.ConditionalCap, earned, most, $"{cap.Text}，最多得{FigureText.Short(cap.Max)}分")] }
                    : result with { Reachable = reachable };
            case Outcome.Missing missing:
                return result with { Earned = null, Missing = [.. result.Missing, .. missing.Keys.Select(key => new MissingPart(key, facts.Label(key)))] };
            default:
                // A condition that divides by zero is not "no": whoever fills in has to look at it.
                return result with { Earned = null, Step = new RuleStep(RuleCase.Undecidable, default, 0) };
        }
    }

    private static RuleResult Deduct(Indicator indicator, RowEntry entry, RuleResult result)
    {
        if (entry.Deduction is null)
        {
            return result;
        }

        if (TypedFigure.FromStored(entry.Deduction) is not { } typed || typed < 0m || !Points.IsExact(typed))
        {
            return result with { Earned = null, Missing = [.. result.Missing, new MissingPart(EntryPath.Deduction(indicator.Code), $"人工扣减（“{entry.Deduction}”应是0以上、最多两位小数的分数）")] };
        }

        if (typed > 0m && string.IsNullOrWhiteSpace(entry.DeductionReason))
        {
            return result with { Earned = null, Missing = [.. result.Missing, new MissingPart(EntryPath.DeductionReason(indicator.Code), "人工扣减的理由")] };
        }

        var off = Ratio.From(typed);
        var reachable = Ratio.Max((result.Reachable ?? indicator.Weight.ToRatio()) - off, Ratio.Zero);
        if (result.Earned is not { } earned || typed == 0m)
        {
            return result with { Reachable = reachable };
        }

        var after = Ratio.Max(earned - off, Ratio.Zero);
        return result with { Earned = after, Reachable = reachable, Modified = [.. result.Modified, new ModifierStep(RuleCase.ManualDeduction, earned, after, entry.DeductionReason ?? string.Empty)] };
    }
}
