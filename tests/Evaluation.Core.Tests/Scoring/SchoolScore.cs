using System.Numerics;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Tests.Scoring;

/// <summary>
/// The same arithmetic written a second time, as at school: a numerator over a denominator, never reduced, no shortcuts. Values of formulas and
/// points of the value rules; null where there is no figure. It shares nothing with the program but the tree and the rules' parameters.
/// </summary>
internal sealed class SchoolScore(FactSheet facts)
{
    public readonly record struct Fraction(BigInteger Top, BigInteger Bottom)
    {
        public static Fraction Of(Ratio ratio) => new(ratio.Numerator, ratio.Denominator);

        public static Fraction operator +(Fraction a, Fraction b) => new((a.Top * b.Bottom) + (b.Top * a.Bottom), a.Bottom * b.Bottom);

        public static Fraction operator -(Fraction a, Fraction b) => new((a.Top * b.Bottom) - (b.Top * a.Bottom), a.Bottom * b.Bottom);

        public static Fraction operator *(Fraction a, Fraction b) => new(a.Top * b.Top, a.Bottom * b.Bottom);

        public static Fraction operator /(Fraction a, Fraction b) => b.Top.Sign < 0 ? new(-(a.Top * b.Bottom), a.Bottom * -b.Top) : new(a.Top * b.Bottom, a.Bottom * b.Top);

        public bool IsLess(Fraction other) => Top * other.Bottom < other.Top * Bottom;

        public bool Is(Ratio ratio) => Top * ratio.Denominator == ratio.Numerator * Bottom;
    }

    private static Fraction Nought => new(0, 1);

    /// <summary>The value of a formula; null when something is missing or divided by zero.</summary>
    public Fraction? Value(Formula formula) => Any(formula, Lookup) as Fraction?;

    /// <summary>Points before modifiers, in hundredths, rounded half up; null for rules it does not know.</summary>
    public static BigInteger? Hundredths(ScoringRule rule, Points weight, Fraction value)
    {
        var full = Fraction.Of(weight.ToRatio());
        Fraction? points = rule switch
        {
            ScoringRule.Linear { Over: OverPolicy.Cap } linear => value.IsLess(Fraction.Of(linear.Target))
                ? linear.ZeroBelow is { } zero && Larger(value, Nought).IsLess(Fraction.Of(zero)) ? Nought : Smaller(Larger(value, Nought) / Fraction.Of(linear.Target), Fraction.Of(linear.Cap)) * full
                : Fraction.Of(linear.Cap) * full,
            ScoringRule.Inverse inverse => !Fraction.Of(inverse.Target).IsLess(value) ? full
                : value.IsLess(Fraction.Of(inverse.ZeroAt)) ? full - ((value - Fraction.Of(inverse.Target)) / (Fraction.Of(inverse.ZeroAt) - Fraction.Of(inverse.Target)) * full)
                : Nought,
            ScoringRule.CountRatio => Smaller(Larger(value, Nought), new Fraction(1, 1)) * full,
            ScoringRule.Ladder ladder => Given(ladder.Bands.Single(band => Inside(band, value)), value),
            ScoringRule.ThresholdDeduct deduct => Deduct(deduct, full, value),
            _ => null,
        };
        return points is { } earned ? Round(Smaller(Larger(earned, Nought), full)) : null;
    }

    private static Fraction Given(Band band, Fraction value)
    {
        var start = Fraction.Of(band.Points.ToRatio());
        if (band.AtEnd is not { } end || band.From == band.To)
        {
            return start;
        }

        var (low, high) = (Fraction.Of(band.From!.Value), Fraction.Of(band.To!.Value));
        return (((high - value) * start) + ((value - low) * Fraction.Of(end.ToRatio()))) / (high - low);
    }

    private static Fraction Deduct(ScoringRule.ThresholdDeduct rule, Fraction full, Fraction value)
    {
        var size = rule.Absolute && value.Top.Sign < 0 ? Nought - value : value;
        var over = rule.Above ? size - Fraction.Of(rule.Threshold) : Fraction.Of(rule.Threshold) - size;
        if (over.Top.Sign <= 0)
        {
            return full;
        }

        if (rule.ZeroBeyond is { } limit && (rule.Above ? Fraction.Of(limit).IsLess(size) : size.IsLess(Fraction.Of(limit))))
        {
            return Nought;
        }

        var steps = over / Fraction.Of(rule.Deduct.Size);
        var counted = rule.Deduct.Mode switch
        {
            StepMode.Floor => new Fraction(steps.Top / steps.Bottom, 1),
            StepMode.Ceiling => new Fraction((steps.Top + steps.Bottom - 1) / steps.Bottom, 1),
            _ => steps,
        };
        var off = counted * Fraction.Of(rule.Deduct.Points.ToRatio());
        return full - (rule.MaxDeduct is { } most ? Smaller(off, Fraction.Of(most.ToRatio())) : off);
    }

    private static bool Inside(Band band, Fraction value)
    {
        var above = band.From is not { } from || (band.FromClosed ? !value.IsLess(Fraction.Of(from)) : Fraction.Of(from).IsLess(value));
        return above && (band.To is not { } to || (band.ToClosed ? !Fraction.Of(to).IsLess(value) : value.IsLess(Fraction.Of(to))));
    }

    private static Fraction Smaller(Fraction a, Fraction b) => b.IsLess(a) ? b : a;

    private static Fraction Larger(Fraction a, Fraction b) => a.IsLess(b) ? b : a;

    /// <summary>Not negative: half a hundredth goes up.</summary>
    private static BigInteger Round(Fraction points) => ((points.Top * 200) + points.Bottom) / (points.Bottom * 2);

    private object? Lookup(string key) => facts.Framework.FormulaOf(key) is { } inner ? Any(inner, Lookup) : Entered(facts.Figure(key));

    private static object? Entered(Outcome outcome) => outcome switch
    {
        Outcome.Figure figure => Fraction.Of(figure.Value),
        Outcome.Truth truth => truth.Holds,
        _ => null,
    };

    private object? Any(Formula formula, Func<string, object?> find) => formula switch
    {
        Formula.Number number => Fraction.Of(number.Value),
        Formula.Name name => find(name.Key),
        Formula.Negation negation => Any(negation.Operand, find) is Fraction a ? Nought - a : null,
        Formula.Absolute absolute => Any(absolute.Operand, find) is Fraction a ? (a.Top.Sign < 0 ? Nought - a : a) : null,
        Formula.Not not => Any(not.Operand, find) is bool a ? !a : null,
        Formula.Arithmetic arithmetic => (Any(arithmetic.Left, find), Any(arithmetic.Right, find)) is (Fraction a, Fraction b) ? Apply(arithmetic.Sign, a, b) : null,
        Formula.Comparison comparison => (Any(comparison.Left, find), Any(comparison.Right, find)) is (Fraction a, Fraction b) ? Holds(comparison.Sign, a, b) : null,
        Formula.Both both => (Any(both.Left, find), Any(both.Right, find)) is (bool a, bool b) ? a && b : null,
        Formula.Either either => (Any(either.Left, find), Any(either.Right, find)) is (bool a, bool b) ? a || b : null,
        Formula.Least least => (Any(least.Left, find), Any(least.Right, find)) is (Fraction a, Fraction b) ? Smaller(a, b) : null,
        Formula.Greatest greatest => (Any(greatest.Left, find), Any(greatest.Right, find)) is (Fraction a, Fraction b) ? Larger(a, b) : null,
        Formula.Choice choice => Any(choice.Condition, find) is bool yes ? Any(yes ? choice.Then : choice.Otherwise, find) : null,
        Formula.SumOver sum => Sum(sum),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private object? Sum(Formula.SumOver sum)
    {
        var list = facts.Framework.List(sum.List)!;
        var isHidden = facts.Framework.Questions.Any(question => question.Hides.Contains(sum.List) && facts.Record.Answers.TryGetValue(question.Key, out var yes) && !yes);
        var rows = isHidden ? [] : facts.Record.List(sum.List);
        var total = Nought;
        foreach (var row in rows)
        {
            if (Any(sum.Body, key => key.StartsWith(list.Key + ".", StringComparison.Ordinal) ? Entered(FactSheet.Cell(list, list.Column(key[(list.Key.Length + 1)..])!, row)) : Lookup(key)) is not Fraction part)
            {
                return null;
            }

            total += part;
        }

        return rows.Count == 0 ? null : total;
    }

    private static object? Apply(ArithmeticSign sign, Fraction a, Fraction b) => sign switch
    {
        ArithmeticSign.Plus => a + b,
        ArithmeticSign.Minus => a - b,
        ArithmeticSign.Times => a * b,
        _ => b.Top.IsZero ? null : a / b,
    };

    private static bool Holds(ComparisonSign sign, Fraction a, Fraction b) => sign switch
    {
        ComparisonSign.Less => a.IsLess(b),
        ComparisonSign.LessOrEqual => !b.IsLess(a),
        ComparisonSign.Equal => !a.IsLess(b) && !b.IsLess(a),
        ComparisonSign.NotEqual => a.IsLess(b) || b.IsLess(a),
        ComparisonSign.GreaterOrEqual => !a.IsLess(b),
        _ => b.IsLess(a),
    };
}
