using System.Numerics;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Tests.TestData;

/// <summary>Fractions the slow way, by school arithmetic on whole numbers of any size: what <see cref="Ratio"/> is held against.</summary>
internal readonly record struct BigRational(BigInteger Above, BigInteger Below)
{
    public static BigRational Of(decimal value)
    {
        var bits = decimal.GetBits(value);
        var size = (uint)bits[0] + ((BigInteger)(uint)bits[1] << 32) + ((BigInteger)(uint)bits[2] << 64);
        return new(value < 0 ? -size : size, BigInteger.Pow(10, (bits[3] >> 16) & 0xFF));
    }

    public int Sign => Above.Sign * Below.Sign;

    public static BigRational operator +(BigRational a, BigRational b) => new((a.Above * b.Below) + (b.Above * a.Below), a.Below * b.Below);

    public static BigRational operator -(BigRational a, BigRational b) => new((a.Above * b.Below) - (b.Above * a.Below), a.Below * b.Below);

    public static BigRational operator -(BigRational a) => new(-a.Above, a.Below);

    public static BigRational operator *(BigRational a, BigRational b) => new(a.Above * b.Above, a.Below * b.Below);

    public static BigRational operator /(BigRational a, BigRational b) => new(a.Above * b.Below, a.Below * b.Above);

    /// <summary>−1, 0 or 1 as this is below, at or above the other.</summary>
    public int Against(BigRational other) => (this - other).Sign;

    /// <summary>In lowest terms with a positive denominator.</summary>
    public BigRational Lowest()
    {
        var divisor = BigInteger.GreatestCommonDivisor(Above, Below) * Below.Sign;
        return new(Above / divisor, Below / divisor);
    }

    /// <summary>Times 10^places to a whole number, halves away from zero.</summary>
    public BigInteger Digits(int places)
    {
        var (above, below) = Lowest();
        var twice = (2 * BigInteger.Abs(above) * BigInteger.Pow(10, places)) + below;
        return twice / (2 * below) * above.Sign;
    }

    public BigInteger Floor()
    {
        var (above, below) = Lowest();
        var rest = ((above % below) + below) % below;
        return (above - rest) / below;
    }
}
