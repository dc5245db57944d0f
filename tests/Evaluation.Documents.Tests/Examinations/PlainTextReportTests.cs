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
}
