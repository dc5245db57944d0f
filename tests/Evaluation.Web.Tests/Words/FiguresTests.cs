using Evaluation.Core.Quantities;
using Evaluation.Web.Words;

namespace Evaluation.Web.Tests.Words;

public sealed class FiguresTests
{
    [Fact]
    public void Figures_stand_as_the_trade_writes_them()
    {
        Assert.Equal("4,423.60", Figures.Wan(new Money(44_236_000m)));
        Assert.Equal("44,236,000.00", Figures.Yuan(new Money(44_236_000m)));
        Assert.Equal("−3.07%", Figures.Percent(Ratio.Of(-307, 10_000)));
        Assert.Equal("4.56", Figures.Points(new Points(4.56m)));
        Assert.Equal("—", Figures.Wan(null));
    }

    [Theory]
    [InlineData("-0.44", "−0.44")]
    [InlineData("0", "0.00")]
    [InlineData("1", "+1.00")]
    public void A_difference_shows_its_sign(string points, string shown) =>
        Assert.Equal(shown, Figures.Difference(new Points(decimal.Parse(points, System.Globalization.CultureInfo.InvariantCulture))));

    [Fact]
    public void Times_are_those_of_China()
    {
        var time = new DateTimeOffset(2022, 5, 9, 17, 3, 0, TimeSpan.Zero);

        Assert.Equal("2022年5月10日 01:03", Figures.Moment(time));
        Assert.Equal("2022年5月10日", Figures.Day(time));
        Assert.Equal("3 天 4 小时", Figures.Span(new TimeSpan(3, 4, 10, 0)));
        Assert.Equal("9 分钟", Figures.Span(TimeSpan.FromMinutes(-9)));
    }
}
