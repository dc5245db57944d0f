using System.Diagnostics;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Formulas;

/// <summary>
/// Whether a formula makes sense: money ÷ money is a rate, money + people is an error, a condition is no figure.
/// A literal 0 may be compared with or added to anything; a count may be compared with a literal number (逾期天数＞10), money may not,
/// because nobody could tell 元 from 万元.
/// </summary>
public static class UnitCheck
{
    /// <summary>The unit of the formula (null: it is a truth), or the first fault.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="unitOf">Unit of a key; null for a yes/no figure. Columns of a list are asked for as <c>list.column</c>.</param>
    public static (Unit? Unit, FormulaFault? Fault) Check(Formula formula, Func<string, Unit?> unitOf)
    {
        var faults = new List<FormulaFault>();
        var meaning = new Reader(unitOf, faults).Read(formula);
        return faults.Count > 0 ? (null, faults[0]) : (meaning.IsTruth ? null : meaning.Unit, null);
    }

    private readonly record struct Meaning(Unit Unit, bool IsTruth = false, bool IsFree = false, bool IsWhole = false);

    private sealed class Reader(Func<string, Unit?> unitOf, List<FormulaFault> faults)
    {
        private static readonly Meaning Truth = new(Unit.None, IsTruth: true);

        private const string Comparing = "比较";

        public Meaning Read(Formula formula)
        {
            switch (formula)
            {
                case Formula.Number number:
                    return new Meaning(Unit.None, IsFree: number.Value.IsZero, IsWhole: number.Value.IsWhole);
                case Formula.Name name:
                    var unit = unitOf(name.Key);
                    return unit is null ? Truth : new Meaning(unit);
                case Formula.Negation negation:
                    return Figure(negation.Operand);
                case Formula.Absolute absolute:
                    return Figure(absolute.Operand);
                case Formula.Least least:
                    return Same(least.Left, least.Right, "比大小");
                case Formula.Greatest greatest:
                    return Same(greatest.Left, greatest.Right, "比大小");
                case Formula.Comparison comparison:
                    Same(comparison.Left, comparison.Right, Comparing);
                    return Truth;
                case Formula.Arithmetic { Sign: ArithmeticSign.Plus or ArithmeticSign.Minus } sum:
                    return Same(sum.Left, sum.Right, "相加减");
                case Formula.Arithmetic product:
                    var (left, right) = (Figure(product.Left), Figure(product.Right));
                    return new Meaning(product.Sign == ArithmeticSign.Times ? left.Unit * right.Unit : left.Unit / right.Unit);
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
                faults.Add(new FormulaFault(formula.Place, "这里应是数，不是条件。", "条件只能用在 if 的第一项或单独成式。"));
            }

            return meaning;
        }

        private Meaning Condition(Formula formula)
        {
            var meaning = Read(formula);
            if (!meaning.IsTruth)
            {
                faults.Add(new FormulaFault(formula.Place, "这里应是条件，不是数。", "请写成比较，如 a > 0。"));
            }

            return Truth;
        }

        /// <summary>审计问题数≥3: a whole number beside a count means as many of it; amounts always need another amount, 元 or 万元 would be a guess.</summary>
        private static bool IsCounted(Meaning number, Meaning count) => number is { IsWhole: true, Unit.IsNone: true } && count.Unit is { IsNone: false, IsMoney: false };

        private Meaning Same(Formula left, Formula right, string doing)
        {
            var (a, b) = (Figure(left), Figure(right));
            if (a.IsFree || b.IsFree)
            {
                return a.IsFree ? b : a;
            }

            if (doing == Comparing && (IsCounted(a, b) || IsCounted(b, a)))
            {
                return a;
            }

            if (!a.Unit.Equals(b.Unit))
            {
                faults.Add(new FormulaFault(
                    right.Place,
                    $"单位为“{a.Unit}”的数不能与单位为“{b.Unit}”的数{doing}。",
                    "请检查数据项是否选对，或先相除化为比率。"));
            }

            return a;
        }
    }
}
