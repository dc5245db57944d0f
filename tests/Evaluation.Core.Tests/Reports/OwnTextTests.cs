using CsCheck;
using Evaluation.Core.Reports;

namespace Evaluation.Core.Tests.Reports;

public sealed class OwnTextTests
{
    private static readonly string[] Lines = ["1.甲", "（1）乙", "一、丙", "（二）丁", "③戊", "- 己", "一是甲；二是乙；二是丙", "正文。"];

    [Theory]
    [InlineData("1.甲\n2.乙\n2.丙\n3.丁", "1.甲|2.乙|3.丙|4.丁")]
    [InlineData("1、甲\n3、乙", "1.甲|2.乙")]
    [InlineData("（1）甲\n（2）乙\n（2）丙", "（1）甲|（2）乙|（3）丙")]
    [InlineData("(一) 甲\n(一) 乙", "（一）甲|（二）乙")]
    [InlineData("①甲\n③乙", "①甲|②乙")]
    [InlineData("一、甲\n（一）子\n（一）丑\n三、乙\n（一）寅", "一、甲|（一）子|（二）丑|二、乙|（一）寅")]
    [InlineData("1.甲\n（1）子\n（2）丑\n2.乙\n（3）寅", "1.甲|（1）子|（2）丑|2.乙|（1）寅")]
    [InlineData("- 甲\n- 乙", "1.甲|2.乙")]
    [InlineData("1.甲\n- 子\n- 丑\n2.乙", "1.甲|（1）子|（2）丑|2.乙")]
    [InlineData("1.甲\n2.乙\n另有说明。\n1.丙\n2.丁", "1.甲|2.乙|另有说明。|1.丙|2.丁")]
    public void Lists_are_numbered_in_order(string typed, string printed) =>
        Assert.Equal(printed.Split('|'), OwnText.Paragraphs(typed));

    [Theory]
    [InlineData("一是甲；二是乙；四是丙；四是丁；五是戊。", "一是甲；二是乙；三是丙；四是丁；五是戊。")]
    [InlineData("一是甲。二是乙。\n二是丙。", "一是甲。二是乙。|三是丙。")]
    [InlineData("一是甲。二是乙。\n一是丙。二是丁。", "一是甲。二是乙。|一是丙。二是丁。")]
    public void Running_marks_are_numbered_in_order(string typed, string printed) =>
        Assert.Equal(printed.Split('|'), OwnText.Paragraphs(typed));

    [Theory]
    [InlineData("2021年完成立法5件。")]
    [InlineData("1.5万元用于培训。")]
    [InlineData("十四五规划已实施。")]
    [InlineData("三是个吉利数字")]
    [InlineData("（草案）已通过一审")]
    [InlineData("-12.68万元")]
    [InlineData("一切正常，三公经费下降。")]
    public void Text_that_only_looks_like_a_number_stays(string typed) => Assert.Equal([typed], OwnText.Paragraphs(typed));

    [Fact]
    public void Whatever_was_typed_no_number_repeats_or_is_skipped() =>
        Gen.Int[1, 20].Array[1, 12].Sample(numbers =>
        {
            var printed = OwnText.Paragraphs(string.Join('\n', numbers.Select(number => $"{number}.条目")));
            Assert.Equal(Enumerable.Range(1, numbers.Length).Select(number => $"{number}.条目"), printed);
        });

    [Fact]
    public void Printing_what_was_printed_changes_nothing() =>
        Gen.Int[0, Lines.Length - 1].Array[0, 12].Sample(picked =>
        {
            var lines = picked.Select(index => Lines[index]);
            var once = OwnText.Paragraphs(string.Join('\n', lines));
            Assert.Equal(once, OwnText.Paragraphs(string.Join('\n', once)));
        });
}
