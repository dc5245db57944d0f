using Evaluation.Core.Frameworks;

namespace Evaluation.Documents.Frameworks;

/// <summary>The indicators of a framework as a tree.</summary>
internal sealed class IndicatorTree(Framework framework, FormulaWriting formulas)
{
    private static readonly Provenance Unsaid = new("X", "X", "X", "X");

    /// <summary>The clause most indicators share; those with another write it themselves.</summary>
    public string? Clause { get; } = framework.Indicators.GroupBy(indicator => indicator.Clause, StringComparer.Ordinal)
        .Where(shared => shared.Count() > 1).MaxBy(shared => shared.Count())?.Key;

    public TreePart.Map Group(IndicatorGroup group) => new MapWriting()
        .Add("code", group.Code)
        .Add("name", group.Name)
        .Add("weight", group.Weight)
        .AddAll("groups", group.Subgroups.Select(subgroup => new MapWriting()
            .Add("code", subgroup.Code)
            .Add("name", subgroup.Name)
            .Add("weight", subgroup.Weight)
            .AddAll("indicators", subgroup.Indicators.Select(Indicator)).Map)).Map;

    public TreePart.Map Bonus(IndicatorGroup group) => new MapWriting()
        .Add("code", group.Code)
        .Add("name", group.Name, assumed: "加分项")
        .Add("cap", framework.Bonus.Cap)
        .Flag("mayExceed", framework.Bonus.MayExceed)
        .AddAll("indicators", group.Indicators.Select(Indicator)).Map;

    private TreePart.Map Indicator(Indicator indicator) => new MapWriting()
        .Add("code", indicator.Code)
        .Add("name", indicator.Name)
        .Add("weight", indicator.Weight)
        .Add("meaning", indicator.Meaning)
        .Add("standardText", indicator.StandardText)
        .Add("clause", indicator.Clause == Clause ? null : indicator.Clause)
        .Add("origin", Words.Origins.WordOf(indicator.Origin), Words.Origins.WordOf(indicator.Value is null && indicator.Rule is not ScoringRule.EitherOr ? ScoreOrigin.Own : ScoreOrigin.Data))
        .Add("value", indicator.Value is { } value ? RuleTree.Value(value, formulas) : null)
        .Add("rule", RuleTree.Of(indicator.Rule, indicator.Value, formulas))
        .Add("overFulfilment", indicator.Modifiers.OverFulfilment is { } over ? Over(over) : null)
        .AddSome("caps", [.. indicator.Modifiers.Caps.Select(cap => new MapWriting().Add("when", formulas.Of(cap.When)).Add("max", cap.Max).Add("text", cap.Text).Map)])
        .Add("manualDeduction", Words.Deductions.WordOf(indicator.Modifiers.ManualDeduction), Words.Deductions.WordOf(DeductionBy.Nobody))
        .Add("evidence", indicator.Evidence)
        .AddMap("notApplicable", new MapWriting()
            .Add("policy", Words.NotApplicable.WordOf(indicator.NotApplicable.Policy), Words.NotApplicable.WordOf(framework.Switches.NotApplicable))
            .Add("onlyWhen", indicator.NotApplicable.OnlyWhen is { } condition ? formulas.Of(condition) : null)
            .Add("contradiction", indicator.NotApplicable.Contradiction))
        .Add("sentence", indicator.Sentence)
        .Add("loss", indicator.LossSentence)
        .Add("provenance", indicator.Provenance == Unsaid ? null : new MapWriting()
            .Add("name", indicator.Provenance.Name).Add("formula", indicator.Provenance.Formula)
            .Add("weight", indicator.Provenance.Weight).Add("rule", indicator.Provenance.Rule).Map)
        .AddSome("examples", [.. indicator.Examples.Select(example => ExampleTree.Of(framework, example))]).Map;

    private static TreePart.Map Over(OverFulfilment over) => new MapWriting()
        .Add("threshold", RatioText.Write(over.Threshold, percent: true))
        .Add("policy", Words.OverFulfilment.WordOf(over.Policy))
        .Add("points", over.Policy == OverFulfilmentPolicy.DeductFixed ? over.Points : null).Map;
}
