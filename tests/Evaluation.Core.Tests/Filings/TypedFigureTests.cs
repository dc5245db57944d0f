using System.Globalization;
using CsCheck;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;

namespace Evaluation.Core.Tests.Filings;

public sealed class TypedFigureTests
{
    [Theory]
    [InlineData("4423.60", FigureKind.Money, true, "44236000")]
    [InlineData("4,423.60", FigureKind.Money, true, "44236000")]
    [InlineData("４４２３．６０", FigureKind.Money, true, "44236000")]
    [InlineData("4，423.60 万元", FigureKind.Money, false, "44236000")]
    [InlineData("44236000元", FigureKind.Money, true, "44236000")]
    [InlineData("0.44236亿元", FigureKind.Money, true, "44236000")]
    [InlineData("44236000", FigureKind.Money, false, "44236000")]
    [InlineData("0.000001", FigureKind.Money, true, "0.01")]
    [InlineData("−3.07", FigureKind.Money, true, "-30700")]
    [InlineData("-0", FigureKind.Money, false, "0")]
    [InlineData("91.25%", FigureKind.Percent, false, "91.25")]
    [InlineData("９１．２５％", FigureKind.Percent, false, "91.25")]
    [InlineData("91.25", FigureKind.Percent, false, "91.25")]
    [InlineData("69", FigureKind.Count, false, "69")]
    [InlineData("1.234567", FigureKind.Number, false, "1.234567")]
    [InlineData("是", FigureKind.YesNo, false, "1")]
    [InlineData("无", FigureKind.YesNo, false, "0")]
    public void A_figure_is_read_as_people_type_it(string typed, FigureKind kind, bool inWan, string stored)
    {
        var (value, problem) = TypedFigure.Read(typed, kind, inWan);

        Assert.Null(problem);
        Assert.Equal(stored, TypedFigure.Stored(value!.Value));
    }

    [Theory]
    [InlineData("12.345", FigureKind.Money, false)]
    [InlineData("0.0000001", FigureKind.Money, true)]
    [InlineData("约五百", FigureKind.Money, true)]
    [InlineData("元", FigureKind.Money, true)]
    [InlineData("1.2.3", FigureKind.Money, true)]
    [InlineData("5 10", FigureKind.YesNo, false)]
    [InlineData("1e5", FigureKind.Number, false)]
    [InlineData("5元", FigureKind.Count, false)]
    [InlineData("69.5", FigureKind.Count, false)]
    [InlineData("0.1234567", FigureKind.Percent, false)]
    [InlineData("50%", FigureKind.Number, false)]
    [InlineData("99999999999亿元", FigureKind.Money, false)]
    [InlineData("99999999999999999999999999999999", FigureKind.Count, false)]
    [InlineData("\ud840", FigureKind.Count, false)]
    [InlineData("", FigureKind.Count, false)]
    public void What_cannot_be_taken_is_refused_with_a_way_to_mend_it(string typed, FigureKind kind, bool inWan)
    {
        var (value, problem) = TypedFigure.Read(typed, kind, inWan);

        Assert.Null(value);
        Assert.Contains(typed, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_typed_is_a_figure_or_a_problem() =>
        Gen.Select(Gen.String, Gen.Enum<FigureKind>(), Gen.Bool).Sample((typed, kind, inWan) =>
        {
            var (value, problem) = TypedFigure.Read(typed, kind, inWan);
            Assert.True(value is null != problem is null);
        });

    [Fact]
    public void What_is_stored_reads_back() =>
        Gen.Decimal.Where(value => value is > -100_000_000_000_000_000m and < 100_000_000_000_000_000m)
            .Sample(value => Assert.Equal(value, TypedFigure.FromStored(TypedFigure.Stored(value))));

    [Fact]
    public void What_is_stored_is_read_as_the_platform_reads_it() =>
        Gen.OneOf(Gen.String[Gen.Char["0123456789..-+ ,e１"], 0, 20], Gen.String[Gen.Char["0123456789"], 15, 19], Gen.String[Gen.Char["0123456789."], 1, 6]).Sample(
            text =>
            {
                var isRead = decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var expected) && TypedFigure.IsInRange(expected);
                var value = TypedFigure.FromStored(text);

                Assert.Equal(isRead ? expected : null, value);
                Assert.Equal(isRead ? expected.Scale : null, value?.Scale);
            },
            iter: 20_000);
}
