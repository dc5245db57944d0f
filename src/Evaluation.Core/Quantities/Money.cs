namespace Evaluation.Core.Quantities;

/// <summary>
/// An amount of money. Unit: 元, at most two decimals (whole 分). Range: that of 分 in 64 bits, about ±9.2 × 10¹⁶ 元; negative allowed,
/// whether it is sensible is a check. Refuses more than two decimals and amounts out of range. Default: 0.00.
/// </summary>
public readonly record struct Money : IComparable<Money>
{
    /// <exception cref="ArgumentOutOfRangeException">More than two decimals, or out of range.</exception>
    public Money(decimal yuan)
    {
        if (!IsExact(yuan))
        {
            throw new ArgumentOutOfRangeException(nameof(yuan), yuan, "金额最多到分，且不超过 9 亿亿元。");
        }

        Fen = (long)(yuan * 100m);
    }

    private Money(long fen) => Fen = fen;

    /// <summary>The amount in whole 分, as columns hold it.</summary>
    public long Fen { get; }

    /// <summary>The amount in 元 with two decimals.</summary>
    public decimal Yuan => Fen / 100m;

    public static Money Zero => default;

    public static Money FromFen(long fen) => new(fen);

    /// <summary>True if the amount can be held without losing a digit.</summary>
    public static bool IsExact(decimal yuan) =>
        yuan is >= -90_000_000_000_000_000m and <= 90_000_000_000_000_000m && decimal.Truncate(yuan * 100m) == yuan * 100m;

    public static Money operator +(Money left, Money right) => new(checked(left.Fen + right.Fen));

    public static Money operator -(Money left, Money right) => new(checked(left.Fen - right.Fen));

    public static Money operator -(Money value) => new(checked(-value.Fen));

    public static bool operator <(Money left, Money right) => left.Fen < right.Fen;

    public static bool operator >(Money left, Money right) => left.Fen > right.Fen;

    public static bool operator <=(Money left, Money right) => left.Fen <= right.Fen;

    public static bool operator >=(Money left, Money right) => left.Fen >= right.Fen;

    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);

    /// <summary>The amount as an exact fraction of 元.</summary>
    public Ratio ToRatio() => Ratio.Of(Fen, 100);
}
