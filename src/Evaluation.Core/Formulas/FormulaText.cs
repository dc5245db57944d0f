using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Text;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Formulas;

/// <summary>Prints a formula so that it reads back as the same tree.</summary>
public static class FormulaText
{
    private const int LongestLiteral = 40;

    /// <summary>The formula on one line with names as <paramref name="nameOf"/> gives them; keys are always readable.</summary>
    public static string Print(Formula formula, Func<string, string>? nameOf = null)
    {
        var text = new StringBuilder();
        Write(formula, 0, nameOf ?? (key => key.Contains('.', StringComparison.Ordinal) ? key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..] : key), text);
        return text.ToString();
    }

    internal static int Strength(Formula formula) => formula switch
    {
        Formula.Either => 1,
        Formula.Both => 2,
        Formula.Not => 3,
        Formula.Comparison => 4,
        Formula.Arithmetic { Sign: ArithmeticSign.Plus or ArithmeticSign.Minus } => 5,
        Formula.Arithmetic => 6,
        Formula.Negation => 7,
        Formula.Number number when !HasDecimalText(number) => 6,
        _ => 8,
    };

    internal static string Sign(ComparisonSign sign) => sign switch
    {
        ComparisonSign.Less => "<",
        ComparisonSign.LessOrEqual => "≤",
        ComparisonSign.Equal => "=",
        ComparisonSign.NotEqual => "≠",
        ComparisonSign.GreaterOrEqual => "≥",
        ComparisonSign.Greater => ">",
        _ => throw new UnreachableException(),
    };

    /// <summary>A literal as it was typed: 100, 0.5, 90%, 5万元; a fraction that has no finite decimal as a division.</summary>
    internal static string Literal(Formula.Number number) =>
        number.Form != NumberForm.Plain && Decimal(number.Value / FormulaLexer.ValueOf(number.Form)) is { } digits ? digits + Unit(number.Form) : Literal(number.Value);

    private static string Literal(Ratio value)
    {
        if (value.IsWhole)
        {
            return value.Numerator.ToString(CultureInfo.InvariantCulture);
        }

        return Decimal(value)
            ?? (Decimal(value * Ratio.Hundred) is { } percent ? percent + "%" : string.Create(CultureInfo.InvariantCulture, $"{value.Numerator} / {value.Denominator}"));
    }

    /// <summary>The finite decimal, as far as a literal can be typed; null if there is none.</summary>
    private static string? Decimal(Ratio value)
    {
        for (var places = 0; places < LongestLiteral - 1; places++)
        {
            var scaled = value * Ratio.Of(BigInteger.Pow(10, places), 1);
            if (scaled.IsWhole)
            {
                var digits = scaled.Numerator.ToString(CultureInfo.InvariantCulture).PadLeft(places + 1, '0');
                return places == 0 ? digits : digits[..^places] + "." + digits[^places..];
            }
        }

        return null;
    }

    private static string Unit(NumberForm form) => form switch
    {
        NumberForm.Percent => "%",
        NumberForm.Yuan => "元",
        NumberForm.WanYuan => "万元",
        NumberForm.YiYuan => "亿元",
        _ => string.Empty,
    };

    private static bool HasDecimalText(Formula.Number number) => number.Value.IsWhole || !Literal(number).Contains('/', StringComparison.Ordinal);

    private static void Write(Formula formula, int outer, Func<string, string> nameOf, StringBuilder text)
    {
        var strength = Strength(formula);
        var bracket = strength < outer;
        text.Append(bracket ? "(" : string.Empty);
        switch (formula)
        {
            case Formula.Number number:
                text.Append(Literal(number));
                break;
            case Formula.Name name:
                text.Append(nameOf(name.Key));
                break;
            case Formula.Negation negation:
                text.Append('-');
                Write(negation.Operand, strength, nameOf, text);
                break;
            case Formula.Arithmetic arithmetic:
                Pair(arithmetic.Left, $" {Sign(arithmetic.Sign)} ", arithmetic.Right, strength);
                break;
            case Formula.Comparison comparison:
                Write(comparison.Left, strength + 1, nameOf, text);
                text.Append(' ').Append(Sign(comparison.Sign)).Append(' ');
                Write(comparison.Right, strength + 1, nameOf, text);
                break;
            case Formula.Both both:
                Pair(both.Left, " and ", both.Right, strength);
                break;
            case Formula.Either either:
                Pair(either.Left, " or ", either.Right, strength);
                break;
            case Formula.Not not:
                text.Append("not ");
                Write(not.Operand, strength, nameOf, text);
                break;
            case Formula.Choice choice:
                Call("if", choice.Condition, choice.Then, choice.Otherwise);
                break;
            case Formula.Absolute absolute:
                Call("abs", absolute.Operand);
                break;
            case Formula.Least least:
                Call("min", Chain<Formula.Least>(least, inner => (inner.Left, inner.Right)));
                break;
            case Formula.Greatest greatest:
                Call("max", Chain<Formula.Greatest>(greatest, inner => (inner.Left, inner.Right)));
                break;
            case Formula.SumOver sum:
                text.Append("sum(").Append(nameOf(sum.List)).Append(", ");
                Write(sum.Body, 0, nameOf, text);
                text.Append(')');
                break;
            default:
                throw new UnreachableException();
        }

        text.Append(bracket ? ")" : string.Empty);

        void Pair(Formula left, string sign, Formula right, int own)
        {
            Write(left, own, nameOf, text);
            text.Append(sign);
            Write(right, own + 1, nameOf, text);
        }

        void Call(string function, params ReadOnlySpan<Formula> arguments)
        {
            text.Append(function).Append('(');
            for (var index = 0; index < arguments.Length; index++)
            {
                text.Append(index == 0 ? string.Empty : ", ");
                Write(arguments[index], 0, nameOf, text);
            }

            text.Append(')');
        }
    }

    /// <summary>min(min(a, b), c) is what min(a, b, c) reads as, and is printed so: a long list never becomes deep nesting.</summary>
    private static Formula[] Chain<T>(T formula, Func<T, (Formula Left, Formula Right)> sides)
        where T : Formula
    {
        var arguments = new List<Formula>();
        Formula left = formula;
        while (left is T inner)
        {
            (left, var right) = sides(inner);
            arguments.Add(right);
        }

        arguments.Add(left);
        arguments.Reverse();
        return [.. arguments];
    }

    private static char Sign(ArithmeticSign sign) => sign switch
    {
        ArithmeticSign.Plus => '+',
        ArithmeticSign.Minus => '-',
        ArithmeticSign.Times => '*',
        ArithmeticSign.DividedBy => '/',
        _ => throw new UnreachableException(),
    };
}
