using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;

namespace Evaluation.Core.Reports;

/// <summary>Formulas of a framework in words, by the labels of its figures.</summary>
internal sealed class FigureLabels
{
    private readonly Dictionary<string, string> _labels = new(StringComparer.Ordinal);

    public FigureLabels(Framework framework)
    {
        foreach (var (key, label) in framework.Inputs.Select(input => (input.Key, input.Label))
            .Concat(framework.Derived.Select(derived => (derived.Key, derived.Label)))
            .Concat(framework.Indicators.SelectMany(indicator => indicator.Values).Select(value => (value.Key, value.Label)))
            .Concat(framework.Lists.SelectMany(list => list.Columns.Select(column => ($"{list.Key}.{column.Key}", column.Label)))))
        {
            _labels.TryAdd(key, label);
        }
    }

    public string Of(Formula formula) => FormulaLayout.Of(formula, name => _labels.GetValueOrDefault(name.Key, name.Key)).Line;

    /// <summary>支出完成率＝…; with several readings each by its name, the one that scores first.</summary>
    public IEnumerable<string> Formulas(Indicator indicator) => indicator.Values.SelectMany(value => value.Others.Count == 0
        ? [$"{value.Label}＝{Of(value.Scored.Formula)}"]
        : value.Others.Prepend(value.Scored).Select((reading, index) => $"{value.Label}（{reading.Label}{(index == 0 ? "，计分" : string.Empty)}）＝{Of(reading.Formula)}"));
}
