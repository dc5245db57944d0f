using CsCheck;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Tests.Quantities;

public sealed class FigureTextTests
{
    [Theory]
    [InlineData(FigureKind.Money, null, "44236000", "4423.60万元")]
    [InlineData(FigureKind.Money, null, "-30725.5", "-3.07万元")]
    [InlineData(FigureKind.Percent, null, "442360/484801", "91.25%")]
    [InlineData(FigureKind.Percent, null, "-0.0307", "-3.07%")]
    [InlineData(FigureKind.Percent, null, "1", "100.00%")]
    [InlineData(FigureKind.Count, "人", "69", "69人")]
    [InlineData(FigureKind.Number, "天", "1.50", "1.5天")]
    [InlineData(FigureKind.YesNo, null, "1", "是")]
    [InlineData(FigureKind.YesNo, null, "0", "否")]
    public void On_paper_a_figure_reads(FigureKind kind, string? measure, string value, string expected) =>
        Assert.Equal(expected, FigureText.WithUnit(kind, measure, D.Ratio(value), FigureStyle.Paper));

    [Fact]
    public void On_screen_thousands_are_separated_and_yuan_is_a_choice()
    {
        Assert.Equal("4,423.60万元", FigureText.WithUnit(FigureKind.Money, null, D.Ratio("44236000"), FigureStyle.Screen));
        Assert.Equal("44,236,000.00元", FigureText.WithUnit(FigureKind.Money, null, D.Ratio("44236000"), FigureStyle.ScreenYuan));
        Assert.Equal("12,345人", FigureText.WithUnit(FigureKind.Count, "人", D.Ratio("12345"), FigureStyle.Screen));
    }

    [Theory]
    [InlineData(FigureKind.Percent, "442360/484801", "91.2457%", false)]
    [InlineData(FigureKind.Percent, "0.9125", "91.25%", true)]
    [InlineData(FigureKind.Money, "44236000", "4423.6", true)]
    [InlineData(FigureKind.Money, "44236001", "4423.6001", false)]
    [InlineData(FigureKind.Count, "1.5", "1.5", false)]
    public void Before_rounding_a_value_shows_what_rounding_takes(FigureKind kind, string value, string expected, bool exact)
    {
        Assert.Equal(expected, FigureText.Unrounded(kind, D.Ratio(value)));
        Assert.Equal(exact, FigureText.IsExact(kind, D.Ratio(value)));
    }

    [Fact]
    public void What_a_field_shows_reads_back_as_the_same_amount() =>
        Gen.Select(Gen.Long[-90_000_000_000_000_000, 90_000_000_000_000_000], Gen.Bool).Sample((fen, yuan) =>
        {
            var stored = Money.FromFen(fen).Yuan;
            var style = yuan ? FigureStyle.ScreenYuan with { Separators = false } : FigureStyle.Paper;
            foreach (var shown in new[] { FigureText.Editable(FigureKind.Money, stored, style), FigureText.Editable(FigureKind.Money, stored, style with { Separators = true }) })
            {
                var (value, problem) = TypedFigure.Read(shown, FigureKind.Money, inWan: !yuan);
                Assert.Null(problem);
                Assert.Equal(stored, value);
            }
        });

    [Fact]
    public void No_figure_is_too_large_to_show() =>
        Gen.Select(D.AnyWhole, D.AnyWhole, Gen.Enum<FigureKind>()).Sample((n, d, kind) =>
        {
            var value = Ratio.Of(n, d.IsZero ? 1 : d);
            Assert.NotEmpty(FigureText.Of(kind, value, FigureStyle.Screen));
            Assert.NotEmpty(FigureText.Unrounded(kind, value));
            _ = FigureText.IsExact(kind, value);
        });

    [Fact]
    public void Points_have_two_decimals_in_tables_and_none_too_many_in_sentences()
    {
        Assert.Equal("5.00", FigureText.Of(new Points(5m)));
        Assert.Equal("5", FigureText.Short(new Points(5m)));
        Assert.Equal("4.5", FigureText.Short(new Points(4.50m)));
        Assert.Equal("4.5623", FigureText.UnroundedPoints(D.Ratio("91.245686") / 20));
    }
}
