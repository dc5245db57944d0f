using System.Numerics;
using CsCheck;
using Evaluation.Core.Formulas;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Tests.TestData;

/// <summary>Generated formulas over the names a, b, c (甲, 乙, 丙) and their reading.</summary>
internal static class AnyFormula
{
    private static SourcePlace Nowhere => default;

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["a"] = "a", ["b"] = "b", ["c"] = "c", ["甲"] = "a", ["乙"] = "b", ["本年支出2"] = "c",
    };

    public static readonly Dictionary<string, string> NameOf = new(StringComparer.Ordinal) { ["a"] = "甲", ["b"] = "乙", ["c"] = "本年支出2" };

    private static Gen<Formula> Leaf { get; } = Gen.OneOf<Formula>(
        Gen.Char["abc"].Select(Formula (key) => new Formula.Name(key.ToString(), Nowhere)),
        Gen.Select(Gen.Long[0, 100_000], Gen.Int[0, 8], Formula (digits, places) =>
            new Formula.Number(Ratio.Of(digits, BigInteger.Pow(10, places)), Nowhere)),
        Gen.Select(Gen.Long[0, 100_000], Gen.Int[0, 6], Gen.Enum<NumberForm>(), Formula (digits, places, form) =>
            new Formula.Number(Ratio.Of(digits, BigInteger.Pow(10, places)), Nowhere, form)));

    public static Gen<Formula> Figure { get; } = Gen.Recursive<Formula>((depth, self) => depth >= 4 ? Leaf : FigureOver(self));

    public static Gen<Formula> Small { get; } = Gen.Recursive<Formula>((depth, self) => depth >= 2 ? Leaf : FigureOver(self));

    /// <summary>A figure or a truth.</summary>
    public static Gen<Formula> Any { get; } = Gen.OneOf(Figure, Truth(Figure, 3));

    public static (Formula? Formula, FormulaFault? Fault) Read(string text) =>
        FormulaParser.Parse(text, word => Names.GetValueOrDefault(word) ?? (word == "明细" ? "rows" : null), key => key == "rows" ? Column : null);

    public static Formula Parsed(string text) => Read(text) is { Formula: { } formula } ? formula : throw new InvalidOperationException(Read(text).Fault!.ToString());

    private static string? Column(string word) => word is "x" or "金额" ? "rows.x" : null;

    private static Gen<Formula> FigureOver(Gen<Formula> self) => Gen.OneOf<Formula>(
        Leaf,
        self.Select(Formula (operand) => new Formula.Negation(operand, Nowhere)),
        self.Select(Formula (operand) => new Formula.Absolute(operand, Nowhere)),
        Gen.Select(self, self, Gen.Enum<ArithmeticSign>(), Formula (left, right, sign) => new Formula.Arithmetic(sign, left, right, Nowhere)),
        Gen.Select(self, self, Gen.Enum<ArithmeticSign>(), Formula (left, right, sign) => new Formula.Arithmetic(sign, left, right, Nowhere)),
        Gen.Select(self, self, Formula (left, right) => new Formula.Least(left, right, Nowhere)),
        Gen.Select(self, self, Formula (left, right) => new Formula.Greatest(left, right, Nowhere)),
        Gen.Select(Truth(self, 2), self, self, Formula (condition, then, otherwise) => new Formula.Choice(condition, then, otherwise, Nowhere)));

    private static Gen<Formula> Truth(Gen<Formula> figure, int depth)
    {
        var comparison = Gen.Select(figure, figure, Gen.Enum<ComparisonSign>(), Formula (left, right, sign) => new Formula.Comparison(sign, left, right, Nowhere));
        if (depth == 0)
        {
            return comparison;
        }

        var below = Truth(figure, depth - 1);
        return Gen.OneOf<Formula>(
            comparison,
            below.Select(Formula (operand) => new Formula.Not(operand, Nowhere)),
            Gen.Select(below, below, Formula (left, right) => new Formula.Both(left, right, Nowhere)),
            Gen.Select(below, below, Formula (left, right) => new Formula.Either(left, right, Nowhere)));
    }
}
