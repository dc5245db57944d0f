using System.Numerics;

namespace Evaluation.Core.Quantities;

/// <summary>
/// The one place where digits are lost. Rounds half up by magnitude (四舍五入): 0.125 → 0.13, −0.125 → −0.13.
/// Source: the trade's own rule; the .NET default (half to even) is wrong here.
/// </summary>
public static class Rounding
{
    /// <summary>The fraction to <paramref name="decimals"/> places, half up.</summary>
    /// <exception cref="OverflowException">The result does not fit a decimal (about 7.9 × 10²⁸).</exception>
    public static decimal HalfUp(Ratio value, int decimals) => Place(Digits(value, decimals), decimals);

    /// <summary>The fraction times 10^<paramref name="decimals"/> to a whole number, half up: the digits to write, without limit of size.</summary>
    public static BigInteger Digits(Ratio value, int decimals)
    {
        var scaled = BigInteger.Abs(value.Numerator) * BigInteger.Pow(10, decimals);
        var whole = BigInteger.DivRem(scaled, value.Denominator, out var rest);
        if (rest * 2 >= value.Denominator)
        {
            whole += BigInteger.One;
        }

        return value.Sign < 0 ? -whole : whole;
    }

    /// <summary>The decimal to <paramref name="decimals"/> places, half up.</summary>
    public static decimal HalfUp(decimal value, int decimals) => HalfUp(Ratio.From(value), decimals);

    /// <summary>The next whole number at or below the fraction (每满一步).</summary>
    public static BigInteger Floor(Ratio value)
    {
        var whole = BigInteger.DivRem(value.Numerator, value.Denominator, out var rest);
        return rest.Sign < 0 ? whole - 1 : whole;
    }

    /// <summary>The next whole number at or above the fraction (不足一步按一步).</summary>
    public static BigInteger Ceiling(Ratio value) => -Floor(-value);

    private static decimal Place(BigInteger digits, int decimals)
    {
        var result = (decimal)digits;
        for (var place = 0; place < decimals; place++)
        {
            result /= 10m;
        }

        // Keeps trailing zeros (4423.60), which division alone drops.
        return result + new decimal(0, 0, 0, isNegative: false, (byte)decimals);
    }
}
