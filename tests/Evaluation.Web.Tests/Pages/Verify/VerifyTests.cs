using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Evaluation.Core.Filings;
using Evaluation.Core.Reports;
using Evaluation.Documents.Filings;
using Evaluation.Documents.Pdf;
using Evaluation.Storage.Setup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Evaluation.Web.Tests.Pages.Verify;

/// <summary>What the public page answers to codes and files.</summary>
public sealed class VerifyTests(FiledScene scene) : IClassFixture<FiledScene>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_code_of_a_filed_version_names_unit_year_version_and_time_in_any_spelling()
    {
        using var browser = scene.Site.Anonymous();
        foreach (var typed in new[] { scene.Second.Code, scene.Second.Code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal) })
        {
            var page = await browser.ReadAsync($"/verify?code={Uri.EscapeDataString(typed)}");
            var answer = page.Text("#answer");
            Assert.All([FiledScene.Unit, "2021年度", "版本 2", "2022年5月10日 12:00", "已报送"], words => Assert.Contains(words, answer, StringComparison.Ordinal));
            Assert.DoesNotContain("不是最新", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("4423.60", page.Text(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_version_that_was_filed_again_is_called_older()
    {
        using var browser = scene.Site.Anonymous();
        var answer = (await browser.ReadAsync($"/verify?code={scene.First.Code}")).Text("#answer");

        Assert.Contains("版本 1", answer, StringComparison.Ordinal);
        Assert.Contains("已于 2022年5月10日 12:00 报送版本 2", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_was_not_handed_in_says_only_so()
    {
        using var browser = scene.Site.Anonymous();
        var page = (await browser.ReadAsync($"/verify?code={scene.Kept.Code}")).Text();
        var file = (await SendAsync(browser, scene.Kept.Pdf)).Text();

        Assert.All([page, file], answer =>
        {
            Assert.Contains("没有报送", answer, StringComparison.Ordinal);
            Assert.DoesNotContain(FiledScene.Silent, answer, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("0000-0000", "查不到这份报告")]
    [InlineData("7F3K", "校验码是 8 个数字和字母")]
    [InlineData("<script>", "校验码是 8 个数字和字母")]
    public async Task Other_codes_are_unknown_or_told_how_to_type_them(string code, string words)
    {
        using var browser = scene.Site.Anonymous();

        Assert.Contains(words, (await browser.ReadAsync($"/verify?code={Uri.EscapeDataString(code)}")).Text("#answer"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_asked_is_told_beside_the_field()
    {
        using var browser = scene.Site.Anonymous();
        using var answer = await browser.PostFormAsync("/verify", ("Code", " "));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("请输入校验码，或选择要核对的文件", (await answer.PageAsync()).Text(".error-summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_filed_file_is_the_same_byte_for_byte_and_is_not_kept()
    {
        using var browser = scene.Site.Anonymous();
        var answer = await SendAsync(browser, scene.Second.Pdf);

        Assert.Contains("与报送的文件完全相同", answer.Text("#answer"), StringComparison.Ordinal);
        Assert.Contains(FiledScene.Unit, answer.Text("#answer"), StringComparison.Ordinal);
        var folder = Path.Combine(scene.Site.Services.GetRequiredService<IOptions<StorageOptions>>().Value.DataFolder!, "examinations");
        Assert.Empty(Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : []);
    }

    [Fact]
    public async Task A_file_saved_anew_says_the_same()
    {
        using var browser = scene.Site.Anonymous();
        var answer = (await SendAsync(browser, [.. scene.Second.Pdf, .. "\n%again"u8])).Text("#answer");

        Assert.Contains("内容与报送的相同", answer, StringComparison.Ordinal);
    }

    /// <summary>Figures that change places while the text stays in order are seen by where they stand.</summary>
    [Fact]
    public async Task The_same_text_at_other_places_is_told()
    {
        using var browser = scene.Site.Anonymous();
        var options = new PressOptions();
        var template = Path.Combine(Directory.CreateTempSubdirectory("evaluation-template-").FullName, "report.typ");
        var text = await File.ReadAllTextAsync(Path.Combine(options.Folder, "report.typ"), Cancellation);
        await File.WriteAllTextAsync(template, text.Replace("footer-descent: 7mm", "footer-descent: 9mm", StringComparison.Ordinal), Cancellation);
        await using var press = new PdfPress(new PressOptions { TemplateFile = template });
        var answer = (await SendAsync(browser, await press.PrintAsync(scene.Second.Report, Cancellation))).Text("#answer");
        Directory.Delete(Path.GetDirectoryName(template)!, recursive: true);

        Assert.Contains("内容与报送的相同", answer, StringComparison.Ordinal);
        Assert.Contains("位置与报送的不同", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("位置与报送的不同", (await SendAsync(browser, [.. scene.Second.Pdf, .. "\n%again"u8])).Text("#answer"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_file_is_the_same_and_older()
    {
        using var browser = scene.Site.Anonymous();
        var answer = (await SendAsync(browser, scene.First.Pdf)).Text("#answer");

        Assert.Contains("与报送的文件完全相同", answer, StringComparison.Ordinal);
        Assert.Contains("不是最新的版本", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digit_edited_in_the_pages_is_shown_with_place_and_both_figures()
    {
        using var browser = scene.Site.Anonymous();
        var report = scene.Second.Report;
        var annexes = report.Annexes.Select(annex => annex with { Blocks = [.. annex.Blocks.Select(block => block is Block.Table table ? Edited(table) : block)] });
        var page = await SendAsync(browser, await scene.Press.PrintAsync(report with { Annexes = [.. annexes] }, Cancellation));

        Assert.Contains("与报送的不同", page.Text("#answer"), StringComparison.Ordinal);
        var row = Assert.Single(page.QuerySelectorAll("#answer tbody tr"));
        Assert.Matches("PDF 第 [0-9]+ 页", row.Children[1].TextContent);
        Assert.Equal(["附件1 数据表·本年支出合计·本年数", "4423.60", "4432.60"], row.Children.Where((_, column) => column != 1).Select(cell => cell.TextContent));

        static Block.Table Edited(Block.Table table) => table with
        {
            Rows = [.. table.Rows.Select(row => row with { Cells = [.. row.Cells.Select(cell => cell.Text == "4423.60" ? cell with { Text = "4432.60" } : cell)] })],
        };
    }

    [Fact]
    public async Task A_figure_edited_in_the_attached_data_is_shown_by_its_label()
    {
        using var browser = scene.Site.Anonymous();
        var report = scene.Second.Report;
        var attached = scene.Second.Canonical.Replace("\"44236000\"", "\"44326000\"", StringComparison.Ordinal);
        var page = await SendAsync(browser, await scene.Press.PrintAsync(report with { Properties = report.Properties with { Record = attached } }, Cancellation));

        var row = Assert.Single(page.QuerySelectorAll("#answer tbody tr"));
        Assert.Equal(["本年支出合计", "附件", "4,423.60 万元", "4,432.60 万元"], row.Children.Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task The_data_alone_are_compared_too_and_need_the_code_once_they_are_changed()
    {
        using var browser = scene.Site.Anonymous();
        var changed = Encoding.UTF8.GetBytes(scene.Second.Canonical.Replace("\"44236000\"", "\"44326000\"", StringComparison.Ordinal));

        Assert.Contains("内容与报送的相同", (await SendAsync(browser, Encoding.UTF8.GetBytes(FilingJson.Write(scene.Second.Record)))).Text("#answer"), StringComparison.Ordinal);
        var unknown = (await SendAsync(browser, changed)).Text("#answer");
        Assert.Contains("请同时输入报告页脚的校验码", unknown, StringComparison.Ordinal);
        Assert.DoesNotContain("4,423.60", unknown, StringComparison.Ordinal);
        var known = (await SendAsync(browser, changed, scene.Second.Code)).Text("#answer");
        Assert.Contains("4,423.60 万元", known, StringComparison.Ordinal);
    }

    /// <summary>Who knows a code but has no copy learns nothing by sending something that only bears the code.</summary>
    [Fact]
    public async Task A_file_that_only_bears_the_code_opens_nothing()
    {
        using var browser = scene.Site.Anonymous();
        var report = scene.Second.Report;
        var hollow = report with { Body = [new Block.Paragraph([new Inline.Words("空白。")])], Annexes = [], Properties = report.Properties with { Record = "{}" } };
        var paper = await SendAsync(browser, await scene.Press.PrintAsync(hollow, Cancellation));
        var data = await SendAsync(browser, Encoding.UTF8.GetBytes(FilingJson.Write(scene.Second.Record with { Inputs = EntryDictionary.Empty<EnteredFigure>(), Rows = EntryDictionary.Empty<RowEntry>() })), scene.Second.Code);

        Assert.All([paper, data], page =>
        {
            Assert.Contains("与报送的相差很大", page.Text("#answer"), StringComparison.Ordinal);
            Assert.Empty(page.QuerySelectorAll("#answer table"));
            Assert.DoesNotContain("4423.60", page.Text(), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("自评报告", "这个文件不是 PDF，也不是自评数据（JSON），不能核对。请选择")]
    [InlineData("{\"a\": ", "这个文件不是 PDF，也不是自评数据（JSON）：")]
    [InlineData("%PDF-1.7\n%broken", "不能核对")]
    public async Task What_cannot_be_read_is_told_in_a_sentence(string content, string words)
    {
        using var browser = scene.Site.Anonymous();

        Assert.Contains(words, (await SendAsync(browser, Encoding.UTF8.GetBytes(content))).Text("#answer"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_may_ask_so_often_in_a_minute()
    {
        using var site = new TestSite { Verifications = 2 };
        using var browser = site.Anonymous();
        for (var time = 0; time < 2; time++)
        {
            using var answer = await browser.OpenAsync("/verify?code=0000-0000");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        using var refused = await browser.OpenAsync("/verify?code=0000-0001");
        using var open = await browser.OpenAsync("/verify");
        Assert.Equal((HttpStatusCode.TooManyRequests, HttpStatusCode.OK), (refused.StatusCode, open.StatusCode));
    }

    /// <summary>A form is read whatever the method: asking that way must not be free.</summary>
    [Fact]
    public async Task A_code_in_the_body_of_a_reading_request_counts_too()
    {
        using var site = new TestSite { Verifications = 1 };
        using var browser = site.Anonymous();
        var statuses = new List<HttpStatusCode>();
        for (var time = 0; time < 2; time++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/verify") { Content = new FormUrlEncodedContent([KeyValuePair.Create("Code", "0000-0000")]) };
            using var answer = await browser.SendAsync(request, Cancellation);
            statuses.Add(answer.StatusCode);
            Assert.Contains(answer.StatusCode == HttpStatusCode.OK ? "查不到这份报告" : "过于频繁", (await answer.PageAsync()).Text(), StringComparison.Ordinal);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.TooManyRequests], statuses);
    }

    private static async Task<IHtmlDocument> SendAsync(HttpClient browser, byte[] content, string code = "")
    {
        using var answer = await browser.PostFileAsync("/verify", "file", "报告.pdf", content, ("Code", code));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.PageAsync();
    }
}
