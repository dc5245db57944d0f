using System.Globalization;
using CsCheck;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Tests.Quantities;

public sealed class RoundingTests
{
    [Theory]
    [InlineData("0.125", 2, "0.13")]
    [InlineData("-0.125", 2, "-0.13")]
    [InlineData("0.135", 2, "0.14")]
    [InlineData("0.1249999", 2, "0.12")]
    [InlineData("2.5", 0, "3")]
    [InlineData("-2.5", 0, "-3")]
    [InlineData("-0.004", 2, "0.00")]
    [InlineData("4423.6", 2, "4423.60")]
    [InlineData("5", 2, "5.00")]
    [InlineData("2/3", 4, "0.6667")]
    [InlineData("1/3", 4, "0.3333")]
    public void Halves_go_up_by_magnitude_and_trailing_zeros_stay(string value, int places, string expected) =>
        Assert.Equal(expected, Rounding.HalfUp(D.Ratio(value), places).ToString(CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("2", "2", "2")]
    [InlineData("1.999", "1", "2")]
    [InlineData("-1.001", "-2", "-1")]
    [InlineData("0", "0", "0")]
    public void Floor_and_ceiling_are_the_next_whole_numbers(string value, string floor, string ceiling)
    {
        Assert.Equal(floor, Rounding.Floor(D.Ratio(value)).ToString(CultureInfo.InvariantCulture));
        Assert.Equal(ceiling, Rounding.Ceiling(D.Ratio(value)).ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void What_is_lost_is_at_most_half_a_unit_of_the_last_place() =>
        Gen.Select(Gen.Long, Gen.Long[1, long.MaxValue], Gen.Int[0, 6]).Sample((n, d, places) =>
        {
            var exact = Ratio.Of(n, d);
            var lost = Ratio.Abs(Ratio.From(Rounding.HalfUp(exact, places)) - exact);
            Assert.True(lost * 2 * Ratio.Of(System.Numerics.BigInteger.Pow(10, places), 1) <= Ratio.One);
        });
}
