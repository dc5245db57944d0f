namespace Evaluation.Core.Quantities;

/// <summary>
/// Points of a score (分). Range of what is entered: −10 000 to 10 000 with at most two decimals; sums may go beyond it, and the limits
/// of a row (0 to its weight) are the scorer's. Awarded by <see cref="Award"/>, which rounds once, half up. Refuses more decimals. Default: 0.
/// </summary>
public readonly record struct Points : IComparable<Points>
{
    /// <exception cref="ArgumentOutOfRangeException">More than two decimals, or out of range.</exception>
    public Points(decimal value)
    {
        if (!IsExact(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "分数最多两位小数。");
        }

        Value = value;
    }

    private Points(decimal value, bool isSum)
    {
        _ = isSum;
        Value = value;
    }

    public decimal Value { get; }

    public static Points Zero => default;

    public static bool IsExact(decimal value) =>
        value is >= -10_000m and <= 10_000m && decimal.Truncate(value * 100m) == value * 100m;

    /// <summary>Points earned, rounded once to two decimals, half up.</summary>
    public static Points Award(Ratio earned) => new(Rounding.HalfUp(earned, 2), isSum: true);

    public static Points Sum(IEnumerable<Points> parts) => new(parts.Sum(part => part.Value), isSum: true);

    public static Points operator +(Points left, Points right) => new(left.Value + right.Value, isSum: true);

    public static Points operator -(Points left, Points right) => new(left.Value - right.Value, isSum: true);

    public static bool operator <(Points left, Points right) => left.Value < right.Value;

    public static bool operator >(Points left, Points right) => left.Value > right.Value;

    public static bool operator <=(Points left, Points right) => left.Value <= right.Value;

    public static bool operator >=(Points left, Points right) => left.Value >= right.Value;

    public int CompareTo(Points other) => Value.CompareTo(other.Value);

    public Ratio ToRatio() => Ratio.From(Value);

    public static Points Min(Points left, Points right) => left <= right ? left : right;

    public static Points Max(Points left, Points right) => left >= right ? left : right;
}
