using CsCheck;
using Evaluation.Core.Checks;

namespace Evaluation.Core.Tests.Checks;

public sealed class FormerFiguresTests
{
    private const string Former = "截至2020年12月31日，在职人员68人，其中行政编制40人。\n全年支出4200.50万元，完成{支出完成率}，较上年增长3.2%。";

    [Fact]
    public void Everything_a_text_taken_over_says_of_last_year_is_found_but_no_figure_in_braces() => Assert.Equal(
        ["2020年12月31日", "68人", "40人", "4200.50万元", "3.2%"], FormerFigures.Of(Former, Former).Select(figure => figure.Text));

    [Theory]
    [InlineData("2020年12月31日", "2021年12月31日")]
    [InlineData("68人", "69人")]
    [InlineData("4200.50万元", "{本年支出合计}")]
    [InlineData("3.2%", "3.25%")]
    public void What_is_touched_is_no_longer_marked_and_the_rest_is(string old, string touched)
    {
        var left = FormerFigures.Of(Former.Replace(old, touched, StringComparison.Ordinal), Former).Select(figure => figure.Text).ToList();

        Assert.Equal(4, left.Count);
        Assert.DoesNotContain(old, left);
    }

    [Fact]
    public void The_same_number_among_other_words_is_not_last_year_s()
    {
        Assert.Empty(FormerFigures.Of("本年接待来访68人次，答复40件。", Former));
        Assert.Empty(FormerFigures.Of("1.加强管理。\n2.压减支出。", "1.加强管理。\n2.压减支出。"));
    }

    [Fact]
    public void Words_around_may_change_on_one_side() =>
        Assert.Equal(["40人"], FormerFigures.Of("人员情况如下：其中行政编制40人、事业编制若干。", Former).Select(figure => figure.Text));

    [Fact]
    public void Every_mark_stands_where_it_says() => Gen.String[Gen.Char["12，。年月日人万元%.{}\n其中支出"], 0, 60].Select(Gen.String[Gen.Char["12，。年月日人万元%.{}\n其中支出"], 0, 60]).Sample((text, former) =>
        Assert.All(FormerFigures.Of(text, former), figure => Assert.Equal(figure.Text, text.Substring(figure.Offset, figure.Text.Length))));
}
