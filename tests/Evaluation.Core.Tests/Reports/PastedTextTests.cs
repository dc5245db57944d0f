using Evaluation.Core.Reports;

namespace Evaluation.Core.Tests.Reports;

/// <summary>Lines as they come from Word: numbers once, and none where there is no list.</summary>
public sealed class PastedTextTests
{
    [Fact]
    public void A_number_that_Word_counts_stands_once_as_numbers_are_written_here() => Assert.Equal(
        "（一）健全制度。\n（二）压减支出。", Pasted(("(一)", "健全制度。"), ("（二）", "（二） 压减支出。")));

    [Fact]
    public void A_number_alone_of_its_kind_is_no_list_and_goes_unless_the_text_had_it()
    {
        Assert.Equal("只有一条。", Pasted((null, "1、只有一条。")));
        Assert.Equal("1、只有一条。", OwnText.Pasted([(null, "1、只有一条。")], ["1、只有一条。"]));
        Assert.Equal("1.5万元用于培训。", Pasted((null, "1.5万元用于培训。")));
    }

    [Fact]
    public void Bullets_of_Word_and_empty_lines_leave_the_words() => Assert.Equal("甲\n乙", Pasted(("•", "甲"), (null, "  "), (null, " 乙 ")));

    [Theory]
    [InlineData("（一）自评工作过程", "自评工作过程")]
    [InlineData("2021年工作", "2021年工作")]
    [InlineData("- 甲", "- 甲")]
    public void A_heading_is_known_without_its_number(string line, string expected) => Assert.Equal(expected, OwnText.WithoutNumber(line));

    private static string Pasted(params (string?, string)[] lines) => OwnText.Pasted(lines, []);
}
