using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;

namespace Evaluation.Core.Tests.Filings;

public sealed class ReadableTextTests
{
    [Theory]
    [InlineData("一行\n二行\t三", "一行\n二行\t三")]
    [InlineData("5\uFFFE", "5")]
    [InlineData("a\u0000b\uFFFFc\uFDD0", "abc")]
    [InlineData("𬭎\U0001FFFE", "𬭎")]
    public void What_no_person_types_is_taken_out(string typed, string kept) => Assert.Equal(kept, ReadableText.Clean(typed));

    [Fact]
    public void A_figure_with_a_noncharacter_is_read_without_it() =>
        Assert.Equal(50_000m, TypedFigure.Read("5\uFFFE", FigureKind.Money, inWan: true).Value);
}
