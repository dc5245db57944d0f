using System.Globalization;
using System.Numerics;

namespace Evaluation.Core.Quantities;

/// <summary>
/// An exact fraction: every figure between what was entered and what is awarded or shown.
/// Unit: none of its own. Range: unlimited (128-bit while it fits, arbitrary precision beyond). Rounding: never; see <see cref="Rounding"/>.
/// Refuses a zero denominator. The default value is 0.
/// </summary>
public readonly struct Ratio : IEquatable<Ratio>, IComparable<Ratio>
{
    private readonly Int128 _numerator;
    private readonly Int128 _denominatorLessOne;
    private readonly Wide? _wide;

    private Ratio(Int128 numerator, Int128 denominator)
    {
        _numerator = numerator;
        _denominatorLessOne = denominator - 1;
        _wide = null;
    }

    private Ratio(BigInteger numerator, BigInteger denominator)
    {
        _numerator = 0;
        _denominatorLessOne = 0;
        _wide = new Wide(numerator, denominator);
    }

    public static Ratio Zero => default;

    public static Ratio One => new((Int128)1, 1);

    public static Ratio Hundred => new((Int128)100, 1);

    /// <summary>Numerator in lowest terms; carries the sign.</summary>
    public BigInteger Numerator => _wide?.Numerator ?? _numerator;

    /// <summary>Denominator in lowest terms; always positive.</summary>
    public BigInteger Denominator => _wide?.Denominator ?? (_denominatorLessOne + 1);

    public int Sign => _wide?.Numerator.Sign ?? Int128.Sign(_numerator);

    public bool IsZero => Sign == 0;

    public bool IsWhole => Denominator.IsOne;

    public static Ratio Of(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException("A ratio has no zero denominator; division by zero is a named result of the formula.");
        }

        if (denominator.Sign < 0)
        {
            numerator = -numerator;
            denominator = -denominator;
        }

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (!divisor.IsOne)
        {
            numerator /= divisor;
            denominator /= divisor;
        }

        return Fits(numerator) && Fits(denominator)
            ? new Ratio((Int128)numerator, (Int128)denominator)
            : new Ratio(numerator, denominator);
    }

    /// <summary>The decimal as an exact fraction.</summary>
    public static Ratio From(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var magnitude = ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        var scale = (bits[3] >> 16) & 0xFF;
        return Of(bits[3] < 0 ? -magnitude : magnitude, BigInteger.Pow(10, scale));
    }

    public static implicit operator Ratio(int value) => new((Int128)value, 1);

    public static Ratio operator +(Ratio left, Ratio right)
    {
        if (Narrow(left, right))
        {
            try
            {
                checked
                {
                    var (a, b, c, d) = (left._numerator, left._denominatorLessOne + 1, right._numerator, right._denominatorLessOne + 1);
                    return b == d ? Reduce(a + c, b) : Reduce((a * d) + (c * b), b * d);
                }
            }
            catch (OverflowException)
            {
                // Falls through to the wide form below: an overflow is not an error here.
            }
        }

        return Of((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);
    }

    public static Ratio operator -(Ratio value) =>
        value._wide is null && value._numerator != Int128.MinValue
            ? new Ratio(-value._numerator, value._denominatorLessOne + 1)
            : Of(-value.Numerator, value.Denominator);

    public static Ratio operator -(Ratio left, Ratio right) => left + -right;

    public static Ratio operator *(Ratio left, Ratio right)
    {
        if (Narrow(left, right))
        {
            try
            {
                checked
                {
                    return Reduce(left._numerator * right._numerator, (left._denominatorLessOne + 1) * (right._denominatorLessOne + 1));
                }
            }
            catch (OverflowException)
            {
                // As above.
            }
        }

        return Of(left.Numerator * right.Numerator, left.Denominator * right.Denominator);
    }

    public static Ratio operator /(Ratio left, Ratio right) =>
        Of(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    public static bool operator ==(Ratio left, Ratio right) => left.Equals(right);

    public static bool operator !=(Ratio left, Ratio right) => !left.Equals(right);

    public static bool operator <(Ratio left, Ratio right) => left.CompareTo(right) < 0;

    public static bool operator >(Ratio left, Ratio right) => left.CompareTo(right) > 0;

    public static bool operator <=(Ratio left, Ratio right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Ratio left, Ratio right) => left.CompareTo(right) >= 0;

    public static Ratio Abs(Ratio value) => value.Sign < 0 ? -value : value;

    public static Ratio Min(Ratio left, Ratio right) => left <= right ? left : right;

    public static Ratio Max(Ratio left, Ratio right) => left >= right ? left : right;

    public int CompareTo(Ratio other)
    {
        if (Narrow(this, other))
        {
            try
            {
                checked
                {
                    return (_numerator * (other._denominatorLessOne + 1)).CompareTo(other._numerator * (_denominatorLessOne + 1));
                }
            }
            catch (OverflowException)
            {
                // As above.
            }
        }

        return (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);
    }

    public bool Equals(Ratio other) => Numerator == other.Numerator && Denominator == other.Denominator;

    public override bool Equals(object? obj) => obj is Ratio other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <summary>The fraction itself, for messages to developers: <c>22118/24240</c>.</summary>
    public override string ToString() =>
        IsWhole ? Numerator.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    private static bool Fits(BigInteger value) => value >= Int128.MinValue && value <= Int128.MaxValue;

    private static bool Narrow(Ratio left, Ratio right) => left._wide is null && right._wide is null;

    private static Ratio Reduce(Int128 numerator, Int128 denominator)
    {
        var (a, b) = (numerator < 0 ? checked(-numerator) : numerator, denominator);
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a <= 1 ? new Ratio(numerator, a == 0 ? 1 : denominator) : new Ratio(numerator / a, denominator / a);
    }

    private sealed record Wide(BigInteger Numerator, BigInteger Denominator);
}
