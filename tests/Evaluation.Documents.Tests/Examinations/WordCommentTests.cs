using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Evaluation.Core.Checks;
using Evaluation.Core.Claims;
using Evaluation.Core.Examinations;
using Evaluation.Documents.Examinations;
using static Evaluation.Documents.Tests.Examinations.WordFile;

namespace Evaluation.Documents.Tests.Examinations;

public sealed class WordCommentTests
{
    private static readonly DateTimeOffset At = new(2022, 5, 10, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Comments_stand_exactly_around_the_words_they_speak_of()
    {
        var file = Of(P("支出完", "成率91", ".25%，结余", "率6.03%。") + P("第二段，增长131.41%。"));

        var copy = await Commented(file, ReportFormat.Word, "成率91.25", "率6.03%", "131.41%", "第二段，增长131.41%。");

        Assert.Equal(["成率91.25", "率6.03%", "131.41%", "第二段，增长131.41%。"], Marked(copy));
        Assert.Equal(await Reading.Texts(file), await Reading.Texts(copy));
    }

    [Fact]
    public async Task Comments_stand_inside_links_insertions_and_table_cells()
    {
        var file = Of("<w:p><w:hyperlink w:anchor=\"a\">" + R("链接文字") + "</w:hyperlink><w:ins w:id=\"1\" w:author=\"x\">" + R("新增文字") + "</w:ins></w:p><w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>"
            + P("合计100.00万元") + "</w:tc></w:tr></w:tbl>" + P("完"));

        Assert.Equal(["接文字新", "100.00"], Marked(await Commented(file, ReportFormat.Word, "接文字新", "100.00")));
    }

    [Fact]
    public async Task A_finding_in_a_note_is_said_at_its_reference()
    {
        var file = Of("<w:p>" + R("正文") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>", footnotes: $"<w:footnote w:id=\"2\">{P("脚注写100%")}</w:footnote>");

        var copy = await Commented(file, ReportFormat.Word, "100%");

        Assert.Equal([string.Empty], Marked(copy));
        Assert.Single(Comments(copy));
    }

    [Fact]
    public async Task Comments_carry_severity_message_and_correction_and_keep_those_of_others()
    {
        var file = Of(P("增长131.41%"));
        var first = await Commented(file, ReportFormat.Word, "131.41%");
        var second = await Commented(first, ReportFormat.Word, "增长");

        Assert.Equal(["报告校核", "报告校核"], Comments(second).Select(comment => comment.Author!.Value));
        Assert.Equal(2, Comments(second).Select(comment => comment.Id!.Value).Distinct().Count());
        Assert.Equal(["须修改：“131.41%”算得不对", "改为：改后"], Comments(first)[0].Elements<Paragraph>().Select(line => line.InnerText));
    }

    [Fact]
    public async Task Right_statements_get_no_comment()
    {
        var file = Of(P("增长131.47%"));
        using var source = new MemoryStream(file);
        var copy = WordComments.Write(source, ReportFormat.Word, ReportText.OfLines("增长131.47%"), [Finding(1, 0, 2, "增长") with { Severity = null }], At);

        Assert.Empty(Comments(copy));
        Assert.Equal(["增长131.47%"], await Reading.Texts(copy));
    }

    [Fact]
    public async Task Text_files_become_a_Word_file_with_the_text_and_its_comments()
    {
        var text = System.Text.Encoding.UTF8.GetBytes("第一段\t有制表符\n\n第三段，增长131.41%\u0001。\n");
        var plain = System.Text.Encoding.UTF8.GetBytes("第一段\t有制表符\n\n第三段，增长131.41%。\n");

        Assert.Null((await Reading.Of(text, "a.txt")).Text);
        var copy = await Commented(plain, ReportFormat.PlainText, "有制表", "131.41%");

        Assert.Equal(["有制表", "131.41%"], Marked(copy));
        Assert.Equal(["第一段\t有制表符", "第三段，增长131.41%。"], await Reading.Texts(copy));
    }

    [Fact]
    public void Table_cells_of_a_PDF_are_commented_in_their_row()
    {
        var text = new ReportText([new(1, "项目") { Cell = new(1, 1, 1) }, new(2, "决算数") { Cell = new(1, 1, 2) }, new(3, "支出") { Cell = new(1, 2, 1) }, new(4, "4423.60") { Cell = new(1, 2, 2) }, new(5, "完")]);
        var copy = WordComments.Write(Stream.Null, ReportFormat.Pdf, text, [Finding(4, 0, 7, "4423.60"), Finding(5, 0, 1, "完")], At);

        Assert.Equal(["4423.60", "完"], Marked(copy));
    }

    private static async Task<byte[]> Commented(byte[] file, ReportFormat format, params string[] quotes)
    {
        var text = (await Reading.Of(file, format == ReportFormat.Word ? "a.docx" : "a.txt")).Text!;
        var findings = quotes.Select(quote =>
        {
            var paragraph = text.Paragraphs.Single(one => one.Text.Contains(quote, StringComparison.Ordinal));
            return Finding(paragraph.Number, paragraph.Text.IndexOf(quote, StringComparison.Ordinal), quote.Length, quote);
        }).ToList();
        using var source = new MemoryStream(file);
        var copy = WordComments.Write(source, format, text, findings, At);
        using var document = WordprocessingDocument.Open(new MemoryStream(copy), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        return copy;
    }

    private static TextFinding Finding(int paragraph, int offset, int length, string text) =>
        new("A-01", "calculation", new TextSpan(paragraph, offset, length), text, text, null, Verdict.Wrong, Severity.MustFix, null, $"“{text}”算得不对") { Correction = "改后" };

    private static List<Comment> Comments(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        return [.. document.MainDocumentPart!.WordprocessingCommentsPart?.Comments?.Elements<Comment>().Select(comment => (Comment)comment.CloneNode(deep: true)) ?? []];
    }

    /// <summary>The text between the marks of each comment.</summary>
    private static List<string> Marked(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        var body = document.MainDocumentPart!.Document!.Body!;
        return [.. document.MainDocumentPart.WordprocessingCommentsPart!.Comments!.Elements<Comment>().Select(comment =>
        {
            var inside = body.Descendants().SkipWhile(one => !(one is CommentRangeStart start && start.Id == comment.Id)).TakeWhile(one => !(one is CommentRangeEnd end && end.Id == comment.Id));
            Assert.Contains(body.Descendants<CommentReference>(), reference => reference.Id == comment.Id);
            return string.Concat(inside.OfType<Text>().Select(text => text.Text));
        })];
    }
}
