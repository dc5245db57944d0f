using System.Net;
using AngleSharp.Html.Dom;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Evaluation.Core.Filings;
using Evaluation.Core.Reports;
using Evaluation.Storage.Audit;
using Microsoft.EntityFrameworkCore;
using TableCell = DocumentFormat.OpenXml.Wordprocessing.TableCell;
using TableRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace Evaluation.Web.Tests.Pages.Filings;

/// <summary>The texts go out as a Word file and come back as a difference that is accepted section by section.</summary>
public sealed class WordsFileTests : IDisposable
{
    private const string Kept = "全年支出{本年支出合计}，按月通报。";

    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_changed_section_is_shown_and_kept_only_when_it_is_accepted()
    {
        var (scene, browser) = await SceneAsync();
        using var own = browser;
        var file = Edited(await DownloadAsync(browser, scene), "按月通报", "按季通报");

        var shown = await UploadAsync(browser, scene, file);

        Assert.Contains("按月通报", await scene.TextAsync("text/process") ?? string.Empty, StringComparison.Ordinal);
        var section = shown.QuerySelector("section.part")!;
        Assert.Equal("月", section.QuerySelector("del")!.TextContent);
        Assert.Equal("季", section.QuerySelector("ins")!.TextContent);
        Assert.Single(shown.QuerySelectorAll("section.part"));
        using var refused = await AnswerAsync(browser, scene, shown, take: string.Empty);
        Assert.Contains("按月通报", await scene.TextAsync("text/process") ?? string.Empty, StringComparison.Ordinal);

        using var accepted = await AnswerAsync(browser, scene, shown, take: "bound");

        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        Assert.Equal(Kept.Replace("按月", "按季", StringComparison.Ordinal), await scene.TextAsync("text/process"));
        Assert.True(await _site.WithDbAsync(db => db.EntryChanges.AnyAsync(change => change.FilingId == scene.FilingId && change.Path == "text/process" && change.By == scene.Clerk.Id)));
    }

    [Fact]
    public async Task A_typed_over_figure_is_named_with_what_it_is_and_kept_as_typed_only_on_purpose()
    {
        var (scene, browser) = await SceneAsync();
        using var own = browser;
        var shown = await UploadAsync(browser, scene, Edited(await DownloadAsync(browser, scene), "4423.60万元", "4432.60万元"));

        Assert.Contains("系统中是 4423.60万元，文件里改成了 4432.60万元", shown.Text(), StringComparison.Ordinal);
        using var bound = await AnswerAsync(browser, scene, shown, take: "bound");
        Assert.Equal(Kept, await scene.TextAsync("text/process"));
        using var typed = await AnswerAsync(browser, scene, await UploadAsync(browser, scene, Edited(await DownloadAsync(browser, scene), "4423.60万元", "4432.60万元")), take: "typed");

        Assert.Equal(Kept.Replace("{本年支出合计}", "4432.60万元", StringComparison.Ordinal), await scene.TextAsync("text/process"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?plain=true")]
    public async Task A_figure_typed_over_in_a_table_is_shown_with_its_place_and_where_to_mend_it(string query)
    {
        var (scene, browser) = await SceneAsync();
        using var own = browser;
        using var file = new MemoryStream();
        file.Write(await DownloadAsync(browser, scene, query));
        Assert.Null((await UploadAsync(browser, scene, file.ToArray())).QuerySelector(".retyped-cells"));
        using (var document = WordprocessingDocument.Open(file, isEditable: true))
        {
            var row = document.MainDocumentPart!.Document!.Descendants<TableRow>().First(row => row.Elements<TableCell>().ElementAtOrDefault(1)?.InnerText == "本年支出合计");
            row.Elements<TableCell>().ElementAt(3).Descendants<Text>().Single().Text = "4432.60";
        }

        var shown = await UploadAsync(browser, scene, file.ToArray());

        Assert.Equal("本年支出合计附件1 数据表本年数4423.604432.60", string.Concat(shown.QuerySelectorAll(".retyped-cells tbody tr").Single().Children.Select(cell => cell.TextContent.Trim())));
        Assert.Contains("表里的内容来自填报的数据", shown.Text(".finding-explain"), StringComparison.Ordinal);
        Assert.Equal([scene.Address + "/data", scene.Address + "/scores"], shown.QuerySelectorAll(".finding-explain a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task A_text_that_somebody_changed_meanwhile_is_not_overwritten_and_nothing_is_lost()
    {
        var (scene, browser) = await SceneAsync();
        using var own = browser;
        var shown = await UploadAsync(browser, scene, Edited(await DownloadAsync(browser, scene), "按月通报", "按季通报"));
        await _site.WithDbAsync(async db =>
        {
            var entry = await db.FilingEntries.SingleAsync(entry => entry.FilingId == scene.FilingId && entry.Path == "text/process");
            (entry.Text, entry.Version) = ("同事改过的文字。", Guid.NewGuid());
            return await db.SaveChangesAsync();
        });

        using var answer = await AnswerAsync(browser, scene, shown, take: "bound");
        var again = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("同事改过的文字。", await scene.TextAsync("text/process"));
        Assert.Contains("按季通报", again.Text(".conflict"), StringComparison.Ordinal);
        using var second = await AnswerAsync(browser, scene, again, take: "bound");
        Assert.Equal(Kept.Replace("按月", "按季", StringComparison.Ordinal), await scene.TextAsync("text/process"));
    }

    [Fact]
    public async Task One_section_can_be_downloaded_and_a_plain_file_comes_back_too()
    {
        var (scene, browser) = await SceneAsync();
        using var own = browser;

        var one = await UploadAsync(browser, scene, Edited(await DownloadAsync(browser, scene, "?section=process"), "按月通报", "按旬通报"));
        var plain = await UploadAsync(browser, scene, Edited(await DownloadAsync(browser, scene, "?plain=true"), "按月通报", "按周通报"));
        using var unknown = await browser.OpenAsync(scene.Address + "/words.docx?section=nowhere");

        Assert.Equal("旬", one.QuerySelector("ins")!.TextContent);
        Assert.Equal("周", plain.QuerySelector("ins")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.True(await _site.WithDbAsync(db => db.AuditEvents.AnyAsync(line => line.Event == AuditEventKind.ReportProduced && line.Detail!.Contains("Word 修改稿"))));
    }

    [Fact]
    public async Task A_file_of_another_report_and_words_outside_of_the_texts_are_pointed_out()
    {
        var (scene, browser) = await SceneAsync();
        using var own = browser;
        var sent = await DownloadAsync(browser, scene);
        using var file = new MemoryStream();
        file.Write(sent);
        using (var document = WordprocessingDocument.Open(file, isEditable: true))
        {
            document.MainDocumentPart!.Document!.Body!.AppendChild(new Paragraph(new Run(new Text("文末另写的一段话，共三十字左右。"))));
        }

        await _site.WithDbAsync(db => db.BudgetUnits.IgnoreQueryFilters().Where(unit => unit.UnitId == scene.Unit.UnitId).ExecuteUpdateAsync(set => set.SetProperty(unit => unit.Name, "测试市改名办公室")));
        var shown = (await UploadAsync(browser, scene, file.ToArray())).Text();

        Assert.Contains("是为《测试市议事办公室2021年度部门整体支出绩效自评报告》下载的", shown, StringComparison.Ordinal);
        Assert.Contains("“文末另写的一段话，共三十字左右。”", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_file_gets_the_sentence_that_says_how_to_save_it()
    {
        var (scene, browser) = await SceneAsync();
        using var own = browser;
        using var answer = await browser.PostFileAsync(scene.Address + "/words?handler=Upload", "file", "旧.doc", [0xD0, 0xCF, 0x11, 0xE0, 0, 0]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("另存为 .docx", (await answer.PageAsync()).Text(".error-summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_edit_may_not_bring_a_file_back()
    {
        var scene = await FilingScene.SetAsync(_site, FilingState.LeaderReview);
        using var browser = await _site.SignedInAsync(scene.Clerk);
        var file = await DownloadAsync(browser, scene);

        using var answer = await browser.PostFileAsync(scene.Address + "/words?handler=Upload", "file", "报告.docx", file);

        Assert.Null((await browser.ReadAsync(scene.Address + "/words")).QuerySelector("input[type=file]"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private async Task<(FilingScene Scene, HttpClient Browser)> SceneAsync()
    {
        var scene = await FilingScene.SetAsync(_site, change: entries => entries.Where(entry => entry.Path != "text/process").Append(new Entry("text/process", Kept)));
        return (scene, await _site.SignedInAsync(scene.Clerk));
    }

    private static async Task<byte[]> DownloadAsync(HttpClient browser, FilingScene scene, string query = "")
    {
        using var answer = await browser.OpenAsync(scene.Address + "/words.docx" + query);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static async Task<IHtmlDocument> UploadAsync(HttpClient browser, FilingScene scene, byte[] file)
    {
        using var answer = await browser.PostFileAsync(scene.Address + "/words?handler=Upload", "file", "报告.docx", file);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.PageAsync();
    }

    /// <summary>Sends the form of the differences as a browser does, with one answer for every section.</summary>
    private static Task<HttpResponseMessage> AnswerAsync(HttpClient browser, FilingScene scene, IHtmlDocument shown, string take) => browser.PostFormAsync(
        scene.Address + "/words",
        [
            .. shown.QuerySelectorAll("section.part input[type=hidden]").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value") ?? string.Empty)),
            .. shown.QuerySelectorAll("section.part input[type=radio]").Select(input => input.GetAttribute("name")!).Distinct(StringComparer.Ordinal).Select(name => (name, take)),
        ]);

    private static byte[] Edited(byte[] content, string old, string fresh)
    {
        using var file = new MemoryStream();
        file.Write(content);
        using (var document = WordprocessingDocument.Open(file, isEditable: true))
        {
            var text = document.MainDocumentPart!.Document!.Descendants<Text>().First(text => text.Text.Contains(old, StringComparison.Ordinal)
                && (document.MainDocumentPart.Document.Descendants<SdtBlock>().All(block => block.SdtProperties?.GetFirstChild<Tag>() is null)
                    || text.Ancestors<SdtBlock>().Any(block => block.SdtProperties?.GetFirstChild<Tag>()?.Val == "section/process")));
            text.Text = text.Text.Replace(old, fresh, StringComparison.Ordinal);
        }

        return file.ToArray();
    }
}
