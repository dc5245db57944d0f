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
    [InlineData("预算\u200B数\u202E\uFEFF", "预算数")]
    [InlineData("甲\u0085乙\u2028丙", "甲乙丙")]
    [InlineData("\uE000\uFE0F", "\uE000\uFE0F")]
    public void What_no_person_types_is_taken_out(string typed, string kept) => Assert.Equal(kept, ReadableText.Clean(typed));

    [Theory]
    [InlineData("预算\u200B数", "U+200B", 3)]
    [InlineData("\u202E预算", "U+202E", 1)]
    [InlineData("𬭎\uE000", "U+E000", 2)]
    [InlineData("甲\U000F0000", "U+F0000", 2)]
    public void What_a_published_name_must_not_hold_is_named_with_its_place(string text, string point, int place) =>
        Assert.Equal((point, place), ReadableText.Unreadable(text));

    [Fact]
    public void Half_a_character_is_named_too() => Assert.Equal(("U+D800", 2), ReadableText.Unreadable($"a{(char)0xD800}b"));

    [Theory]
    [InlineData("一行\n二行\t三")]
    [InlineData("“三公”经费　１２％・𬭎é")]
    public void What_people_type_is_readable(string text) => Assert.Null(ReadableText.Unreadable(text));

    [Theory]
    [InlineData("abc", 2, "ab")]
    [InlineData("a𬭎", 2, "a")]
    [InlineData("\u200Ba𬭎", 3, "a𬭎")]
    public void A_text_is_cut_between_characters(string text, int longest, string kept) => Assert.Equal(kept, ReadableText.Clean(text, longest));

    [Fact]
    public void What_cannot_be_seen_is_shown_by_its_number() => Assert.Equal("甲〈U+202E〉乙", ReadableText.Shown("甲\u202E乙"));

    [Fact]
    public void A_figure_of_more_digits_than_are_kept_is_refused() =>
        Assert.Contains("太长", TypedFigure.Read("1.00000000000000000000000000001", FigureKind.Number, inWan: false).Problem, StringComparison.Ordinal);

    [Fact]
    public void A_figure_with_a_noncharacter_is_read_without_it() =>
        Assert.Equal(50_000m, TypedFigure.Read("5\uFFFE", FigureKind.Money, inWan: true).Value);
}
