using System.Text;
using Evaluation.Core.Examinations;
using Evaluation.Documents.Examinations.PdfFiles;
using Evaluation.Documents.Tests.Pdf;

namespace Evaluation.Documents.Tests.Examinations;

public sealed class PdfReportTests(PressFixture fixture) : IClassFixture<PressFixture>
{
    private const double Size = 16;
    private const double Left = 80;
    private const double Right = 80 + (28 * Size);

    /// <summary>What the press printed is read back sentence by sentence, whatever the lines and pages were.</summary>
    [Fact]
    public async Task A_printed_report_is_read_back_in_whole_paragraphs_and_cells()
    {
        var paragraphs = await Reading.Paragraphs(fixture.Full, "报告.pdf");
        var texts = paragraphs.Select(paragraph => Paper.Squeezed(paragraph.Text)).ToHashSet(StringComparer.Ordinal);

        var said = new Documents.Pdf.PaperData(SampleReport.Full()).Texts.Select(Paper.Squeezed).Where(text => text.Length > 60).ToList();
        Assert.True(said.Count > 3);
        var whole = said.Count(text => texts.Any(read => read.Contains(text, StringComparison.Ordinal)));
        Assert.True(whole >= said.Count * 0.9, $"{whole} of {said.Count} long texts are whole.");
        Assert.Contains(paragraphs, paragraph => paragraph.Cell is { Row: > 1, Column: > 1 });
        Assert.All(paragraphs, paragraph => Assert.NotNull(paragraph.Page));
        Assert.DoesNotContain(texts, text => text.StartsWith('—') && text.EndsWith('—'));
    }

    [Fact]
    public void Full_lines_go_on_and_short_or_indented_ones_begin_anew()
    {
        var text = PdfParagraphs.Of(
        [
            Page(1, Line("一、基本情况", 112, 700), Full("　　本年支出为4423.60万元，其中基本支出为", 112, 670), Full("两千余万元，项目支出为一千余万元，完成率", Left, 640),
                Line("为95.40%。", Left, 610), Full("　　另起一段的文字从这里开始，一直写到页尾", 112, 580)),
            Page(2, Line("在下一页结束。", Left, 700), Line("二、结论", 112, 670)),
        ]);

        Assert.Equal(
            ["一、基本情况", "　　本年支出为4423.60万元，其中基本支出为两千余万元，项目支出为一千余万元，完成率为95.40%。", "　　另起一段的文字从这里开始，一直写到页尾在下一页结束。", "二、结论"],
            text.Select(paragraph => paragraph.Text));
        Assert.Equal([1, 1, 1, 2], text.Select(paragraph => paragraph.Page));
    }

    [Fact]
    public void A_line_that_stops_early_because_a_number_did_not_fit_goes_on()
    {
        var text = PdfParagraphs.Of([Page(1, Full("　　上一段写满了整整一行一直到右边界那里去", 112, 700), Full("本年财政拨款收入决算数比上年增加了许多，", Left, 670) with { Right = Right - (3 * Size) }, Line("（1234567.89万元）。", Left, 640), Line("又写一行。", Left, 610))]);

        Assert.EndsWith("许多，（1234567.89万元）。", text[0].Text, StringComparison.Ordinal);
        Assert.Equal(2, text.Count);
    }

    [Fact]
    public void Page_numbers_and_running_heads_are_left_out()
    {
        var pages = Enumerable.Range(1, 4).Select(number => Page(number, Line("某局2021年度自评报告", 200, 810), Line($"第{number}段正文", 112, 600), Line($"— {number} —", 300, 30))).ToList();

        Assert.Equal(["第1段正文", "第2段正文", "第3段正文", "第4段正文"], PdfParagraphs.Of(pages).Select(paragraph => paragraph.Text));
    }

    [Fact]
    public void Contents_entries_are_left_out()
    {
        Assert.Equal(["正文"], PdfParagraphs.Of([Page(1, Line("一、基本情况 ........ 1", 112, 700), Line("二、绩效……………3", 112, 660), Line("正文", 112, 600))]).Select(paragraph => paragraph.Text));
    }

    [Fact]
    public void Scanned_pages_are_said_to_be_scanned()
    {
        var mixed = PdfReading.Judge([Page(1, Line("正文", 112, 600)), Scan(2), Scan(3), Scan(5)]);
        var all = PdfReading.Judge([Scan(1), Scan(2)]);

        Assert.Equal("第 2—3、5 页是扫描图片，没有校核；请用原来的 Word 文件，或先做文字识别（OCR）。", mixed.Remark);
        Assert.Contains("扫描件", all.Problem, StringComparison.Ordinal);
        Assert.Null(all.Text);
    }

    [Fact]
    public async Task A_page_with_a_picture_and_no_text_is_a_scan()
    {
        var reading = await Reading.Of(HostileReports.Pdf(Encoding.ASCII.GetBytes("q 500 0 0 700 40 60 cm /Im1 Do Q"), resources: "/XObject << /Im1 6 0 R >>"), "扫描.pdf");

        Assert.Contains("这是扫描件", reading.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Radicals_become_the_characters_people_read()
    {
        Assert.Equal("支出见贝车门页风食黄金", Radicals.Unify("⽀出⻅⻉⻋⻔⻚⻛⻝⻩⾦"));
        Assert.All(Enumerable.Range(0x2F00, 0xD6), code => Assert.InRange(Radicals.Unify(((char)code).ToString())[0], '一', '鿿'));
    }

    [Fact]
    public void A_fraction_is_written_in_its_line()
    {
        var letters = Letters("率=", 100, 500).Concat(Letters("a-b", 134, 512)).Concat(Letters("b", 150, 486)).Concat(Letters("×100%", 186, 500)).ToList();

        Assert.Equal("率=(a-b)/b×100%", LetterLines.Read(Fractions.Flatten(letters, [(500 + (0.3 * Size), 132, 184)])).Single().Text);
    }

    [Fact]
    public void Underlined_words_are_no_fraction()
    {
        var letters = Letters("单位：某局", 100, 500).Concat(Letters("下一行的字", 100, 476)).ToList();

        Assert.Equal(["单位：某局", "下一行的字"], LetterLines.Read(Fractions.Flatten(letters, [(497, 148, 180)])).Select(line => line.Text));
    }

    private static IEnumerable<PdfLetter> Letters(string text, double left, double baseline) =>
        text.Select((c, index) => new PdfLetter(c.ToString(), left + (index * Size), left + ((index + 1) * Size), baseline, Size));

    private static PdfPageText Page(int number, params IReadOnlyList<PdfLine> lines) => new(number, 595, 842, HasImage: false, IsBroken: false, lines);

    private static PdfPageText Scan(int number) => new(number, 595, 842, HasImage: true, IsBroken: false, []);

    private static PdfLine Line(string text, double left, double baseline) => new(text, left, Math.Min(Right, left + (text.Length * Size)), baseline, Size);

    private static PdfLine Full(string text, double left, double baseline) => new(text, left, Right, baseline, Size);
}
