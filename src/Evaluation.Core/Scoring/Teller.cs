using Evaluation.Core.Filings;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>Tells how a row's points came about (计算过程) from what was recorded while scoring; it computes nothing that counts.</summary>
internal static class Teller
{
    public static Working Tell(FactSheet facts, IndicatorPlan plan, RowEntry entry, RuleResult result, Points? computed)
    {
        var indicator = plan.Indicator;
        var applied = RuleNarrator.Applied(indicator, entry, result);
        return WithValue(facts, indicator, result, Start(plan, result.ValueOf(indicator)) with
        {
            Applied = applied,
            Steps = computed is null ? [] : RuleNarrator.Steps(indicator, entry, result),
            ChangedBy = computed is null ? 0 : result.Modified.Count,
            Loss = computed is { } points && points < indicator.Weight
                ? Loss(facts, plan, points, result.Modified.Count == 0, () => RuleNarrator.Because(indicator, result, applied))
                : null,
        });
    }

    public static Working TellNotApplicable(FactSheet facts, IndicatorPlan plan, Points? given)
    {
        var indicator = plan.Indicator;
        var applied = "不适用：" + Scorer.PolicyText(indicator.NotApplicable.Policy);
        return WithValue(facts, indicator, RuleResult.None, Start(plan, indicator.Value) with
        {
            Applied = applied,
            Loss = given is { } points && points < indicator.Weight ? Loss(facts, plan, points, byRule: true, () => applied) : null,
        });
    }

    private static Working Start(IndicatorPlan plan, IndicatorValue? value) => new()
    {
        Name = value?.Label ?? plan.Indicator.Name,
        Rule = plan.RuleText,
        Clause = plan.Indicator.Clause,
    };

    private static Working WithValue(FactSheet facts, Indicator indicator, RuleResult result, Working working)
    {
        OtherReading[] options = [.. result.Options.Select(option => Option(facts, indicator, option))];
        if (result.ValueOf(indicator) is not { } value)
        {
            return options.Length == 0 ? working : working with { Others = options };
        }

        var rule = result.RuleOf(indicator);
        var figure = facts.Evaluate(value.Scored.Formula) as Outcome.Figure;
        return working with
        {
            Value = figure is null ? null : FigureText.WithUnit(value.Kind, value.Measure, figure.Value, FigureStyle.Paper),
            InWords = WorkingLayout.InWords(facts, value.Scored.Formula),
            WithNumbers = figure is null ? null : WorkingLayout.WithNumbers(facts, value.Scored.Formula),
            Unrounded = figure is null ? null : FigureText.Unrounded(value.Kind, figure.Value),
            IsRounded = figure is not null && !FigureText.IsExact(value.Kind, figure.Value),
            Others = [.. value.Others.Select(other => Reading(facts, indicator, value, other, rule)), .. options],
        };
    }

    private static OtherReading Reading(FactSheet facts, Indicator indicator, IndicatorValue value, Reading reading, ScoringRule rule) =>
        Of(facts, indicator, reading.Label, value, reading.Formula, RuleScorer.OfReading(indicator, value, reading, rule, facts).Awarded(indicator.Weight));

    private static OtherReading Option(FactSheet facts, Indicator indicator, RuleResult result)
    {
        var option = result.Option!;
        return Of(facts, indicator, option.Label, option.Value, option.Value.Scored.Formula, result.Awarded(indicator.Weight)) with
        {
            IsUndeclared = indicator.Rule is ScoringRule.EitherOr { Choose: OptionChoice.Declared },
        };
    }

    private static OtherReading Of(FactSheet facts, Indicator indicator, string label, IndicatorValue value, Formula formula, Points? points)
    {
        var figure = facts.Evaluate(formula) as Outcome.Figure;
        return new OtherReading(
            label,
            figure is null ? null : FigureText.WithUnit(value.Kind, value.Measure, figure.Value, FigureStyle.Paper),
            WorkingLayout.InWords(facts, formula),
            figure is null ? null : WorkingLayout.WithNumbers(facts, formula),
            points);
    }

    /// <summary>The framework's own sentence where it says everything, otherwise what was recorded.</summary>
    private static string Loss(FactSheet facts, IndicatorPlan plan, Points computed, bool byRule, Func<string> otherwise)
    {
        var lost = FigureText.Short(plan.Indicator.Weight - computed);
        return byRule && plan.LossSentence is { } sentence && ChipText.Fill(sentence, facts) is { } because ? $"失{lost}分：{because}" : $"失{lost}分：{otherwise()}。";
    }
}
