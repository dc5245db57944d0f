using Evaluation.Core.Filings;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>Tells how a row's points came about (计算过程) from what was recorded while scoring; it computes nothing that counts.</summary>
internal static class Teller
{
    public static Working Tell(FactSheet facts, Indicator indicator, RuleResult result, Points? computed)
    {
        var entry = facts.Record.Row(indicator.Code);
        var applied = RuleNarrator.Applied(indicator, entry, result);
        return WithValue(facts, indicator, result, Start(indicator, result.Value) with
        {
            Applied = applied,
            Steps = computed is null ? [] : RuleNarrator.Steps(indicator, entry, result),
            ChangedBy = computed is null ? 0 : result.Modified.Count,
            Loss = computed is { } points && points < indicator.Weight
                ? Loss(facts, indicator, points, result.Modified.Count == 0 ? indicator.LossSentence : null, RuleNarrator.Because(indicator, result, applied))
                : null,
        });
    }

    public static Working TellNotApplicable(FactSheet facts, Indicator indicator, Points? given)
    {
        var applied = "不适用：" + Scorer.PolicyText(indicator.NotApplicable.Policy);
        var found = indicator.Value is { } value ? facts.Find(value.Scored.Formula) : default;
        return WithValue(facts, indicator, new RuleResult().Of(indicator.Value, found, indicator.Rule), Start(indicator, indicator.Value) with
        {
            Applied = applied,
            Loss = given is { } points && points < indicator.Weight ? Loss(facts, indicator, points, indicator.LossSentence, applied) : null,
        });
    }

    private static Working Start(Indicator indicator, IndicatorValue? value) => new()
    {
        Name = value?.Label ?? indicator.Name,
        Rule = RuleText.Of(indicator),
        Clause = indicator.Clause,
    };

    private static Working WithValue(FactSheet facts, Indicator indicator, RuleResult result, Working working)
    {
        if (result.Value is not { } value)
        {
            return working with { Others = [.. result.Options.Select(option => Option(facts, indicator, option))] };
        }

        var figure = result.Outcome as Outcome.Figure;
        return working with
        {
            Value = figure is null ? null : FigureText.WithUnit(value.Kind, value.Measure, figure.Value, FigureStyle.Paper),
            InWords = WorkingLayout.InWords(facts, value.Scored.Formula),
            WithNumbers = figure is null ? null : WorkingLayout.WithNumbers(facts, value.Scored.Formula),
            Unrounded = figure is null ? null : FigureText.Unrounded(value.Kind, figure.Value),
            IsRounded = figure is not null && !FigureText.IsExact(value.Kind, figure.Value),
            Others =
            [
                .. value.Others.Select(other => Reading(facts, indicator, value, other, result.Rule ?? indicator.Rule)),
                .. result.Options.Select(option => Option(facts, indicator, option)),
            ],
        };
    }

    private static OtherReading Reading(FactSheet facts, Indicator indicator, IndicatorValue value, Reading reading, ScoringRule rule) =>
        Of(facts, indicator, reading.Label, value, reading.Formula, RuleScorer.OfReading(indicator, value, reading, rule, facts));

    private static OtherReading Option(FactSheet facts, Indicator indicator, RuleResult option) =>
        Of(facts, indicator, RuleText.OptionOf(indicator.Rule, option.Value!)?.Label ?? option.Value!.Label, option.Value!, option.Value!.Scored.Formula, option) with
        {
            IsUndeclared = indicator.Rule is ScoringRule.EitherOr { Choose: OptionChoice.Declared },
        };

    private static OtherReading Of(FactSheet facts, Indicator indicator, string label, IndicatorValue value, Formula formula, RuleResult result) => new(
        label,
        result.Outcome is Outcome.Figure figure ? FigureText.WithUnit(value.Kind, value.Measure, figure.Value, FigureStyle.Paper) : null,
        WorkingLayout.InWords(facts, formula),
        result.Outcome is Outcome.Figure ? WorkingLayout.WithNumbers(facts, formula) : null,
        result.Earned is { } earned ? Points.Award(Scorer.Limit(earned, indicator.Weight)) : null);

    /// <summary>The framework's own sentence where it says everything, otherwise what was recorded.</summary>
    private static string Loss(FactSheet facts, Indicator indicator, Points computed, string? sentence, string otherwise)
    {
        var lost = FigureText.Short(indicator.Weight - computed);
        var because = sentence is null ? null : ChipText.Fill(sentence, facts);
        return $"失{lost}分：{because ?? otherwise}{(because is null ? "。" : string.Empty)}";
    }
}
