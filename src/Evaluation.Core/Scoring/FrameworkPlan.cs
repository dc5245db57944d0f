using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Evaluation.Core.Filings;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;

namespace Evaluation.Core.Scoring;

/// <summary>
/// What a framework means for every filing alike, worked out once for each framework: the place of every figure, its formulas made ready,
/// what the rows read. Never changes what a score is, only how soon it is there.
/// </summary>
internal sealed class FrameworkPlan
{
    private static readonly ConditionalWeakTable<Framework, FrameworkPlan> Plans = [];

    private readonly FrozenDictionary<string, int> _places;
    private readonly Dictionary<Formula, Computation> _computations = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Formula, int> _placeOf = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Indicator, IndicatorPlan> _indicators = new(ReferenceEqualityComparer.Instance);
    private readonly FrozenDictionary<string, FactDefinition> _definitions;
    private readonly FrozenDictionary<string, ListDefinition> _lists;
    private readonly ConcurrentDictionary<Formula, Formula> _opened = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<Formula, Typeset> _inWords = new(ReferenceEqualityComparer.Instance);
    private readonly Lazy<FormulaOpening> _opening;
    private readonly (string Code, int Place)[] _byCode;

    private FrameworkPlan(Framework framework)
    {
        Framework = framework;
        _opening = new(() => new FormulaOpening(Formulas!));
        _lists = First(framework.Lists, list => list.Key);
        _definitions = FactDefinition.All(framework);
        Weight = framework.Weight;
        Formulas = First(FormulasByKey(framework), pair => pair.Key).ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Formula, StringComparer.Ordinal);
        var systems = First(framework.Inputs, input => input.Key);
        var formulas = AllFormulas(framework).ToList();
        var keys = framework.Inputs.Select(input => input.Key).Concat(Formulas.Keys)
            .Concat(formulas.SelectMany(FrameworkReads.Names).Where(key => !_lists.ContainsKey(key)))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        _places = keys.Select((key, place) => (key, place)).ToFrozenDictionary(pair => pair.key, pair => pair.place, StringComparer.Ordinal);
        foreach (var formula in formulas)
        {
            _computations.TryAdd(formula, Ready(formula));
        }

        Slots = [.. keys.Select(key => new FigureSlot(
            key,
            _definitions.GetValueOrDefault(key)?.Kind,
            systems.GetValueOrDefault(key)?.System,
            systems.GetValueOrDefault(key)?.System is null && Formulas.TryGetValue(key, out var formula) ? _computations[formula] : null))];
        foreach (var (key, formula) in Formulas)
        {
            if (Slots[_places[key]].Computation is not null)
            {
                _placeOf.TryAdd(formula, _places[key]);
            }
        }

        Entered = [.. Slots.Select((slot, place) => new EnteredSlot(slot.Key, place, slot.Kind)).Where(entered => Slots[entered.Place] is { System: null, Computation: null })];
        Hiding = [.. framework.Questions.Where(question => question.Hides.Count > 0).Select(question => new HidingQuestion(
            question.Key,
            [.. question.Hides.Select(Place).Where(place => place >= 0 && Slots[place].System is null)],
            [.. question.Hides.Where(_lists.ContainsKey)]))];
        Rows = [.. from level1 in framework.Groups
                   from level2 in level1.Subgroups
                   from indicator in level2.Indicators
                   select new IndicatorPlan(framework, level1, level2, indicator, indicator.Value is { } value ? PlaceOf(value.Scored.Formula) : -1)];
        foreach (var row in Rows)
        {
            _indicators.TryAdd(row.Indicator, row);
        }

        _byCode = [.. Rows.Select((row, place) => (row.Indicator.Code, place)).OrderBy(row => row.Code, StringComparer.Ordinal)];
    }

    public Framework Framework { get; }

    /// <summary>Every figure by its place, in ordinal order of keys.</summary>
    public FigureSlot[] Slots { get; }

    /// <summary>Figures that are neither computed nor known by the system, in order.</summary>
    public EnteredSlot[] Entered { get; }

    /// <summary>Questions whose "no" leaves figures and lists unasked; what was entered before does not count then.</summary>
    public HidingQuestion[] Hiding { get; }

    /// <summary>Formula behind a derived figure or a value, by key.</summary>
    public FrozenDictionary<string, Formula> Formulas { get; }

    /// <summary>The rows of the score table in order.</summary>
    public IndicatorPlan[] Rows { get; }

    /// <summary>Sum of all weights without bonus rows.</summary>
    public Quantities.Points Weight { get; }

    public static FrameworkPlan Of(Framework framework) => Plans.GetValue(framework, static framework => new FrameworkPlan(framework));

    /// <summary>What the unit said about every row, in the framework's order; both sides are in order of codes, so one walk finds all.</summary>
    public RowEntry[] Entries(FilingRecord record)
    {
        var entries = new RowEntry[Rows.Length];
        Array.Fill(entries, RowEntry.Empty);
        var at = 0;
        for (var entered = 0; entered < record.Rows.Count; entered++)
        {
            while (at < _byCode.Length && string.CompareOrdinal(_byCode[at].Code, record.Rows.KeyAt(entered)) is var order and <= 0)
            {
                if (order == 0)
                {
                    entries[_byCode[at].Place] = record.Rows.ValueAt(entered);
                }

                at++;
            }
        }

        return entries;
    }

    public int Place(string key) => _places.GetValueOrDefault(key, -1);

    public FactDefinition? Define(string keyOrName) => _definitions.GetValueOrDefault(keyOrName);

    public ListDefinition? List(string key) => _lists.GetValueOrDefault(key);

    /// <summary>A formula of the framework, ready; one from elsewhere is made ready anew every time.</summary>
    public Computation Computation(Formula formula) => _computations.TryGetValue(formula, out var computation) ? computation : Ready(formula);

    /// <summary>Place of the figure the formula gives; −1 when it gives none that is kept.</summary>
    public int PlaceOf(Formula formula) => _placeOf.TryGetValue(formula, out var place) ? place : -1;

    /// <summary>The row of an indicator of the framework.</summary>
    public IndicatorPlan Of(Indicator indicator) => _indicators.TryGetValue(indicator, out var row) ? row
        : Array.Find(Rows, row => row.Indicator.Code == indicator.Code) ?? throw new ArgumentException("The indicator is of another framework.", nameof(indicator));

    /// <summary>The formula with derived figures opened up to what was entered, as far as a reader can follow.</summary>
    public Formula Opened(Formula formula) =>
        _computations.ContainsKey(formula) ? _opened.GetOrAdd(formula, _opening.Value.Of) : _opening.Value.Of(formula);

    /// <summary>The opened formula with the names of its figures; the same for every filing.</summary>
    public Typeset InWords(Formula formula) =>
        _computations.ContainsKey(formula) ? _inWords.GetOrAdd(formula, Worded) : Worded(formula);

    /// <summary>Label of a key for people; the key itself if unknown.</summary>
    public string Label(string key) => Define(key)?.Label ?? List(key)?.Label ?? ColumnLabel(key) ?? key;

    private Typeset Worded(Formula formula) => FormulaLayout.Of(Opened(formula), name => Label(name.Key));

    private string? ColumnLabel(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? null : List(key[..dot])?.Column(key[(dot + 1)..])?.Label;
    }

    private Computation Ready(Formula formula) => Core.Formulas.Computation.Of(formula, Place, Column);

    private int Column(string list, string key)
    {
        if (!key.StartsWith(list, StringComparison.Ordinal) || key.Length <= list.Length || key[list.Length] != '.' || List(list) is not { } definition)
        {
            return -1;
        }

        for (var column = 0; column < definition.Columns.Count; column++)
        {
            if (key.AsSpan(list.Length + 1).SequenceEqual(definition.Columns[column].Key))
            {
                return column;
            }
        }

        return -1;
    }

    private static FrozenDictionary<string, T> First<T>(IEnumerable<T> all, Func<T, string> key) =>
        all.GroupBy(key, StringComparer.Ordinal).ToFrozenDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);

    private static IEnumerable<(string Key, Formula Formula)> FormulasByKey(Framework framework) =>
        framework.Derived.Select(derived => (derived.Key, derived.Formula))
            .Concat(framework.Indicators.SelectMany(indicator => indicator.Values).Select(value => (value.Key, value.Scored.Formula)));

    private static IEnumerable<Formula> AllFormulas(Framework framework) =>
        FormulasByKey(framework).Select(pair => pair.Formula)
            .Concat(framework.Indicators.SelectMany(OfIndicator))
            .Concat(framework.Limits.Select(limit => limit switch
            {
                TotalLimit.Banded banded => banded.Value,
                TotalLimit.When capped => capped.Condition,
                TotalLimit.Veto veto => veto.Condition,
                TotalLimit.Deduct deduct => deduct.Value,
                _ => null,
            }).OfType<Formula>())
            .Distinct(ReferenceEqualityComparer.Instance).Cast<Formula>();

    private static IEnumerable<Formula> OfIndicator(Indicator indicator) =>
        indicator.Values.SelectMany(value => value.Others).Select(reading => reading.Formula)
            .Concat(indicator.Modifiers.Caps.Select(cap => cap.When))
            .Concat(Rules(indicator.Rule).OfType<ScoringRule.CompareWithLastYear>().SelectMany(rule => rule.Branches.Select(branch => branch.When).OfType<Formula>().Prepend(rule.Previous)))
            .Concat(indicator.NotApplicable.OnlyWhen is { } condition ? [condition] : []);

    private static IEnumerable<ScoringRule> Rules(ScoringRule rule) => rule is ScoringRule.EitherOr either ? either.Options.Select(option => option.Rule) : [rule];
}

/// <summary>A figure's place in the plan: how it comes about. Neither system nor computation: it is entered.</summary>
internal sealed record FigureSlot(string Key, FigureKind? Kind, SystemSource? System, Computation? Computation)
{
    /// <summary>What is found while nothing is entered.</summary>
    public Found Lacking { get; } = Found.Missing(Key);
}

/// <summary>A question whose "no" hides figures, by their places, and lists.</summary>
internal sealed record HidingQuestion(string Key, int[] Places, string[] Lists);

/// <summary>A figure that is entered, and its place.</summary>
internal readonly record struct EnteredSlot(string Key, int Place, FigureKind? Kind);
