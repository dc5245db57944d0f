using CsCheck;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Tests.Quantities;

public sealed class MoneyPointsUnitTests
{
    [Theory]
    [InlineData("0.001")]
    [InlineData("-12.345")]
    [InlineData("90000000000000001")]
    [InlineData("79228162514264337593543950335")]
    public void Money_refuses_more_than_two_decimals_and_what_is_out_of_range(string yuan) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Money(D.Of(yuan)));

    [Fact]
    public void Money_is_whole_fen_and_back() =>
        Gen.Long[-9_000_000_000_000_000_000, 9_000_000_000_000_000_000].Sample(fen =>
        {
            var money = Money.FromFen(fen);
            Assert.Equal(money, new Money(money.Yuan));
            Assert.Equal(Ratio.Of(fen, 100), money.ToRatio());
        });

    [Fact]
    public void Money_never_wraps_around()
    {
        Assert.Throws<OverflowException>(() => Money.FromFen(long.MaxValue) + Money.FromFen(1));
        Assert.Throws<OverflowException>(() => -Money.FromFen(long.MinValue));
    }

    [Theory]
    [InlineData("91.245686", "4.56")]
    [InlineData("100", "5.00")]
    [InlineData("99.9", "5.00")]
    [InlineData("0.09999", "0.00")]
    [InlineData("0.1", "0.01")]
    public void Points_are_awarded_once_half_up(string percent, string expected) =>
        Assert.Equal(D.Of(expected), Points.Award(D.Ratio(percent) / 100 * 5).Value);

    [Theory]
    [InlineData("4.567")]
    [InlineData("10000.01")]
    [InlineData("-10000.01")]
    public void Points_entered_refuse_three_decimals_and_what_is_out_of_range(string points) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Points(D.Of(points)));

    [Fact]
    public void The_sum_of_absurd_points_is_still_a_sum() =>
        Assert.Equal(20_000m, Points.Sum([new Points(10_000m), new Points(10_000m)]).Value);

    [Fact]
    public void Units_multiply_and_divide_like_powers()
    {
        var (yuan, people) = (Unit.Money, Unit.Base("人"));

        Assert.Equal(Unit.None, yuan / yuan);
        Assert.Equal(yuan, yuan / people * people);
        Assert.NotEqual(yuan, people);
        Assert.Equal("元/人", (yuan / people).ToString());
        Assert.Equal("元^2", (yuan * yuan).ToString());
        Assert.Equal("1/人", (Unit.None / people).ToString());
        Assert.Equal("无单位", Unit.None.ToString());
        Assert.Equal((yuan * people).GetHashCode(), (people * yuan).GetHashCode());
        Assert.Equal(yuan * people, people * yuan);
    }
}
