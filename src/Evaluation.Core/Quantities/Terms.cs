using System.Numerics;

namespace Evaluation.Core.Quantities;

/// <summary>
/// Whole-number arithmetic on the two terms of a fraction that fits 64 bits. Denominators are positive; numerators are never the lowest
/// 64-bit number. Says when a result does not fit instead of throwing, because that is a common case and no error.
/// </summary>
/// <remarks>Sums and products in lowest terms: D. Knuth, The Art of Computer Programming, volume 2, section 4.5.1.</remarks>
internal static class Terms
{
    /// <summary>10⁰ to 10¹⁸.</summary>
    internal static ReadOnlySpan<long> TenTo =>
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000,
        1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000,
        100_000_000_000_000_000, 1_000_000_000_000_000_000,
    ];

    internal static bool Fits(Int128 numerator) => numerator >= -long.MaxValue && numerator <= long.MaxValue;

    internal static bool Fits(BigInteger numerator) => numerator >= -long.MaxValue && numerator <= long.MaxValue;

    internal static bool Product(long left, long right, out long product)
    {
        var high = Math.BigMul(left, right, out product);
        return high == product >> 63 && product != long.MinValue;
    }

    internal static bool Sum(long left, long right, out long sum)
    {
        sum = unchecked(left + right);
        return ((left ^ sum) & (right ^ sum)) >= 0 && sum != long.MinValue;
    }

    /// <summary>a/b against c/d, by the cross products in 128 bits.</summary>
    internal static int Compare(long a, long b, long c, long d)
    {
        if (b == d)
        {
            return a.CompareTo(c);
        }

        var left = Math.BigMul(a, d, out var leftLow);
        var right = Math.BigMul(c, b, out var rightLow);
        return left == right ? ((ulong)leftLow).CompareTo((ulong)rightLow) : left.CompareTo(right);
    }

    internal static (long Numerator, long Denominator) Lowest(long numerator, long denominator)
    {
        var divisor = (long)Divisor(Size(numerator), (ulong)denominator);
        return divisor == 1 ? (numerator, denominator) : (numerator / divisor, denominator / divisor);
    }

    /// <summary>a/b + c/d in lowest terms.</summary>
    internal static (Int128 Numerator, Int128 Denominator) LowestSum(long a, long b, long c, long d)
    {
        (a, b) = Lowest(a, b);
        (c, d) = Lowest(c, d);
        var shared = (long)Divisor((ulong)b, (ulong)d);
        var sum = ((Int128)a * (d / shared)) + ((Int128)c * (b / shared));
        var divisor = shared == 1 ? 1 : (long)Divisor((ulong)Int128.Abs(sum % shared), (ulong)shared);
        return (sum / divisor, (Int128)(b / shared) * (d / divisor));
    }

    /// <summary>a/b × c/d in lowest terms.</summary>
    internal static (Int128 Numerator, Int128 Denominator) LowestProduct(long a, long b, long c, long d)
    {
        (a, b) = Lowest(a, b);
        (c, d) = Lowest(c, d);
        var first = (long)Divisor(Size(a), (ulong)d);
        var second = (long)Divisor(Size(c), (ulong)b);
        return ((Int128)(a / first) * (c / second), (Int128)(b / second) * (d / first));
    }

    /// <summary>Greatest common divisor by halving and subtracting; of 0 and n it is n.</summary>
    internal static ulong Divisor(ulong left, ulong right)
    {
        if (left == 0 || right == 0)
        {
            return left | right;
        }

        var twos = BitOperations.TrailingZeroCount(left | right);
        left >>= BitOperations.TrailingZeroCount(left);
        while (right != 0)
        {
            right >>= BitOperations.TrailingZeroCount(right);
            if (left > right)
            {
                (left, right) = (right, left);
            }

            right -= left;
        }

        return left << twos;
    }

    private static ulong Size(long numerator) => (ulong)Math.Abs(numerator);
}
