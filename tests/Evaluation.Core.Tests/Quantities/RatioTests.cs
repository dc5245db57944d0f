using System.Numerics;
using CsCheck;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Tests.Quantities;

public sealed class RatioTests
{
    private static readonly Gen<(BigInteger N, BigInteger D)> Fraction =
        Gen.Select(D.AnyWhole, D.AnyWhole, (n, d) => (n, d.IsZero ? BigInteger.One : d));

    [Fact]
    public void Arithmetic_is_that_of_fractions_of_any_size() =>
        Gen.Select(Fraction, Fraction).Sample((a, b) =>
        {
            var (x, y) = (Ratio.Of(a.N, a.D), Ratio.Of(b.N, b.D));
            Same(x + y, (a.N * b.D) + (b.N * a.D), a.D * b.D);
            Same(x - y, (a.N * b.D) - (b.N * a.D), a.D * b.D);
            Same(x * y, a.N * b.N, a.D * b.D);
            Same(-x, -a.N, a.D);
            if (!b.N.IsZero)
            {
                Same(x / y, a.N * b.D, a.D * b.N);
            }
        });

    [Fact]
    public void Comparison_is_that_of_fractions_of_any_size() =>
        Gen.Select(Fraction, Fraction).Sample((a, b) =>
        {
            var (x, y) = (Ratio.Of(a.N, a.D), Ratio.Of(b.N, b.D));
            var expected = BigInteger.Compare(a.N * b.D * a.D.Sign * b.D.Sign, b.N * a.D * a.D.Sign * b.D.Sign);
            Assert.Equal(Math.Sign(expected), Math.Sign(x.CompareTo(y)));
            Assert.Equal(expected < 0, x < y);
            Assert.Equal(expected >= 0, x >= y);
            Assert.Equal(expected == 0, x == y);
        });

    [Fact]
    public void What_overflows_and_comes_back_equals_and_hashes_as_if_it_had_not() =>
        Gen.Select(Fraction, Fraction).Where((_, b) => !b.N.IsZero).Sample((a, b) =>
        {
            var x = Ratio.Of(a.N, a.D);
            var there = x * Ratio.Of(b.N, b.D) / Ratio.Of(b.N, b.D);
            Assert.Equal(x, there);
            Assert.Equal(x.GetHashCode(), there.GetHashCode());
        });

    [Fact]
    public void Default_is_zero_over_one()
    {
        Ratio nothing = default;

        Assert.Equal(Ratio.Zero, nothing);
        Assert.True(nothing.IsZero);
        Assert.Equal(BigInteger.One, nothing.Denominator);
        Assert.Equal(Ratio.One, nothing + 1);
    }

    [Fact]
    public void A_zero_denominator_is_refused()
    {
        Assert.Throws<DivideByZeroException>(() => Ratio.Of(1, 0));
        Assert.Throws<DivideByZeroException>(() => Ratio.One / Ratio.Zero);
    }

    [Fact]
    public void A_third_three_times_is_one() => Assert.Equal(Ratio.One, Ratio.Of(1, 3) * 3);

    [Fact]
    public void A_decimal_becomes_its_exact_fraction() =>
        Gen.Decimal.Sample(value => Assert.Equal(value, (decimal)Ratio.From(value).Numerator / (decimal)Ratio.From(value).Denominator));

    [Theory]
    [InlineData("79228162514264337593543950335", 0)]
    [InlineData("-79228162514264337593543950335", 0)]
    [InlineData("0.0000000000000000000000000001", 28)]
    [InlineData("-12.50", 2)]
    public void The_widest_decimals_are_kept(string text, int places) => Assert.Equal(D.Of(text), Rounding.HalfUp(Ratio.From(D.Of(text)), places));

    private static void Same(Ratio actual, BigInteger numerator, BigInteger denominator)
    {
        Assert.Equal(numerator * actual.Denominator, actual.Numerator * denominator);
        Assert.True(actual.Denominator.Sign > 0);
        Assert.True(BigInteger.GreatestCommonDivisor(actual.Numerator, actual.Denominator).IsOne);
    }
}
