using Evaluation.Core.Filings;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>
/// Every figure of a filing by key or name: entered, known by the system, or computed. Forms, scores, checks and prose all ask here.
/// </summary>
public sealed class FactSheet
{
    private readonly Dictionary<string, Outcome> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FactDefinition> _definitions;

    public FactSheet(Framework framework, FilingRecord record)
    {
        Framework = framework;
        Record = record;
        _definitions = Definitions(framework);
        Source = new FigureSource(Figure, Rows);
    }

    public Framework Framework { get; }

    public FilingRecord Record { get; }

    public FigureSource Source { get; }

    /// <summary>What the figure is called and how it is written; by key or name; null if the framework knows none.</summary>
    public FactDefinition? Define(string keyOrName) => _definitions.GetValueOrDefault(keyOrName);

    /// <summary>Label of a key for people; the key itself if unknown.</summary>
    public string Label(string key) =>
        Define(key)?.Label ?? Framework.List(key)?.Label ?? ColumnLabel(key) ?? key;

    /// <summary>The exact value of the figure, or why there is none.</summary>
    public Outcome Figure(string key)
    {
        if (!_known.TryGetValue(key, out var outcome))
        {
            // A cycle cannot pass the framework's own check; this keeps an unchecked one from running away.
            _known[key] = new Outcome.Missing([key]);
            _known[key] = outcome = Find(key);
        }

        return outcome;
    }

    /// <summary>The figure with its unit as text, or null when there is none.</summary>
    public string? Text(string keyOrName, FigureStyle style) =>
        Define(keyOrName) is not { } fact ? null : Figure(fact.Key) switch
        {
            Outcome.Figure figure => FigureText.WithUnit(fact.Kind, fact.Measure, figure.Value, style),
            Outcome.Truth truth => truth.Holds ? "是" : "否",
            _ => null,
        };

    /// <summary>The entered text of a list's cell as a figure.</summary>
    public static Outcome Cell(ListDefinition list, ListColumn column, ListRow row) =>
        TypedFigure.FromStored(row.Cell(column.Key)) is { } value
            ? new Outcome.Figure(column.Kind == FigureKind.Percent ? Ratio.From(value) / Ratio.Hundred : Ratio.From(value))
            : new Outcome.Missing([$"{list.Key}.{column.Key}"]);

    private static Dictionary<string, FactDefinition> Definitions(Framework framework)
    {
        var all = new Dictionary<string, FactDefinition>(StringComparer.Ordinal);
        foreach (var input in framework.Inputs)
        {
            Add(new FactDefinition(input.Key, input.Label, input.Kind, input.Measure), input.Name);
            if (input.Previous is null)
            {
                Add(new FactDefinition(input.Key + Framework.PreviousSuffix, "上年" + input.Label, input.Kind, input.Measure), "上年" + input.Name);
            }
        }

        foreach (var derived in framework.Derived)
        {
            Add(new FactDefinition(derived.Key, derived.Label, derived.Kind, derived.Measure), derived.Name);
        }

        foreach (var value in framework.Indicators.SelectMany(indicator => indicator.Values))
        {
            Add(new FactDefinition(value.Key, value.Label, value.Kind, value.Measure), value.Name);
        }

        return all;

        void Add(FactDefinition fact, string name)
        {
            all.TryAdd(fact.Key, fact);
            all.TryAdd(name, fact);
        }
    }

    private string? ColumnLabel(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? null : Framework.List(key[..dot])?.Column(key[(dot + 1)..])?.Label;
    }

    private Outcome Find(string key)
    {
        if (Framework.Input(key) is { System: { } system })
        {
            return Known(key, system);
        }

        if (Framework.FormulaOf(key) is { } formula)
        {
            return FormulaEvaluator.Evaluate(formula, Source);
        }

        if (Record.Inputs.GetValueOrDefault(key)?.Value is not { } value)
        {
            return new Outcome.Missing([key]);
        }

        return Define(key)?.Kind switch
        {
            FigureKind.YesNo => new Outcome.Truth(value != 0m),
            FigureKind.Percent => new Outcome.Figure(Ratio.From(value) / Ratio.Hundred),
            _ => new Outcome.Figure(Ratio.From(value)),
        };
    }

    private Outcome Known(string key, SystemSource system) => system switch
    {
        SystemSource.DaysLate => new Outcome.Figure(Record.System.DaysLate),
        SystemSource.QualityErrors => new Outcome.Figure(Record.System.QualityErrors),
        SystemSource.EvidenceOn on when Record.Evidence.Any(item => item.Indicators.Contains(on.Indicator, StringComparer.Ordinal)) =>
            new Outcome.Truth(Holds: true),
        _ => new Outcome.Missing([key]),
    };

    private IReadOnlyList<FigureSource> Rows(string list) =>
        Framework.List(list) is not { } definition
            ? []
            : [.. Record.List(list).Select(row => new FigureSource(key => Cell(definition, key, row), _ => []))];

    private Outcome Cell(ListDefinition list, string key, ListRow row) =>
        key.StartsWith(list.Key + ".", StringComparison.Ordinal) && list.Column(key[(list.Key.Length + 1)..]) is { } column
            ? Cell(list, column, row)
            : Figure(key);
}

/// <summary>A figure's key, what people call it and how it is written.</summary>
public sealed record FactDefinition(string Key, string Label, FigureKind Kind, string? Measure);
