using System.Text;

namespace Evaluation.Documents.Tests.Examinations;

public sealed class PlainTextReportTests
{
    private const string Text = "一、基本情况\r\n\r\n本年支出4423.60万元，“三公”经费35.00万元。\r\n";

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 marked", "utf-16", "utf-16BE", "GB18030"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task The_encoding_is_known_by_the_bytes(string name)
    {
        byte[] bytes = name switch
        {
            "utf-8" => Encoding.UTF8.GetBytes(Text),
            "utf-8 marked" => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Text)],
            "utf-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)],
            "utf-16BE" => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Text)],
            _ => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(Text),
        };

        var paragraphs = await Reading.Paragraphs(bytes, "报告.docx");

        Assert.Equal([(1, "一、基本情况"), (3, "本年支出4423.60万元，“三公”经费35.00万元。")], paragraphs.Select(paragraph => (paragraph.Number, paragraph.Text)));
    }

    [Fact]
    public async Task Lines_broken_at_a_width_are_joined()
    {
        const string Wrapped = """
            一、单位基本情况
            本单位2021年收入预算3648.95万元，支出预算3648.95万元，年末共有在职
            人员69人，其中行政人员40人、事业人员29人，退休人员12人，全年按照预算
            安排各项支出，没有超出批复的范围。

            二、支出情况
            2021年支出决算4423.60万元，比年初预算增加774.65万元，增长21.23%，
            主要原因是年中追加人员经费987.75万元，用于补发基础绩效奖、社保缴费和
            住房公积金，其余为项目支出。项目支出按进度拨付，年末没有结余资金，所
            有项目均已完成验收，达到年初设定的绩效目标。
            1.资金管理制度健全。
            2.会计核算规范。
            """;

        var paragraphs = await Reading.Paragraphs(Encoding.UTF8.GetBytes(Wrapped), "报告.txt");

        Assert.Equal([1, 2, 6, 7, 11, 12], paragraphs.Select(paragraph => paragraph.Number));
        Assert.Contains("年末共有在职人员69人", paragraphs[1].Text, StringComparison.Ordinal);
        Assert.EndsWith("达到年初设定的绩效目标。", paragraphs[3].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_that_are_paragraphs_stay_apart()
    {
        var lines = string.Join('\n', Enumerable.Range(1, 12).Select(number => $"第{number}季度支出{number}00.00万元，占全年预算的{number}.50%，" + new string('本', number * 3) + "。"));

        var paragraphs = await Reading.Paragraphs(Encoding.UTF8.GetBytes(lines), "报告.txt");

        Assert.Equal(12, paragraphs.Count);
    }
}
