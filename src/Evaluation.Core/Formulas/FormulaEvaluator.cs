using System.Diagnostics;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Formulas;

/// <summary>Where a formula finds its figures: by key, and the rows of a list by the list's key.</summary>
public sealed class FigureSource(Func<string, Outcome> figure, Func<string, IReadOnlyList<FigureSource>> rows)
{
    public Outcome Figure(string key) => figure(key);

    public IReadOnlyList<FigureSource> Rows(string list) => rows(list);

    /// <summary>A source of figures only, without lists.</summary>
    public static FigureSource Of(Func<string, Outcome> figure) => new(figure, _ => []);
}

/// <summary>Evaluates formulas exactly. A missing operand, wherever it stands, makes the whole missing; so does nothing else.</summary>
public static class FormulaEvaluator
{
    public static Outcome Evaluate(Formula formula, FigureSource source) => formula switch
    {
        Formula.Number number => new Outcome.Figure(number.Value),
        Formula.Name name => source.Figure(name.Key),
        Formula.Negation negation => Map(Evaluate(negation.Operand, source), value => -value),
        Formula.Absolute absolute => Map(Evaluate(absolute.Operand, source), Ratio.Abs),
        Formula.Arithmetic arithmetic => Combine(arithmetic, source),
        Formula.Least least => Combine(least.Left, least.Right, source, (a, b) => new Outcome.Figure(Ratio.Min(a, b))),
        Formula.Greatest greatest => Combine(greatest.Left, greatest.Right, source, (a, b) => new Outcome.Figure(Ratio.Max(a, b))),
        Formula.Comparison comparison => Combine(comparison.Left, comparison.Right, source, (a, b) => new Outcome.Truth(Compare(comparison.Sign, a, b))),
        Formula.Not not => Evaluate(not.Operand, source) switch { Outcome.Truth truth => new Outcome.Truth(!truth.Holds), var lacking => lacking },
        Formula.Both both => Join(both.Left, both.Right, source, (a, b) => a && b),
        Formula.Either either => Join(either.Left, either.Right, source, (a, b) => a || b),
        Formula.Choice choice => Choose(choice, source),
        Formula.SumOver sum => Sum(sum, source),
        _ => throw new UnreachableException(),
    };

    public static bool Compare(ComparisonSign sign, Ratio left, Ratio right) => sign switch
    {
        ComparisonSign.Less => left < right,
        ComparisonSign.LessOrEqual => left <= right,
        ComparisonSign.Equal => left == right,
        ComparisonSign.NotEqual => left != right,
        ComparisonSign.GreaterOrEqual => left >= right,
        ComparisonSign.Greater => left > right,
        _ => throw new UnreachableException(),
    };

    private static Outcome Map(Outcome operand, Func<Ratio, Ratio> change) =>
        operand is Outcome.Figure figure ? new Outcome.Figure(change(figure.Value)) : operand;

    private static Outcome Combine(Formula.Arithmetic arithmetic, FigureSource source) =>
        Combine(arithmetic.Left, arithmetic.Right, source, (a, b) => arithmetic.Sign switch
        {
            ArithmeticSign.Plus => new Outcome.Figure(a + b),
            ArithmeticSign.Minus => new Outcome.Figure(a - b),
            ArithmeticSign.Times => new Outcome.Figure(a * b),
            ArithmeticSign.DividedBy when b.IsZero => new Outcome.ZeroDenominator(arithmetic.Right, a.IsZero),
            ArithmeticSign.DividedBy => new Outcome.Figure(a / b),
            _ => throw new UnreachableException(),
        });

    private static Outcome Combine(Formula left, Formula right, FigureSource source, Func<Ratio, Ratio, Outcome> combine) =>
        (Evaluate(left, source), Evaluate(right, source)) switch
        {
            (Outcome.Figure a, Outcome.Figure b) => combine(a.Value, b.Value),
            var (a, b) => Lacking(a, b),
        };

    private static Outcome Join(Formula left, Formula right, FigureSource source, Func<bool, bool, bool> join) =>
        (Evaluate(left, source), Evaluate(right, source)) switch
        {
            (Outcome.Truth a, Outcome.Truth b) => new Outcome.Truth(join(a.Holds, b.Holds)),
            var (a, b) => Lacking(a, b),
        };

    private static Outcome Choose(Formula.Choice choice, FigureSource source) => Evaluate(choice.Condition, source) switch
    {
        Outcome.Truth truth => Evaluate(truth.Holds ? choice.Then : choice.Otherwise, source),
        var lacking => lacking,
    };

    private static Outcome Sum(Formula.SumOver sum, FigureSource source)
    {
        var rows = source.Rows(sum.List);
        Outcome total = rows.Count == 0 ? new Outcome.Missing([sum.List]) : new Outcome.Figure(Ratio.Zero);
        foreach (var row in rows)
        {
            var part = Evaluate(sum.Body, row);
            total = (total, part) is (Outcome.Figure a, Outcome.Figure b) ? new Outcome.Figure(a.Value + b.Value) : Lacking(total, part);
        }

        return total;
    }

    private static Outcome Lacking(Outcome left, Outcome right) => (left, right) switch
    {
        (Outcome.Missing a, Outcome.Missing b) => new Outcome.Missing([.. a.Keys.Concat(b.Keys).Distinct(StringComparer.Ordinal)]),
        (Outcome.Missing, _) => left,
        (_, Outcome.Missing) => right,
        (Outcome.ZeroDenominator, _) => left,
        (_, Outcome.ZeroDenominator) => right,
        _ => throw new UnreachableException("The unit check lets no truth meet a figure."),
    };
}
