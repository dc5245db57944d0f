using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Checks;

/// <summary>The checks of a framework made ready, once for each framework.</summary>
internal sealed class CheckPlan
{
    private static readonly ConditionalWeakTable<Framework, CheckPlan> Plans = [];

    private CheckPlan(Framework framework)
    {
        var plan = FrameworkPlan.Of(framework);
        Checks = [.. framework.Checks.Select(check => new PlannedCheck(plan, check))];
    }

    public PlannedCheck[] Checks { get; }

    public static CheckPlan Of(Framework framework) => Plans.GetValue(framework, static framework => new CheckPlan(framework));
}

/// <summary>A check made ready: its formulas, where it stands, what it reads.</summary>
internal sealed class PlannedCheck
{
    private readonly FrameworkPlan _plan;

    public PlannedCheck(FrameworkPlan plan, CheckDefinition definition)
    {
        (_plan, Definition) = (plan, definition);
        When = definition.When is { } condition ? plan.Computation(condition) : null;
        ZeroSlots = definition.Zeros.Select(plan.Place).Where(slot => slot >= 0).ToFrozenSet();
        Reads = definition.Formulas.SelectMany(plan.Framework.Reads).Where(key => !definition.Zeros.Contains(key, StringComparer.Ordinal)).ToFrozenSet(StringComparer.Ordinal);
        var subjects = definition.Subjects.Count > 0 ? definition.Subjects : [.. definition.Formulas.SelectMany(FrameworkReads.Names).Where(IsPlace).Distinct(StringComparer.Ordinal)];
        (Place, Subject) = PlaceOf(subjects.Count > 0 ? subjects[0] : null);
        var inputs = subjects.SelectMany(Inputs).ToFrozenSet(StringComparer.Ordinal);
        var rows = plan.Rows.Select(row => (row.Indicator.Code, Reads: plan.Framework.Reads(row.Indicator))).ToList();
        Rows = rows.Where(row => row.Reads.Any(inputs.Contains)).Select(row => row.Code).ToFrozenSet(StringComparer.Ordinal);
        Indicators = inputs.Count == 0 ? [] : [.. rows.Where(row => inputs.IsSubsetOf(row.Reads)).Select(row => row.Code).Take(MostIndicators)];
        Conditions = definition.Test is CheckTest.Holds holds ? [.. Ready(holds, definition.Subjects.Count > 0)] : [];
        (Phrases, Exceptions) = definition.Test is CheckTest.Phrase phrase ? (PhraseSearch.Cut(phrase.Words), PhraseSearch.Cut(phrase.Except)) : ([], []);
        YearPairs = definition.Test is CheckTest.LastYear lastYear ? [.. Years(lastYear)] : [];
        Against = definition.Test is CheckTest.Phrase { Against: { } against } ? plan.Computation(against) : null;
        Implied = definition.Test is CheckTest.Absent absent ? plan.Computation(absent.Implied) : null;
    }

    private const int MostIndicators = 3;

    public CheckDefinition Definition { get; }

    public Computation? When { get; }

    public PlannedCondition[] Conditions { get; }

    public YearPair[] YearPairs { get; }

    /// <summary>Phrases cut at their gaps.</summary>
    public string[][] Phrases { get; }

    public string[][] Exceptions { get; }

    public Computation? Against { get; }

    public Computation? Implied { get; }

    public FrozenSet<int> ZeroSlots { get; }

    /// <summary>Inputs and lists without which it cannot be checked.</summary>
    public FrozenSet<string> Reads { get; }

    public string Place { get; }

    public string Subject { get; }

    /// <summary>Codes of rows that read any of the subjects.</summary>
    public FrozenSet<string> Rows { get; }

    /// <summary>Codes of rows that read all of the subjects.</summary>
    public IReadOnlyList<string> Indicators { get; }

    /// <summary>Where a key stands for people: its own field, its list, or the field of the first figure behind it.</summary>
    public (string Place, string Subject) PlaceOf(string? key) =>
        key is null || SheetFigures.Find(key) is not null ? (key is null ? "filing" : "total", key is null ? "填报" : "自评总分")
        : _plan.List(key) is { } list ? ($"list/{key}", list.Label)
        : _plan.Framework.Input(key) is { System: null } input ? ($"input/{key}", input.Label)
        : Inputs(key).FirstOrDefault(name => _plan.Framework.Input(name) is { System: null }) is { } first ? ($"input/{first}", _plan.Define(key)?.Label ?? key)
        : ("filing", _plan.Define(key)?.Label ?? "填报");

    private IEnumerable<string> Inputs(string key) =>
        _plan.Formulas.TryGetValue(key, out var formula) ? _plan.Framework.Reads(formula) : SheetFigures.Find(key) is null ? [key] : [];

    private static bool IsPlace(string key) => !key.Contains('.', StringComparison.Ordinal);

    private IEnumerable<PlannedCondition> Ready(CheckTest.Holds holds, bool hasSubjects)
    {
        var suffixes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var condition in holds.Conditions)
        {
            var comparison = condition as Formula.Comparison;
            var first = FrameworkReads.Names(condition).FirstOrDefault(IsPlace);
            var (place, subject) = hasSubjects ? (Place, Subject) : PlaceOf(first);
            var suffix = holds.Conditions.Count == 1 ? string.Empty : "/" + first;
            while (!suffixes.Add(suffix))
            {
                suffix += "'";
            }

            yield return new PlannedCondition(
                _plan.Computation(condition),
                comparison,
                comparison is null ? null : _plan.Computation(comparison.Left),
                comparison is null ? null : _plan.Computation(comparison.Right),
                comparison is null ? null : KindOf(comparison.Left) ?? KindOf(comparison.Right),
                place,
                subject,
                suffix,
                comparison is null ? string.Empty : Named(comparison.Left),
                comparison is null ? string.Empty : Named(comparison.Right),
                holds.Tolerance == Tolerance.Printed ? [.. Amounts(condition)] : []);
        }
    }

    private string Named(Formula side) => FormulaLayout.Of(side, name => SheetFigures.Find(name.Key)?.Name ?? _plan.Define(name.Key)?.Label ?? Column(name.Key)?.Label ?? name.Key).Line;

    private IEnumerable<YearPair> Years(CheckTest.LastYear test) =>
        from key in test.Inputs
        let input = _plan.Framework.Input(key)
        where input is not null
        let previous = input.Previous ?? key + Framework.PreviousSuffix
        select new YearPair(
            key, previous, _plan.Place(key), _plan.Place(previous), _plan.Define(key)!,
            [.. _plan.Rows.Where(row => row.Reads.Contains(key, StringComparer.Ordinal) && row.Reads.Contains(previous, StringComparer.Ordinal)).Select(row => row.Indicator.Code)]);

    /// <summary>The money inputs behind a condition, each once; cells of lists as <c>list.column</c>.</summary>
    private IEnumerable<string> Amounts(Formula condition)
    {
        var cells = Cells(condition).Concat(_plan.Framework.Derived.Where(derived => _plan.Framework.Reads(condition).Any(key => _plan.List(key) is not null) && FrameworkReads.Names(condition).Contains(derived.Key, StringComparer.Ordinal))
            .SelectMany(derived => Cells(derived.Formula)));
        return _plan.Framework.Reads(condition).Where(key => _plan.Define(key)?.Kind == FigureKind.Money)
            .Concat(cells.Where(IsMoneyColumn)).Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Cells(Formula formula) => FrameworkReads.Names(formula).Where(key => !IsPlace(key));

    private bool IsMoneyColumn(string key) =>
        key.IndexOf('.', StringComparison.Ordinal) is var dot && _plan.List(key[..dot])?.Column(key[(dot + 1)..])?.Kind == FigureKind.Money;

    /// <summary>How a side is written: as its first figure, or as a rate where it divides.</summary>
    private FactDefinition? KindOf(Formula formula) => formula switch
    {
        Formula.Name name when SheetFigures.Find(name.Key) is { } figure => new FactDefinition(figure.Key, figure.Name, figure.Kind, figure.Measure),
        Formula.Name name => _plan.Define(name.Key) ?? Column(name.Key),
        Formula.Arithmetic { Sign: ArithmeticSign.DividedBy } => new FactDefinition("rate", "比例", FigureKind.Percent, null),
        Formula.Arithmetic arithmetic => KindOf(arithmetic.Left) ?? KindOf(arithmetic.Right),
        Formula.Negation negation => KindOf(negation.Operand),
        Formula.Absolute absolute => KindOf(absolute.Operand),
        Formula.Least least => KindOf(least.Left) ?? KindOf(least.Right),
        Formula.Greatest greatest => KindOf(greatest.Left) ?? KindOf(greatest.Right),
        Formula.Choice choice => KindOf(choice.Then) ?? KindOf(choice.Otherwise),
        Formula.SumOver sum => KindOf(sum.Body),
        _ => null,
    };

    private FactDefinition? Column(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        return dot >= 0 && _plan.List(key[..dot])?.Column(key[(dot + 1)..]) is { } column ? new FactDefinition(key, column.Label, column.Kind, column.Measure) : null;
    }
}

/// <summary>A figure and last year's.</summary>
/// <param name="Slot">Place of the figure; −1: to be asked for by key.</param>
/// <param name="Rows">Codes of rows that read both.</param>
internal sealed record YearPair(string Key, string Previous, int Slot, int PreviousSlot, FactDefinition Fact, IReadOnlyList<string> Rows);

/// <summary>A condition made ready, with both sides where it compares.</summary>
/// <param name="Written">How both sides are written; null: not as figures.</param>
/// <param name="Amounts">Entered amounts that may have been rounded when they were printed.</param>
internal sealed record PlannedCondition(
    Computation Whole,
    Formula.Comparison? Comparison,
    Computation? Left,
    Computation? Right,
    FactDefinition? Written,
    string Place,
    string Subject,
    string Suffix,
    string LeftName,
    string RightName,
    IReadOnlyList<string> Amounts);
