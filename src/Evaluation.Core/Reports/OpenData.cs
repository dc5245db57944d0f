using Evaluation.Core.Checks;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Formulas;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Reports;

/// <summary>A field of the published data, explained.</summary>
/// <param name="Unit">元, %, a measure word, 分, or what 1 and 0 mean.</param>
/// <param name="Definition">口径, formula in words, or the rule that gives points.</param>
/// <param name="Source">Where the figure stands or the rule comes from.</param>
public sealed record DataField(string Key, string Label, string Unit, string Definition, string Source);

/// <summary>A published figure of one filing; <paramref name="Value"/> is null where the unit stated none.</summary>
public sealed record DataFigure(string Key, string Label, string Unit, string? Value);

/// <summary>
/// What of a filing is published for machines: the figures of its report and the points of its rows. Names of people, phones, notes and where a
/// unit found a figure are not among them.
/// </summary>
public static class OpenData
{
    /// <summary>All fields of a framework: figures entered, figures computed, values of indicators, and the indicators themselves.</summary>
    public static IReadOnlyList<DataField> Fields(Framework framework)
    {
        var names = new FigureLabels(framework);
        return
        [
            .. Inputs(framework).SelectMany(input => new[]
            {
                new DataField(input.Key, input.Label, Unit(input.Kind, input.Measure), Joined(input.Basis, input.Hint), input.Source ?? string.Empty),
                new DataField(DataTable.PreviousKey(input), DataTable.LastYear(input.Label), Unit(input.Kind, input.Measure), "上年数", string.Empty),
            }),
            .. framework.Derived.Select(derived => new DataField(derived.Key, derived.Label, Unit(derived.Kind, derived.Measure), names.Of(derived.Formula), "计算得出")),
            .. Values(framework).Select(value => new DataField(value.Key, value.Label, Unit(value.Kind, value.Measure), names.Of(value.Scored.Formula), "计算得出")),
            .. framework.Indicators.Select(indicator => new DataField(indicator.Code, indicator.Name, "分", RuleText.Of(indicator), indicator.Clause)),
        ];
    }

    /// <summary>The figures of a filing, in the order of <see cref="Fields"/>.</summary>
    public static IReadOnlyList<DataFigure> Figures(ScoreSheet sheet)
    {
        var (facts, framework) = (sheet.Facts, sheet.Facts.Framework);
        return
        [
            .. Inputs(framework).Where(input => !CompletenessChecks.IsHidden(facts, input.Key)).SelectMany(input => new[]
            {
                new DataFigure(input.Key, input.Label, Unit(input.Kind, input.Measure), Value(facts, input.Key, input.Kind)),
                new DataFigure(DataTable.PreviousKey(input), DataTable.LastYear(input.Label), Unit(input.Kind, input.Measure), Value(facts, DataTable.PreviousKey(input), input.Kind)),
            }),
            .. framework.Derived.Select(derived => new DataFigure(derived.Key, derived.Label, Unit(derived.Kind, derived.Measure), Value(facts, derived.Key, derived.Kind))),
            .. Values(framework).Select(value => new DataFigure(value.Key, value.Label, Unit(value.Kind, value.Measure), Value(facts, value.Key, value.Kind))),
        ];
    }

    /// <summary>What the unit enters; last year's figures stand with this year's.</summary>
    private static IEnumerable<InputDefinition> Inputs(Framework framework)
    {
        var previous = DataTable.PreviousKeys(framework);
        return framework.Inputs.Where(input => input.System is null && !previous.Contains(input.Key));
    }

    private static IEnumerable<IndicatorValue> Values(Framework framework) =>
        framework.Indicators.SelectMany(indicator => indicator.Values).DistinctBy(value => value.Key, StringComparer.Ordinal);

    private static string? Value(FactSheet facts, string key, FigureKind kind) => facts.Define(key) is null ? null : facts.Figure(key) switch
    {
        Outcome.Figure figure => FigureText.Data(kind, figure.Value),
        Outcome.Truth truth => truth.Holds ? "1" : "0",
        _ => null,
    };

    private static string Unit(FigureKind kind, string? measure) => kind switch
    {
        FigureKind.Money => "元",
        FigureKind.Percent => "%",
        FigureKind.YesNo => "1是，0否",
        _ => measure ?? string.Empty,
    };

    private static string Joined(string? basis, string? hint) => string.Join('；', new[] { basis, hint }.Where(part => !string.IsNullOrEmpty(part)));
}
