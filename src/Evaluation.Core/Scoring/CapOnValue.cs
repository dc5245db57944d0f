using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>
/// The condition of a cap with the scored value in it as one figure, wherever it stands: by its name, as the same formula, or inside figures that
/// are computed from it. So the condition can be asked at the printed value, or at any value at all.
/// </summary>
internal sealed class CapOnValue
{
    /// <summary>Figures that build on each other double at every step; beyond this they keep their own name.</summary>
    private const int MostParts = 200;

    private readonly Framework _framework;
    private readonly IndicatorValue _value;
    private readonly Dictionary<string, (Formula Formula, int Parts)?> _known = new(StringComparer.Ordinal);

    private CapOnValue(Framework framework, Formula condition, IndicatorValue value)
    {
        (_framework, _value) = (framework, value);
        Condition = Put(condition).Formula;
        ReadsValue = FrameworkReads.Names(Condition).Contains(value.Key, StringComparer.Ordinal);
        Others = [.. FrameworkReads.Names(Condition).Where(key => key != value.Key && !key.Contains('.', StringComparison.Ordinal))
            .SelectMany(key => framework.Reads(new Formula.Name(key, default))).Distinct(StringComparer.Ordinal)];
    }

    public Formula Condition { get; }

    /// <summary>Whether the value stands in the condition.</summary>
    public bool ReadsValue { get; }

    /// <summary>Inputs and lists it needs beside the value.</summary>
    public IReadOnlyList<string> Others { get; }

    /// <summary>Numbers in the condition: where it may change its answer.</summary>
    public IEnumerable<Ratio> Numbers => NumbersOf(Condition);

    public static CapOnValue Of(Framework framework, ConditionalCap cap, IndicatorValue value) => new(framework, cap.When, value);

    /// <summary>The condition at a value; what it needs beside the value is missing.</summary>
    public Outcome At(Ratio value) => FormulaEvaluator.Evaluate(Condition, FigureSource.Of(key => key == _value.Key ? new Outcome.Figure(value) : new Outcome.Missing([key])));

    /// <summary>The condition of a filing at another value than its own.</summary>
    public Outcome At(Ratio value, FactSheet facts)
    {
        return FormulaEvaluator.Evaluate(Condition, new FigureSource(Figure, list => facts.Framework.List(list) is { } definition
            ? [.. facts.Figures.Listed(list).Select(row => FigureSource.Of(key => definition.Columns.FirstOrDefault(column => key == $"{list}.{column.Key}") is { } column
                ? FactSheet.Cell(definition, column, row)
                : Figure(key)))]
            : []));

        Outcome Figure(string key) => key == _value.Key ? new Outcome.Figure(value) : facts.Figure(key);
    }

    private static IEnumerable<Ratio> NumbersOf(Formula formula) => formula switch
    {
        Formula.Number number => [number.Value],
        Formula.Negation negation => NumbersOf(negation.Operand).SelectMany(number => new[] { number, -number }),
        Formula.Absolute absolute => NumbersOf(absolute.Operand),
        Formula.Not not => NumbersOf(not.Operand),
        Formula.Arithmetic arithmetic => NumbersOf(arithmetic.Left).Concat(NumbersOf(arithmetic.Right)),
        Formula.Comparison comparison => NumbersOf(comparison.Left).Concat(NumbersOf(comparison.Right)).SelectMany(number => new[] { number, -number }),
        Formula.Both both => NumbersOf(both.Left).Concat(NumbersOf(both.Right)),
        Formula.Either either => NumbersOf(either.Left).Concat(NumbersOf(either.Right)),
        Formula.Least least => NumbersOf(least.Left).Concat(NumbersOf(least.Right)),
        Formula.Greatest greatest => NumbersOf(greatest.Left).Concat(NumbersOf(greatest.Right)),
        Formula.Choice choice => NumbersOf(choice.Condition).Concat(NumbersOf(choice.Then)).Concat(NumbersOf(choice.Otherwise)),
        _ => [],
    };

    /// <summary>The formula with the value's key for the value.</summary>
    private (Formula Formula, int Parts) Put(Formula formula) =>
        formula == _value.Scored.Formula && formula is not Formula.Number ? (new Formula.Name(_value.Key, formula.Place), 1)
        : formula is Formula.Name name ? Named(name)
        : FormulaOperands.Put(formula, Put);

    /// <summary>A figure that is computed from the value is opened up to it; others keep their name.</summary>
    private (Formula Formula, int Parts) Named(Formula.Name name)
    {
        if (name.Key == _value.Key)
        {
            return (name, 1);
        }

        if (!_known.TryGetValue(name.Key, out var opened))
        {
            _known[name.Key] = null;
            if (_framework.FormulaOf(name.Key) is { } inner && Put(inner) is { Parts: <= MostParts } put && FrameworkReads.Names(put.Formula).Contains(_value.Key, StringComparer.Ordinal))
            {
                _known[name.Key] = opened = put;
            }
        }

        return opened ?? (name, 1);
    }
}
