using System.Diagnostics;

namespace Evaluation.Core.Formulas;

/// <summary>
/// How many binary digits the exact result of a formula can need. Figures that multiply one another over and over would double them with
/// every step; a framework whose formulas could pass the limit is refused, so that exact arithmetic always ends soon.
/// </summary>
public static class FormulaSize
{
    /// <summary>Far beyond anything a ratio of a budget needs, and still exact within microseconds.</summary>
    public const int Most = 65_536;

    /// <summary>Digits of an entered figure: 28 decimal digits above and below the line.</summary>
    private const int Entered = 192;

    /// <summary>Rows of a list add their denominators; a few is what differs in practice.</summary>
    private const int RowFactor = 8;

    /// <summary>Binary digits, not counted beyond a little over <see cref="Most"/>.</summary>
    /// <param name="sizeOf">Size behind a name; null for what is entered.</param>
    public static int Of(Formula formula, Func<string, int?> sizeOf) => Math.Min(Most + 1, formula switch
    {
        Formula.Number number => (int)(number.Value.Numerator.GetBitLength() + number.Value.Denominator.GetBitLength()),
        Formula.Name name => sizeOf(name.Key) ?? Entered,
        Formula.Negation negation => Of(negation.Operand, sizeOf),
        Formula.Absolute absolute => Of(absolute.Operand, sizeOf),
        Formula.Not not => Of(not.Operand, sizeOf),
        Formula.Arithmetic arithmetic => Of(arithmetic.Left, sizeOf) + Of(arithmetic.Right, sizeOf) + 1,
        Formula.Comparison comparison => Math.Max(Of(comparison.Left, sizeOf), Of(comparison.Right, sizeOf)),
        Formula.Both both => Math.Max(Of(both.Left, sizeOf), Of(both.Right, sizeOf)),
        Formula.Either either => Math.Max(Of(either.Left, sizeOf), Of(either.Right, sizeOf)),
        Formula.Least least => Math.Max(Of(least.Left, sizeOf), Of(least.Right, sizeOf)),
        Formula.Greatest greatest => Math.Max(Of(greatest.Left, sizeOf), Of(greatest.Right, sizeOf)),
        Formula.Choice choice => Math.Max(Of(choice.Condition, sizeOf), Math.Max(Of(choice.Then, sizeOf), Of(choice.Otherwise, sizeOf))),
        Formula.SumOver sum => Of(sum.Body, sizeOf) * RowFactor,
        _ => throw new UnreachableException(),
    });
}
