using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Evaluation.Core.Quantities;

/// <summary>
/// An exact fraction: every figure between what was entered and what is awarded or shown.
/// Unit: none of its own. Range: unlimited (64-bit while it fits, arbitrary precision beyond). Rounding: never; see <see cref="Rounding"/>.
/// Refuses a zero denominator. The default value is 0.
/// </summary>
/// <remarks>
/// Narrow fractions need not be in lowest terms: reducing costs more than the arithmetic of a whole rule, so it is done when a result
/// would not fit otherwise, or when somebody asks for the terms. Wide fractions are in lowest terms, and one that fits is never wide;
/// so a wide and a narrow fraction are never equal.
/// </remarks>
public readonly struct Ratio : IEquatable<Ratio>, IComparable<Ratio>
{
    /// <summary>Never <see cref="long.MinValue"/>: every narrow numerator can be negated.</summary>
    private readonly long _numerator;
    private readonly long _denominatorLessOne;
    private readonly Wide? _wide;

    private Ratio(long numerator, long denominator)
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

    public static Ratio One => new(1L, 1L);

    public static Ratio Hundred => new(100L, 1L);

    /// <summary>Numerator in lowest terms; carries the sign.</summary>
    public BigInteger Numerator => _wide?.Numerator ?? Terms.Lowest(_numerator, Below).Numerator;

    /// <summary>Denominator in lowest terms; always positive.</summary>
    public BigInteger Denominator => _wide?.Denominator ?? Terms.Lowest(_numerator, Below).Denominator;

    public int Sign => _wide?.Numerator.Sign ?? Math.Sign(_numerator);

    public bool IsZero => _wide is null && _numerator == 0;

    public bool IsWhole => _wide is null ? _numerator % Below == 0 : _wide.Denominator.IsOne;

    private long Below => _denominatorLessOne + 1;

    public static Ratio Of(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw NoDenominator();
        }

        if (denominator.Sign < 0)
        {
            numerator = -numerator;
            denominator = -denominator;
        }

        if (!denominator.IsOne && BigInteger.GreatestCommonDivisor(numerator, denominator) is { IsOne: false } divisor)
        {
            numerator /= divisor;
            denominator /= divisor;
        }

        return Terms.Fits(numerator) && denominator <= long.MaxValue
            ? new Ratio((long)numerator, (long)denominator)
            : new Ratio(numerator, denominator);
    }

    public static Ratio Of(long numerator, long denominator) => denominator switch
    {
        0 => throw NoDenominator(),
        > 0 when numerator != long.MinValue => new Ratio(numerator, denominator),
        < 0 when numerator != long.MinValue && denominator != long.MinValue => new Ratio(-numerator, -denominator),
        _ => Of((BigInteger)numerator, denominator),
    };

    /// <summary>The decimal as an exact fraction.</summary>
    public static Ratio From(decimal value) => From(value, 0);

    /// <summary>A percentage as an exact fraction: 92.5 is 0.925.</summary>
    internal static Ratio FromPercent(decimal value) => From(value, 2);

    /// <summary>The decimal divided by ten so many times.</summary>
    private static Ratio From(decimal value, int places)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var low = ((ulong)(uint)bits[1] << 32) | (uint)bits[0];
        var scale = ((bits[3] >> 16) & 0xFF) + places;
        if (bits[2] == 0 && low <= long.MaxValue && scale < Terms.TenTo.Length)
        {
            return new Ratio(bits[3] < 0 ? -(long)low : (long)low, Terms.TenTo[scale]);
        }

        var magnitude = ((BigInteger)(uint)bits[2] << 64) | low;
        return Of(bits[3] < 0 ? -magnitude : magnitude, BigInteger.Pow(10, scale));
    }

    public static implicit operator Ratio(int value) => new(value, 1L);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ratio operator +(in Ratio left, in Ratio right) =>
        left._wide is null && right._wide is null && left._denominatorLessOne == right._denominatorLessOne
            && Terms.Sum(left._numerator, right._numerator, out var sum)
            ? new Ratio(sum, left.Below)
            : Add(left, right);

    public static Ratio operator -(in Ratio value) =>
        value._wide is { } wide ? new Ratio(-wide.Numerator, wide.Denominator) : new Ratio(-value._numerator, value.Below);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ratio operator -(in Ratio left, in Ratio right) => left + -right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ratio operator *(in Ratio left, in Ratio right) =>
        left._wide is null && right._wide is null
            && Terms.Product(left._numerator, right._numerator, out var above) && Terms.Product(left.Below, right.Below, out var below)
            ? new Ratio(above, below)
            : Multiply(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ratio operator /(in Ratio left, in Ratio right) =>
        left._wide is null && right._wide is null && right._numerator > 0 && left._denominatorLessOne == right._denominatorLessOne
            ? new Ratio(left._numerator, right._numerator)
            : Divide(left, right);

    public static bool operator ==(in Ratio left, in Ratio right) => left.Equals(right);

    public static bool operator !=(in Ratio left, in Ratio right) => !left.Equals(right);

    public static bool operator <(in Ratio left, in Ratio right) => Compare(left, right) < 0;

    public static bool operator >(in Ratio left, in Ratio right) => Compare(left, right) > 0;

    public static bool operator <=(in Ratio left, in Ratio right) => Compare(left, right) <= 0;

    public static bool operator >=(in Ratio left, in Ratio right) => Compare(left, right) >= 0;

    public static Ratio Abs(in Ratio value) => value.Sign < 0 ? -value : value;

    public static Ratio Min(in Ratio left, in Ratio right) => left <= right ? left : right;

    public static Ratio Max(in Ratio left, in Ratio right) => left >= right ? left : right;

    public int CompareTo(Ratio other) => Compare(this, other);

    public bool Equals(Ratio other) => _wide is null
        ? other._wide is null && Terms.Compare(_numerator, Below, other._numerator, other.Below) == 0
        : _wide.Equals(other._wide);

    public override bool Equals(object? obj) => obj is Ratio other && Equals(other);

    public override int GetHashCode() => _wide?.GetHashCode() ?? Terms.Lowest(_numerator, Below).GetHashCode();

    /// <summary>The fraction itself, for messages to developers: <c>22118/24240</c>.</summary>
    public override string ToString() =>
        IsWhole ? Numerator.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    /// <summary>The terms while they are narrow, perhaps not the lowest.</summary>
    internal bool IsNarrow(out long numerator, out long denominator)
    {
        (numerator, denominator) = (_numerator, Below);
        return _wide is null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Compare(in Ratio left, in Ratio right) =>
        left._wide is null && right._wide is null
            ? Terms.Compare(left._numerator, left.Below, right._numerator, right.Below)
            : CompareWide(left, right);

    private static int CompareWide(in Ratio left, in Ratio right) => (left.Numerator * right.Denominator).CompareTo(right.Numerator * left.Denominator);

    private static Ratio Add(in Ratio left, in Ratio right)
    {
        if (left._wide is not null || right._wide is not null)
        {
            return Of((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);
        }

        var (a, b, c, d) = (left._numerator, left.Below, right._numerator, right.Below);
        return b != d && Terms.Product(a, d, out var first) && Terms.Product(c, b, out var second) && Terms.Sum(first, second, out var sum)
            && Terms.Product(b, d, out var below)
            ? new Ratio(sum, below)
            : Shortest(Terms.LowestSum(a, b, c, d));
    }

    private static Ratio Divide(in Ratio left, in Ratio right)
    {
        if (right.IsZero)
        {
            throw NoDenominator();
        }

        if (left._wide is not null || right._wide is not null)
        {
            return Of(left.Numerator * right.Denominator, left.Denominator * right.Numerator);
        }

        var (a, c) = right._numerator < 0 ? (-left._numerator, -right._numerator) : (left._numerator, right._numerator);
        return left._denominatorLessOne == right._denominatorLessOne ? new Ratio(a, c) : new Ratio(a, left.Below) * new Ratio(right.Below, c);
    }

    /// <summary>A product that does not fit as it stands.</summary>
    private static Ratio Multiply(in Ratio left, in Ratio right) =>
        left._wide is null && right._wide is null
            ? Shortest(Terms.LowestProduct(left._numerator, left.Below, right._numerator, right.Below))
            : Of(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    private static Ratio Shortest((Int128 Numerator, Int128 Denominator) lowest) =>
        Terms.Fits(lowest.Numerator) && lowest.Denominator <= long.MaxValue
            ? new Ratio((long)lowest.Numerator, (long)lowest.Denominator)
            : new Ratio((BigInteger)lowest.Numerator, (BigInteger)lowest.Denominator);

    private static DivideByZeroException NoDenominator() =>
        new("A ratio has no zero denominator; division by zero is a named result of the formula.");

    private sealed record Wide(BigInteger Numerator, BigInteger Denominator);
}
