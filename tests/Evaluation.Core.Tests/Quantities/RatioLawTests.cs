using System.Globalization;
using System.Numerics;
using CsCheck;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Tests.Quantities;

/// <summary>Ratio and Rounding against <see cref="BigRational"/>: single operations and chains of them, at and around every size a fraction can have.</summary>
public sealed class RatioLawTests
{
    private const int Cases = 5_000;

    private static readonly BigInteger[] Edges =
    [
        0, 1, 2, 3, 7, 10, 100, 10_000, int.MaxValue, uint.MaxValue, (BigInteger)uint.MaxValue + 1, 3_037_000_499, 3_037_000_500,
        long.MaxValue / 2, long.MaxValue - 1, long.MaxValue, -(BigInteger)long.MinValue, ulong.MaxValue, (BigInteger)ulong.MaxValue + 1,
        (BigInteger)Int128.MaxValue, -(BigInteger)Int128.MinValue, BigInteger.Pow(10, 18), BigInteger.Pow(10, 19), BigInteger.Pow(10, 40),
    ];

    private static readonly Gen<BigInteger> Whole = Gen.OneOf(
        Gen.Select(OneOf(Edges), Gen.Int[-1, 1], Gen.Bool, (edge, near, minus) => minus ? -edge - near : edge + near),
        Gen.Int[-1_000, 1_000].Select(small => (BigInteger)small),
        Gen.Long[-1_000_000_000_000_00, 1_000_000_000_000_00].Select(fen => (BigInteger)fen),
        D.AnyWhole);

    private static readonly Gen<BigRational> Fraction =
        Gen.Select(Whole, Gen.OneOf(Whole, OneOf<BigInteger>(1, 10, 100, 10_000))).Where((_, below) => !below.IsZero).Select((above, below) => new BigRational(above, below));

    private static readonly Gen<decimal> Decimal = Gen.OneOf(
        Gen.Decimal,
        OneOf(0m, 0.00m, -0.0m, 1m, 0.01m, -0.01m, decimal.MaxValue, decimal.MinValue, 1e-28m, -1e-28m, 9_223_372_036_854_775_807m, 9_223_372_036_854_775_808m, -92_233_720_368_547_758.07m, -92_233_720_368_547_758.08m, 0.9223372036854775807m, 0.0000000000000000001m),
        Gen.Select(Gen.Long, Gen.Int[0, 28], (size, scale) => new decimal((int)size, (int)(size >> 32), 0, isNegative: (size & 4) == 0, (byte)scale)));

    [Fact]
    public void Every_operation_is_that_of_fractions() =>
        Gen.Select(Fraction, Fraction).Sample(
            (a, b) =>
            {
                var (x, y) = (Of(a), Of(b));
                Same(a, x);
                Same(a + b, x + y);
                Same(a - b, x - y);
                Same(a * b, x * y);
                Same(-a, -x);
                Same(a.Sign < 0 ? -a : a, Ratio.Abs(x));
                Same(a.Against(b) <= 0 ? a : b, Ratio.Min(x, y));
                Same(a.Against(b) >= 0 ? a : b, Ratio.Max(x, y));
                if (b.Sign == 0)
                {
                    Assert.Throws<DivideByZeroException>(() => { _ = x / y; });
                }
                else
                {
                    Same(a / b, x / y);
                }
            },
            iter: Cases);

    [Fact]
    public void Every_comparison_is_that_of_fractions() =>
        Gen.Select(Fraction, Fraction, Gen.Int[1, 9]).Sample(
            (a, b, times) =>
            {
                foreach (var (left, right) in new[] { (a, b), (a, a), (a, a + new BigRational(1, BigInteger.Pow(10, 30))), (a, -a) })
                {
                    var (x, y) = (Of(left) * times / times, Of(right));
                    var order = left.Against(right);
                    Assert.Equal(order, Math.Sign(x.CompareTo(y)));
                    Assert.Equal(order < 0, x < y);
                    Assert.Equal(order <= 0, x <= y);
                    Assert.Equal(order > 0, x > y);
                    Assert.Equal(order >= 0, x >= y);
                    Assert.Equal(order == 0, x == y);
                    Assert.Equal(order != 0, x != y);
                    Assert.Equal(order == 0, x.Equals((object)y));
                    Assert.True(order != 0 || x.GetHashCode() == y.GetHashCode());
                }
            },
            iter: Cases);

    [Fact]
    public void A_chain_of_operations_never_loses_a_digit() =>
        Gen.Select(Fraction, Gen.Select(Gen.Int[0, 6], Fraction).Array[1, 12]).Sample(
            (start, steps) =>
            {
                var (exact, ratio) = (start, Of(start));
                foreach (var (step, other) in steps)
                {
                    var with = Of(other);
                    (exact, ratio) = step switch
                    {
                        0 => (exact + other, ratio + with),
                        1 => (exact - other, ratio - with),
                        2 => (exact * other, ratio * with),
                        3 when other.Sign != 0 => (exact / other, ratio / with),
                        4 => (-exact, -ratio),
                        5 => (exact.Against(other) <= 0 ? exact : other, Ratio.Min(ratio, with)),
                        _ => (exact.Against(other) >= 0 ? exact : other, Ratio.Max(ratio, with)),
                    };
                    exact = exact.Lowest();
                    Same(exact, ratio);
                }
            },
            iter: Cases);

    [Fact]
    public void What_was_multiplied_and_divided_again_is_the_same_value_in_every_respect() =>
        Gen.Select(Fraction, Fraction).Where((_, b) => b.Sign != 0).Sample(
            (a, b) =>
            {
                var (straight, around) = (Of(a), Of(a) * Of(b) / Of(b));
                Assert.Equal(straight, around);
                Assert.Equal(straight.GetHashCode(), around.GetHashCode());
                Assert.Equal(straight.ToString(), around.ToString());
                Assert.Equal(Ratio.Zero, around - straight);
                Assert.Equal((Ratio.Zero).GetHashCode(), (around - straight).GetHashCode());
            },
            iter: Cases);

    [Fact]
    public void A_decimal_becomes_its_exact_fraction_and_comes_back() =>
        Decimal.Sample(
            value =>
            {
                Same(BigRational.Of(value), Ratio.From(value));
                Assert.Equal(value, Rounding.HalfUp(Ratio.From(value), value.Scale));
            },
            iter: Cases);

    [Fact]
    public void Two_terms_of_64_bits_make_the_fraction_that_two_of_any_size_make() =>
        Gen.Select(Gen.OneOf(Gen.Long, OneOf(0L, 1L, long.MinValue, long.MaxValue)), Gen.OneOf(Gen.Long, OneOf(0L, 1L, -1L, long.MinValue, long.MaxValue))).Sample(
            (n, d) =>
            {
                if (d == 0)
                {
                    Assert.Throws<DivideByZeroException>(() => { _ = Ratio.Of(n, d); });
                }
                else
                {
                    Same(new BigRational(n, d), Ratio.Of(n, d));
                }
            },
            iter: Cases);

    [Fact]
    public void Digits_floor_and_ceiling_are_those_of_fractions() =>
        Gen.Select(Fraction, Gen.Int[0, 20]).Sample(
            (a, places) =>
            {
                Assert.Equal(a.Digits(places), Rounding.Digits(Of(a), places));
                Assert.Equal(a.Floor(), Rounding.Floor(Of(a)));
                Assert.Equal(-(-a).Floor(), Rounding.Ceiling(Of(a)));
            },
            iter: Cases);

    [Fact]
    public void Halves_exactly_between_two_digits_go_away_from_zero() =>
        Gen.Select(Gen.Long, Gen.Int[0, 6], Gen.Int[1, 1_000]).Sample(
            (whole, places, unreduced) =>
            {
                var half = new BigRational(((BigInteger)whole * 2) + 1, 2 * BigInteger.Pow(10, places));
                Assert.Equal(half.Digits(places), Rounding.Digits(Of(half) * unreduced / unreduced, places));
            },
            iter: Cases);

    [Fact]
    public void Rounding_writes_all_its_places_and_no_negative_zero() =>
        Gen.Select(Decimal.Where(value => Math.Abs(value) < 1e20m), Gen.Int[0, 6]).Sample(
            (value, places) =>
            {
                var rounded = Rounding.HalfUp(Ratio.From(value), places);
                Assert.Equal(BigRational.Of(value).Digits(places), BigRational.Of(rounded).Digits(places));
                Assert.Equal(places, rounded.Scale);
                Assert.True(rounded != 0m || !rounded.ToString(CultureInfo.InvariantCulture).StartsWith('-'));
            },
            iter: Cases);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Ratio Of(BigRational value) => Ratio.Of(value.Above, value.Below);

    private static void Same(BigRational expected, Ratio actual)
    {
        var lowest = expected.Lowest();
        Assert.Equal(lowest.Above, actual.Numerator);
        Assert.Equal(lowest.Below, actual.Denominator);
        Assert.Equal(lowest.Above.Sign, actual.Sign);
        Assert.Equal(lowest.Above.IsZero, actual.IsZero);
        Assert.Equal(lowest.Below.IsOne, actual.IsWhole);
    }
}
