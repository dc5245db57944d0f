using System.Diagnostics;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Formulas;

/// <summary>
/// Whether a formula makes sense: money ÷ money is a rate, money + people is an error, a condition is no figure.
/// A literal 0 may be compared with or added to anything; a count may be compared with a literal number (逾期天数＞10); money only with an
/// amount that says its unit (5万元), because nobody could tell 元 from 万元; a rate with nothing above 1 that has no percent sign (80 is 8000%).
/// </summary>
public static class UnitCheck
{
    /// <summary>The unit of the formula (null: it is a truth), or the first fault.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="unitOf">Unit of a key; null for a yes/no figure. Columns of a list are asked for as <c>list.column</c>.</param>
    /// <param name="isRate">Whether a key is a percentage; null: none is.</param>
    public static (Unit? Unit, FormulaFault? Fault) Check(Formula formula, Func<string, Unit?> unitOf, Func<string, bool>? isRate = null) =>
        Check(formula, unitOf, isRate, out _);

    /// <param name="formula">The formula.</param>
    /// <param name="unitOf">As above.</param>
    /// <param name="isRate">As above.</param>
    /// <param name="givesRate">Whether the result is a rate: a percentage or a quotient whose units cancel out; a mere number is none.</param>
    public static (Unit? Unit, FormulaFault? Fault) Check(Formula formula, Func<string, Unit?> unitOf, Func<string, bool>? isRate, out bool givesRate)
    {
        var faults = new List<FormulaFault>();
        var meaning = new Reader(unitOf, isRate ?? (_ => false), faults).Read(formula);
        givesRate = meaning.IsRate;
        return faults.Count > 0 ? (null, faults.Find(fault => !fault.IsForAuthors) ?? faults[0]) : (meaning.IsTruth ? null : meaning.Unit, null);
    }

    /// <param name="IsRate">A percentage or a quotient whose units cancel out.</param>
    /// <param name="Literal">A number as it stands in the formula.</param>
    private readonly record struct Meaning(Unit Unit, bool IsTruth = false, bool IsFree = false, bool IsWhole = false, bool IsRate = false, Formula.Number? Literal = null);

    private sealed class Reader(Func<string, Unit?> unitOf, Func<string, bool> isRate, List<FormulaFault> faults)
    {
        private static readonly Meaning Truth = new(Unit.None, IsTruth: true);

        private const string Comparing = "比较";
        private const string Ranking = "比大小";

        public Meaning Read(Formula formula)
        {
            switch (formula)
            {
                case Formula.Number number:
                    return number.IsMoney
                        ? new Meaning(Unit.Money)
                        : new Meaning(Unit.None, IsFree: number.Value.IsZero, IsWhole: number.Value.IsWhole && number.Form == NumberForm.Plain, Literal: number);
                case Formula.Name name:
                    var unit = unitOf(name.Key);
                    return unit is null ? Truth : new Meaning(unit, IsRate: isRate(name.Key));
                case Formula.Negation negation:
                    return Figure(negation.Operand);
                case Formula.Absolute absolute:
                    return Figure(absolute.Operand);
                case Formula.Least least:
                    return Same(least.Left, least.Right, Ranking);
                case Formula.Greatest greatest:
                    return Same(greatest.Left, greatest.Right, Ranking);
                case Formula.Comparison comparison:
                    Same(comparison.Left, comparison.Right, Comparing);
                    return Truth;
                case Formula.Arithmetic { Sign: ArithmeticSign.Plus or ArithmeticSign.Minus } sum:
                    return Same(sum.Left, sum.Right, "相加减");
                case Formula.Arithmetic product:
                    var (left, right) = (Figure(product.Left), Figure(product.Right));
                    return product.Sign == ArithmeticSign.Times
                        ? new Meaning(left.Unit * right.Unit, IsRate: (left.IsRate || right.IsRate) && IsRateOrShare(left) && IsRateOrShare(right))
                        : new Meaning(left.Unit / right.Unit, IsRate: left.Unit.Equals(right.Unit) && !left.Unit.IsNone);
                case Formula.Not not:
                    return Condition(not.Operand);
                case Formula.Both both:
                    Condition(both.Left);
                    return Condition(both.Right);
                case Formula.Either either:
                    Condition(either.Left);
                    return Condition(either.Right);
                case Formula.Choice choice:
                    Condition(choice.Condition);
                    return Same(choice.Then, choice.Otherwise, "并列");
                case Formula.SumOver sum:
                    return Figure(sum.Body);
                default:
                    throw new UnreachableException();
            }
        }

        private Meaning Figure(Formula formula)
        {
            var meaning = Read(formula);
            if (meaning.IsTruth)
            {
                faults.Add(formula is Formula.Name
                    ? new FormulaFault(formula.Place, "这里应是数，不是“是否”类的数据项。", "写名称本身就是“是”，写 非 名称 就是“否”，不用写＝1；要变成数的，写成 如果（名称，1，0）。")
                    : new FormulaFault(formula.Place, "这里应是数，不是条件。", "条件只能写在 如果（条件，数，数）的第一项，或单独成式。"));
            }

            return meaning;
        }

        private Meaning Condition(Formula formula)
        {
            var meaning = Read(formula);
            if (!meaning.IsTruth)
            {
                faults.Add(new FormulaFault(formula.Place, "这里应是条件，不是数。", "请写成比较，如 违规事项数＞0。"));
            }

            return Truth;
        }

        /// <summary>A rate, or a number of 1 and less: what multiplies a rate to another rate; ×100 makes a number of it.</summary>
        private static bool IsRateOrShare(Meaning part) => part.IsRate || (part.Literal is { } number && (number.Form == NumberForm.Percent || Ratio.Abs(number.Value) <= Ratio.One));

        /// <summary>执行率＜80: nobody means 8000%.</summary>
        private void Unsigned(Meaning number, Meaning rate, Formula at)
        {
            if (rate.IsRate && number.Literal is { Form: NumberForm.Plain, Value: var value } && Ratio.Abs(value) > Ratio.One)
            {
                var (written, whole) = (FigureText.UnroundedPoints(value), FigureText.ShortPercent(value));
                faults.Add(new FormulaFault(at.Place, $"“{written}”没有写%，同它比较的是比率，这样就是{whole}。", $"是{written}%的写 {written}%，是{written}倍的写 {whole}。") { IsForAuthors = true });
            }
        }

        /// <summary>审计问题数≥3: a whole number beside a count means as many of it; amounts always need another amount, 元 or 万元 would be a guess.</summary>
        private static bool IsCounted(Meaning number, Meaning count) => number is { IsWhole: true, Unit.IsNone: true } && count.Unit is { IsNone: false, IsMoney: false };

        private Meaning Same(Formula left, Formula right, string doing)
        {
            var (a, b) = (Figure(left), Figure(right));
            if (a.IsFree || b.IsFree)
            {
                return (a.IsFree ? b : a) with { Literal = null };
            }

            if (doing is Comparing or Ranking)
            {
                Unsigned(a, b, left);
                Unsigned(b, a, right);
            }

            if (doing == Comparing)
            {
                if (IsCounted(a, b) || IsCounted(b, a))
                {
                    return a;
                }
            }

            if (!a.Unit.Equals(b.Unit))
            {
                faults.Add(new FormulaFault(
                    right.Place,
                    $"单位为“{a.Unit}”的数不能与单位为“{b.Unit}”的数{doing}。",
                    (a.Unit.IsMoney && b.Literal is not null) || (b.Unit.IsMoney && a.Literal is not null)
                        ? "金额要带单位，如 5万元、50000元。"
                        : "请检查数据项是否选对，或先相除化为比率。"));
            }

            return a with { IsRate = a.IsRate || b.IsRate, Literal = null };
        }
    }
}
