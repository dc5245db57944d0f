using System.Numerics;
using CsCheck;
using Evaluation.Core.Formulas;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Tests.Formulas;

public sealed class FormulaEvaluatorTests
{
    private static readonly Gen<(BigInteger N, BigInteger D)> Value =
        Gen.Select(Gen.Int[-50, 50], Gen.Int[1, 40], (n, d) => ((BigInteger)n, (BigInteger)d));

    [Fact]
    public void Evaluation_is_school_arithmetic_on_fractions() =>
        Gen.Select(AnyFormula.Any, Value, Value, Value).Sample(
            (formula, a, b, c) =>
            {
                var values = new Dictionary<string, (BigInteger N, BigInteger D)>(StringComparer.Ordinal) { ["a"] = a, ["b"] = b, ["c"] = c };
                var outcome = FormulaEvaluator.Evaluate(formula, FigureSource.Of(key => new Outcome.Figure(Ratio.Of(values[key].N, values[key].D))));
                switch (School(formula, values))
                {
                    case (BigInteger n, BigInteger d):
                        var figure = Assert.IsType<Outcome.Figure>(outcome);
                        Assert.Equal(n * figure.Value.Denominator, figure.Value.Numerator * d);
                        break;
                    case bool truth:
                        Assert.Equal(truth, Assert.IsType<Outcome.Truth>(outcome).Holds);
                        break;
                    default:
                        Assert.IsType<Outcome.ZeroDenominator>(outcome);
                        break;
                }
            },
            iter: 3_000);

    [Fact]
    public void One_third_times_three_reaches_one() => Assert.Equal(new Outcome.Truth(true), Of("1/3*3 ≥ 1"));

    [Theory]
    [InlineData("a + b", "a b")]
    [InlineData("b / a + b * 2", "b a")]
    [InlineData("1 / 0 + a", "a")]
    [InlineData("a > 0 或 1 > 0", "a")]
    [InlineData("非 非 a > 0", "a")]
    [InlineData("如果(a > 0, 1, 2)", "a")]
    public void Missing_operands_are_named_in_the_order_met(string text, string keys) =>
        Assert.Equal(new Outcome.Missing(keys.Split(' ')), FormulaEvaluator.Evaluate(AnyFormula.Parsed(text), FigureSource.Of(key => new Outcome.Missing([key]))));

    [Fact]
    public void The_branch_not_taken_may_be_missing() =>
        Assert.Equal(
            new Outcome.Figure(1),
            FormulaEvaluator.Evaluate(AnyFormula.Parsed("如果(1 > 0, 1, a)"), FigureSource.Of(key => new Outcome.Missing([key]))));

    [Theory]
    [InlineData("0 / (1 - 1)", true)]
    [InlineData("5 / (1 - 1)", false)]
    [InlineData("2 * (5 / 0) + 1", false)]
    public void A_zero_denominator_is_named(string text, bool numeratorIsZero) =>
        Assert.Equal(numeratorIsZero, Assert.IsType<Outcome.ZeroDenominator>(Of(text)).NumeratorIsZero);

    [Fact]
    public void Deep_negation_of_something_missing_asks_for_it_once()
    {
        var asked = 0;
        var formula = AnyFormula.Parsed(string.Concat(Enumerable.Repeat("非 ", 60)) + "a > 0");

        FormulaEvaluator.Evaluate(formula, FigureSource.Of(key =>
        {
            asked++;
            return new Outcome.Missing([key]);
        }));

        Assert.Equal(1, asked);
    }

    [Fact]
    public void A_sum_adds_the_rows_and_is_missing_without_any()
    {
        static FigureSource Row(int x) => FigureSource.Of(_ => new Outcome.Figure(x));
        var formula = AnyFormula.Parsed("求和(明细, 金额 * 2)");

        Assert.Equal(new Outcome.Figure(12), FormulaEvaluator.Evaluate(formula, new FigureSource(key => new Outcome.Missing([key]), _ => [Row(1), Row(2), Row(3)])));
        Assert.Equal(new Outcome.Missing(["rows"]), FormulaEvaluator.Evaluate(formula, new FigureSource(key => new Outcome.Missing([key]), _ => [])));
    }

    [Theory]
    [InlineData("a / b", "元/人")]
    [InlineData("a / a", "无单位")]
    [InlineData("a + 0", "元")]
    [InlineData("max(a, a * 2)", "元")]
    [InlineData("if(b > 0, a, 0)", "元")]
    [InlineData("sum(明细, x)", "元")]
    [InlineData("if(b ≥ 3, a, 0)", "元")]
    public void Units_that_fit_give_the_unit(string text, string unit) => Assert.Equal(unit, Check(text).Unit!.ToString());

    [Theory]
    [InlineData("a + b", 4)]
    [InlineData("a > b", 4)]
    [InlineData("a + 1", 4)]
    [InlineData("min(a, b)", 7)]
    [InlineData("if(a, 1, 2)", 3)]
    [InlineData("(a > 0) + 1", 1)]
    [InlineData("非 a", 2)]
    [InlineData("a ≥ 3", 4)]
    [InlineData("b ≥ 0.5", 4)]
    [InlineData("b + 3", 4)]
    public void Units_that_do_not_fit_are_a_fault_at_their_place(string text, int start) => Assert.Equal(start, Check(text).Fault!.Place.Start);

    private static (Unit? Unit, FormulaFault? Fault) Check(string text) =>
        UnitCheck.Check(AnyFormula.Parsed(text), key => key == "b" ? Unit.Base("人") : Unit.Money);

    private static Outcome Of(string text) => FormulaEvaluator.Evaluate(AnyFormula.Parsed(text), FigureSource.Of(key => new Outcome.Missing([key])));

    /// <summary>A second evaluator that shares nothing with the first: a fraction, a truth, or null for a division by zero.</summary>
    private static object? School(Formula formula, Dictionary<string, (BigInteger N, BigInteger D)> values)
    {
        switch (formula)
        {
            case Formula.Number number: return (number.Value.Numerator, number.Value.Denominator);
            case Formula.Name name: return values[name.Key];
            case Formula.Negation negation: return Fraction(negation.Operand) is var (n, d) ? (-n, d) : null;
            case Formula.Absolute absolute: return Fraction(absolute.Operand) is var (an, ad) ? (BigInteger.Abs(an), BigInteger.Abs(ad)) : null;
            case Formula.Arithmetic arithmetic: return Calculate(arithmetic.Sign, Fraction(arithmetic.Left), Fraction(arithmetic.Right));
            case Formula.Least least: return Order(least.Left, least.Right) is { } order ? Fraction(order <= 0 ? least.Left : least.Right) : null;
            case Formula.Greatest greatest: return Order(greatest.Left, greatest.Right) is { } over ? Fraction(over >= 0 ? greatest.Left : greatest.Right) : null;
            case Formula.Comparison comparison: return Order(comparison.Left, comparison.Right) is { } sign ? Holds(comparison.Sign, sign) : null;
            case Formula.Not not: return School(not.Operand, values) is bool truth ? !truth : null;
            case Formula.Both both: return (School(both.Left, values), School(both.Right, values)) is (bool l, bool r) ? l && r : null;
            case Formula.Either either: return (School(either.Left, values), School(either.Right, values)) is (bool x, bool y) ? x || y : null;
            case Formula.Choice choice: return School(choice.Condition, values) is bool which ? School(which ? choice.Then : choice.Otherwise, values) : null;
            default: throw new NotSupportedException();
        }

        (BigInteger N, BigInteger D)? Fraction(Formula part) => School(part, values) is (BigInteger n, BigInteger d) ? (n, d) : null;

        int? Order(Formula left, Formula right) =>
            (Fraction(left), Fraction(right)) is ({ } a, { } b) ? ((a.N * b.D) - (b.N * a.D)).Sign * a.D.Sign * b.D.Sign : null;
    }

    private static object? Calculate(ArithmeticSign sign, (BigInteger N, BigInteger D)? left, (BigInteger N, BigInteger D)? right)
    {
        if (left is not var (a, b) || right is not var (c, d))
        {
            return null;
        }

        return sign switch
        {
            ArithmeticSign.Plus => ((a * d) + (c * b), b * d),
            ArithmeticSign.Minus => ((a * d) - (c * b), b * d),
            ArithmeticSign.Times => (a * c, b * d),
            _ when c.IsZero => null,
            _ => (a * d, b * c),
        };
    }

    private static bool Holds(ComparisonSign sign, int order) => sign switch
    {
        ComparisonSign.Less => order < 0,
        ComparisonSign.LessOrEqual => order <= 0,
        ComparisonSign.Equal => order == 0,
        ComparisonSign.NotEqual => order != 0,
        ComparisonSign.GreaterOrEqual => order >= 0,
        _ => order > 0,
    };
}
