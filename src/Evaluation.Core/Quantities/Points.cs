namespace Evaluation.Core.Quantities;

/// <summary>
/// Points of a score (分), kept as whole hundredths. Range of what is entered: −10 000 to 10 000 with at most two decimals; sums may go
/// beyond it (to about 9.2 × 10¹⁶), and the limits of a row (0 to its weight) are the scorer's. Awarded by <see cref="Award"/>, which rounds
/// once, half up. Refuses more decimals. Default: 0.
/// </summary>
public readonly record struct Points : IComparable<Points>
{
    private readonly long _hundredths;

    /// <exception cref="ArgumentOutOfRangeException">More than two decimals, or out of range.</exception>
    public Points(decimal value)
    {
        if (!IsExact(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "分数最多两位小数。");
        }

        _hundredths = (long)(value * 100m);
    }

    private Points(long hundredths) => _hundredths = hundredths;

    /// <summary>The points with two decimals.</summary>
    public decimal Value
    {
        get
        {
            var size = (ulong)Math.Abs(_hundredths);
            return new decimal((int)(uint)size, (int)(uint)(size >> 32), 0, _hundredths < 0, scale: 2);
        }
    }

    public static Points Zero => default;

    public static bool IsExact(decimal value) =>
        value is >= -10_000m and <= 10_000m && decimal.Truncate(value * 100m) == value * 100m;

    /// <summary>The points, or null when they have more decimals or are out of range.</summary>
    internal static Points? Exactly(decimal value) =>
        value is >= -10_000m and <= 10_000m && value * 100m is var hundredths && (long)hundredths is var whole && whole == hundredths ? new Points(whole) : null;

    /// <summary>Points earned, rounded once to two decimals, half up.</summary>
    /// <exception cref="OverflowException">Beyond the range of sums.</exception>
    public static Points Award(in Ratio earned) => new(Rounding.Hundredths(earned));

    public static Points Sum(IEnumerable<Points> parts) => parts.Aggregate(Zero, (sum, part) => sum + part);

    public static Points operator +(Points left, Points right) => new(checked(left._hundredths + right._hundredths));

    public static Points operator -(Points left, Points right) => new(checked(left._hundredths - right._hundredths));

    public static bool operator <(Points left, Points right) => left._hundredths < right._hundredths;

    public static bool operator >(Points left, Points right) => left._hundredths > right._hundredths;

    public static bool operator <=(Points left, Points right) => left._hundredths <= right._hundredths;

    public static bool operator >=(Points left, Points right) => left._hundredths >= right._hundredths;

    public int CompareTo(Points other) => _hundredths.CompareTo(other._hundredths);

    public Ratio ToRatio() => _hundredths % 100 == 0 ? Ratio.Of(_hundredths / 100, 1) : Ratio.Of(_hundredths, 100);

    public static Points Min(Points left, Points right) => left <= right ? left : right;

    public static Points Max(Points left, Points right) => left >= right ? left : right;
}
