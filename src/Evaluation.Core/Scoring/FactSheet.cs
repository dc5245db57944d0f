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
    private readonly FilingFigures _figures;
    private HashSet<string>? _proved;

    public FactSheet(Framework framework, FilingRecord record)
    {
        Framework = framework;
        Record = record;
        Plan = FrameworkPlan.Of(framework);
        _figures = new FilingFigures(Plan, record);
    }

    public Framework Framework { get; }

    public FilingRecord Record { get; }

    internal FrameworkPlan Plan { get; }

    internal FilingFigures Figures => _figures;

    /// <summary>What the figure is called and how it is written; by key or name; null if the framework knows none.</summary>
    public FactDefinition? Define(string keyOrName) => Plan.Define(keyOrName);

    /// <summary>Label of a key for people; the key itself if unknown.</summary>
    public string Label(string key) => Plan.Label(key);

    /// <summary>A formula for people, by the labels of its figures: 本年支出合计÷支出年初预算数.</summary>
    public string Words(Formula formula) => FormulaLayout.Of(formula, name => Label(name.Key)).Line;

    /// <summary>The exact value of the figure, or why there is none.</summary>
    public Outcome Figure(string key) => _figures.At(key).ToOutcome()!;

    /// <summary>What a formula over the filing's figures comes to.</summary>
    public Outcome Evaluate(Formula formula) => Find(formula).ToOutcome()!;

    /// <summary>As <see cref="Evaluate"/>; a formula whose figure is kept is computed once.</summary>
    internal Found Find(Formula formula) =>
        Plan.PlaceOf(formula) is var place and >= 0 ? _figures.At(place) : Plan.Computation(formula).Run(_figures);

    /// <summary>The figure at its place in the plan.</summary>
    internal ref readonly Found At(int place) => ref _figures.At(place);

    /// <summary>Whether any evidence is attached to the indicator.</summary>
    internal bool HasEvidence(string indicator) =>
        Record.Evidence.Count > 0
        && (_proved ??= new HashSet<string>(Record.Evidence.SelectMany(item => item.Indicators), StringComparer.Ordinal)).Contains(indicator);

    /// <summary>The figure with its unit as text, or null when there is none.</summary>
    public string? Text(string keyOrName, FigureStyle style) =>
        Define(keyOrName) is not { } fact ? null : Figure(fact.Key) switch
        {
            Outcome.Figure figure => FigureText.WithUnit(fact.Kind, fact.Measure, figure.Value, style),
            Outcome.Truth truth => truth.Holds ? "是" : "否",
            _ => null,
        };

    /// <summary>The entered text of a list's cell as a figure.</summary>
    public static Outcome Cell(ListDefinition list, ListColumn column, ListRow row) => FilingFigures.Cell(list, column, row).ToOutcome()!;
}
