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
    public static decimal HalfUp(Ratio value, int decimals) => NarrowDigits(value, decimals, out var digits, out var isNegative)
        ? new decimal((int)(uint)digits, (int)(uint)(digits >> 32), 0, isNegative, (byte)decimals)
        : Place(WideDigits(value, decimals), decimals);

    /// <summary>The fraction times 10^<paramref name="decimals"/> to a whole number, half up: the digits to write, without limit of size.</summary>
    public static BigInteger Digits(Ratio value, int decimals) => NarrowDigits(value, decimals, out var digits, out var isNegative)
        ? isNegative ? -(BigInteger)digits : digits
        : WideDigits(value, decimals);

    /// <summary>The decimal to <paramref name="decimals"/> places, half up.</summary>
    public static decimal HalfUp(decimal value, int decimals) => HalfUp(Ratio.From(value), decimals);

    /// <summary>The fraction in whole hundredths, half up.</summary>
    /// <exception cref="OverflowException">They do not fit 64 bits.</exception>
    internal static long Hundredths(in Ratio value) => NarrowDigits(value, 2, out var digits, out var isNegative)
        ? isNegative ? -checked((long)digits) : checked((long)digits)
        : (long)WideDigits(value, 2);

    /// <summary>The next whole number at or below the fraction (每满一步), itself as a fraction.</summary>
    internal static Ratio WholeBelow(in Ratio value) =>
        value.IsNarrow(out var numerator, out var denominator) ? Ratio.Of(Floor(numerator, denominator), 1) : Ratio.Of(Floor(value), 1);

    /// <summary>The next whole number at or above the fraction (不足一步按一步), itself as a fraction.</summary>
    internal static Ratio WholeAbove(in Ratio value) => -WholeBelow(-value);

    /// <summary>The next whole number at or below the fraction.</summary>
    public static BigInteger Floor(Ratio value)
    {
        if (value.IsNarrow(out var numerator, out var denominator))
        {
            return Floor(numerator, denominator);
        }

        var whole = BigInteger.DivRem(value.Numerator, value.Denominator, out var rest);
        return rest.Sign < 0 ? whole - 1 : whole;
    }

    /// <summary>The next whole number at or above the fraction (不足一步按一步).</summary>
    public static BigInteger Ceiling(Ratio value) => -Floor(-value);

    /// <summary>The digits without their sign while every step of the division fits 64 bits; zero is not negative.</summary>
    internal static bool NarrowDigits(in Ratio value, int decimals, out ulong digits, out bool isNegative)
    {
        digits = 0;
        isNegative = false;
        if (!value.IsNarrow(out var numerator, out var denominator) || decimals >= Terms.TenTo.Length
            || Math.BigMul((ulong)Math.Abs(numerator), (ulong)Terms.TenTo[decimals], out var scaled) != 0)
        {
            return false;
        }

        var (quotient, rest) = Math.DivRem(scaled, (ulong)denominator);
        digits = rest >= (ulong)denominator - rest ? quotient + 1 : quotient;
        isNegative = numerator < 0 && digits != 0;
        return true;
    }

    private static long Floor(long numerator, long denominator)
    {
        var (quotient, left) = Math.DivRem(numerator, denominator);
        return left < 0 ? quotient - 1 : quotient;
    }

    private static BigInteger WideDigits(Ratio value, int decimals)
    {
        var denominator = value.Denominator;
        var scaled = BigInteger.Abs(value.Numerator) * BigInteger.Pow(10, decimals);
        var whole = BigInteger.DivRem(scaled, denominator, out var rest);
        if (rest * 2 >= denominator)
        {
            whole += BigInteger.One;
        }

        return value.Sign < 0 ? -whole : whole;
    }

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
