using System.Diagnostics;

namespace Evaluation.Core.Formulas;

/// <summary>Lays a formula out for people: the outermost division is a real fraction, signs are those of the trade (× ÷ （）).</summary>
public static class FormulaLayout
{
    /// <summary>The layout, with <paramref name="wordOf"/> deciding what stands for a name: its label, or its number.</summary>
    public static Typeset Of(Formula formula, Func<Formula.Name, string> wordOf) => Lay(formula, 0, wordOf, inFraction: false);

    private static Typeset Lay(Formula formula, int outer, Func<Formula.Name, string> wordOf, bool inFraction)
    {
        var strength = FormulaText.Strength(formula);
        var inner = formula switch
        {
            Formula.Number number => Piece(FormulaText.Literal(number)),
            Formula.Name name => Name(wordOf(name), outer),
            Formula.Negation negation => Row(Piece("-"), Lay(negation.Operand, strength, wordOf, inFraction)),
            Formula.Arithmetic { Sign: ArithmeticSign.DividedBy } division => Divide(division, strength, wordOf, inFraction),
            Formula.Arithmetic arithmetic => Row(
                Lay(arithmetic.Left, strength, wordOf, inFraction),
                Piece(arithmetic.Sign switch { ArithmeticSign.Plus => "+", ArithmeticSign.Minus => "-", _ => "×" }),
                Lay(arithmetic.Right, strength + 1, wordOf, inFraction)),
            Formula.Comparison comparison => Row(
                Lay(comparison.Left, strength + 1, wordOf, inFraction),
                Piece(FormulaText.Sign(comparison.Sign)),
                Lay(comparison.Right, strength + 1, wordOf, inFraction)),
            Formula.Both both => Row(Lay(both.Left, strength, wordOf, inFraction), Piece("，且"), Lay(both.Right, strength + 1, wordOf, inFraction)),
            Formula.Either either => Row(Lay(either.Left, strength, wordOf, inFraction), Piece("，或"), Lay(either.Right, strength + 1, wordOf, inFraction)),
            Formula.Not not => Row(Piece("非"), Lay(not.Operand, strength, wordOf, inFraction)),
            Formula.Absolute absolute => Row(Piece("|"), Lay(absolute.Operand, 0, wordOf, inFraction), Piece("|")),
            Formula.Least least => Call("较小值", wordOf, least.Left, least.Right),
            Formula.Greatest greatest => Call("较大值", wordOf, greatest.Left, greatest.Right),
            Formula.Choice choice => Call("如果", wordOf, choice.Condition, choice.Then, choice.Otherwise),
            Formula.SumOver sum => Row(Piece("Σ（"), Lay(sum.Body, 0, wordOf, inFraction: true), Piece("）")),
            _ => throw new UnreachableException(),
        };

        return strength < outer ? Row(Piece("（"), inner, Piece("）")) : inner;
    }

    private static Typeset Divide(Formula.Arithmetic division, int strength, Func<Formula.Name, string> wordOf, bool inFraction)
    {
        if (inFraction)
        {
            return Row(Lay(division.Left, strength, wordOf, inFraction: true), Piece("÷"), Lay(division.Right, strength + 1, wordOf, inFraction: true));
        }

        var (above, below) = (Lay(division.Left, 0, wordOf, inFraction: true), Lay(division.Right, 0, wordOf, inFraction: true));
        return new Typeset.Fraction(above, below)
        {
            NumeratorInBrackets = NeedsBrackets(division.Left, above, strength),
            DenominatorInBrackets = NeedsBrackets(division.Right, below, strength + 1),
        };
    }

    private static bool NeedsBrackets(Formula side, Typeset laid, int outer) =>
        side is Formula.Name ? IsNegative(laid.Line) : FormulaText.Strength(side) < outer;

    private static Typeset Call(string name, Func<Formula.Name, string> wordOf, params IEnumerable<Formula> arguments)
    {
        var parts = new List<Typeset> { Piece(name + "（") };
        foreach (var argument in arguments)
        {
            parts.Add(Piece(parts.Count == 1 ? string.Empty : "，"));
            parts.Add(Lay(argument, 0, wordOf, inFraction: true));
        }

        parts.Add(Piece("）"));
        return new Typeset.Sequence(parts);
    }

    /// <summary>A negative number inside a sum or product needs brackets.</summary>
    private static Typeset Name(string word, int outer) =>
        outer > 0 && IsNegative(word) ? Piece($"（{word}）") : Piece(word);

    private static bool IsNegative(string word) => word.StartsWith('-');

    private static Typeset.Piece Piece(string text) => new(text);

    private static Typeset.Sequence Row(params IReadOnlyList<Typeset> parts) => new(parts);
}
