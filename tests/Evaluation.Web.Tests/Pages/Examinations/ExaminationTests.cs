using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Evaluation.Core.Filings;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Examinations;
using Evaluation.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.Web.Tests.Pages.Examinations;

/// <summary>报告校核 over HTTP.</summary>
public sealed class ExaminationTests : IAsyncLifetime
{
    private const string Wrong = "一、说明\n存量资金变动率＝（29.35－12.68）÷12.68×100%＝31.47%。\n支出完成率＝4423.60÷4848.01×100%＝91.25%。\n";

    private readonly TestSite _site = new();
    private Person _clerk = null!;
    private Person _other = null!;
    private HttpClient _browser = null!;

    public async ValueTask InitializeAsync()
    {
        (_clerk, _other) = await _site.SeedAsync(data =>
        {
            var region = data.Region("甲市");
            var unit = data.Unit(region, "甲市测试局");
            return Task.FromResult((data.Person("填报甲", TestData.In(Role.Preparer, unit)), data.Person("同事乙", TestData.In(Role.Preparer, unit))));
        });
        _browser = await _site.SignedInAsync(_clerk);
    }

    public ValueTask DisposeAsync()
    {
        _browser.Dispose();
        _site.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_report_is_shown_with_its_marks_its_list_and_its_counts()
    {
        var page = await _browser.ReadAsync(await ExaminedAsync("报告.txt", Wrong));

        Assert.Equal("报告.txt", page.Text("h1"));
        var mark = Assert.Single(page.QuerySelectorAll(".exam-text mark.mark-fix"));
        Assert.Contains("31.47%", mark.TextContent, StringComparison.Ordinal);
        var finding = Assert.Single(page.QuerySelectorAll(".exam-findings > li.finding-fix"));
        Assert.Contains("第 2 段", finding.TextContent, StringComparison.Ordinal);
        Assert.Contains("须修改", finding.TextContent, StringComparison.Ordinal);
        Assert.Contains("131.47%", finding.TextContent, StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll(".exam-list a[href^='#'], .exam-text a[href^='#']"), link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..])));
        Assert.Contains("正确 1", page.Text(".exam-counts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_leave_what_is_asked_for_and_right_statements_can_be_shown()
    {
        var address = await ExaminedAsync("报告.txt", Wrong);

        Assert.Empty((await _browser.ReadAsync(address)).QuerySelectorAll(".finding-ok"));
        Assert.Single((await _browser.ReadAsync(address + "?verdict=ok")).QuerySelectorAll(".exam-findings > li.finding-ok"));
        Assert.Empty((await _browser.ReadAsync(address + "?verdict=ok")).QuerySelectorAll(".finding-fix"));
        Assert.NotEmpty((await _browser.ReadAsync(address + "?verdict=every")).QuerySelectorAll(".finding-fix, .finding-ok"));
        Assert.Empty((await _browser.ReadAsync(address + "?severity=fix&verdict=unclear")).QuerySelectorAll(".exam-findings > li"));
        Assert.NotEmpty((await _browser.ReadAsync(address + "?severity=zzz&verdict=zzz")).QuerySelectorAll(".exam-findings > li"));
    }

    [Fact]
    public async Task Another_person_of_the_same_unit_gets_nothing_of_it()
    {
        var address = await ExaminedAsync("金丝雀.txt", Wrong);
        var reportId = address.Split('/')[^1];
        using var other = await _site.SignedInAsync(_other);

        foreach (var place in new[] { address, address + "/word", address + "?verdict=every" })
        {
            using var answer = await other.OpenAsync(place);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.DoesNotContain("金丝雀", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("金丝雀", (await other.ReadAsync("/examinations")).Text(), StringComparison.Ordinal);
        using var removed = await other.PostFormAsync("/examinations?handler=Remove", ("reportId", reportId));
        Assert.Equal(HttpStatusCode.NotFound, removed.StatusCode);
        Assert.Equal("金丝雀.txt", (await _browser.ReadAsync(address)).Text("h1"));
    }

    [Fact]
    public async Task The_Word_copy_carries_a_comment_at_each_finding()
    {
        var address = await ExaminedAsync("报告.txt", Wrong);
        using var answer = await _browser.OpenAsync(address + "/word");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("报告（校核意见）.docx", answer.Content.Headers.ContentDisposition?.FileNameStar);
        using var document = WordprocessingDocument.Open(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()), isEditable: false);
        var comments = document.MainDocumentPart!.WordprocessingCommentsPart!.Comments!.Elements<Comment>().ToList();
        Assert.Contains(comments, comment => comment.InnerText.Contains("131.47%", StringComparison.Ordinal));
        Assert.All(comments, comment => Assert.Equal("报告校核", comment.Author?.Value));
    }

    [Fact]
    public async Task Several_files_lead_to_the_list_with_counts_by_verdict()
    {
        using var answer = await PostAsync(("一.txt", Wrong), ("二.txt", "本年支出4423.60万元。\n"));
        Assert.Equal("/examinations", answer.Headers.Location?.OriginalString);

        var page = await _browser.ReadAsync("/examinations");
        Assert.Equal(["一.txt", "二.txt"], page.QuerySelectorAll("#reports tbody th a").Select(link => link.TextContent).Order(StringComparer.Ordinal));
        var row = page.QuerySelectorAll("#reports tbody tr").Single(one => one.TextContent.Contains("一.txt", StringComparison.Ordinal));
        Assert.Equal("1", row.QuerySelector("td[data-label=错误]")?.TextContent);
        Assert.Contains("须修改 1", row.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("旧.doc", new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3, 4 }, "另存为 .docx")]
    [InlineData("文.rtf", new byte[] { (byte)'{', (byte)'\\', (byte)'r', (byte)'t', (byte)'f' }, "另存为 .docx")]
    [InlineData("空.txt", new byte[0], "空的")]
    [InlineData("坏.pdf", new byte[] { (byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', (byte)'1' }, "PDF")]
    public async Task A_file_that_cannot_be_read_says_how_to_save_it(string name, byte[] content, string said)
    {
        using var answer = await _browser.PostFileAsync("/examinations?handler=Upload", "files", name, content);
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(name, page.Text("[data-error-summary]"), StringComparison.Ordinal);
        Assert.Contains(said, page.Text("[data-error-summary]"), StringComparison.Ordinal);
        Assert.Empty(await ReportsAsync());
    }

    [Fact]
    public async Task One_bad_file_does_not_keep_the_others_from_being_examined()
    {
        using var answer = await PostAsync(("一.txt", Wrong), ("空.txt", string.Empty));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("一.txt", (await answer.PageAsync()).Text("#reports tbody th a"));
    }

    [Fact]
    public async Task A_file_over_20_MB_is_said_to_be_too_large()
    {
        using var answer = await _browser.PostFileAsync("/examinations?handler=Upload", "files", "大.txt", new byte[(20 * 1024 * 1024) + 1]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("超过 20 MB", (await answer.PageAsync()).Text("[data-error-summary]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_file_and_too_many_files_are_said_beside_the_field()
    {
        using var none = await _browser.PostFormAsync("/examinations?handler=Upload");
        using var many = await PostAsync([.. Enumerable.Range(0, 21).Select(one => ($"{one}.txt", "文字"))]);

        Assert.Contains("请选择", (await none.PageAsync()).Text("[data-error-summary]"), StringComparison.Ordinal);
        Assert.Contains("最多校核 20 份", (await many.PageAsync()).Text("[data-error-summary]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removed_report_is_gone_with_its_file_and_the_trail_holds_no_name()
    {
        var address = await ExaminedAsync("机密名.txt", Wrong);
        var reportId = Guid.Parse(address.Split('/')[^1]);
        using var answer = await _browser.PostFormAsync("/examinations?handler=Remove", ("reportId", reportId.ToString()));

        Assert.Equal("/examinations", answer.Headers.Location?.OriginalString);
        using var gone = await _browser.OpenAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Null(Shelf.OpenReport(_clerk.Id, reportId));
        var lines = await _site.WithDbAsync(db => db.AuditEvents.IgnoreQueryFilters().Where(line => line.PersonId == _clerk.Id).ToListAsync());
        Assert.Contains(lines, line => line.Event == AuditEventKind.ReportsExamined);
        Assert.Contains(lines, line => line.Event == AuditEventKind.ExaminationRemoved);
        Assert.DoesNotContain(lines, line => (line.Object + line.Detail).Contains("机密名", StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_reports_of_the_person_go_at_once_and_no_others()
    {
        using var other = await _site.SignedInAsync(_other);
        using var theirs = await other.PostFileAsync("/examinations?handler=Upload", "files", "乙.txt", Encoding.UTF8.GetBytes(Wrong));
        await ExaminedAsync("一.txt", Wrong);
        await ExaminedAsync("二.txt", Wrong);
        using var answer = await _browser.PostFormAsync("/examinations?handler=Remove");

        Assert.Empty(await ReportsAsync());
        Assert.Contains("乙.txt", (await other.ReadAsync("/examinations")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_day_a_report_is_as_if_it_were_not_there_and_then_swept_away()
    {
        var address = await ExaminedAsync("一.txt", Wrong);
        var reportId = Guid.Parse(address.Split('/')[^1]);
        _site.Clock.Advance(ExaminationShelf.Life);

        Assert.Null(await Shelf.FindAsync(_clerk.Id, reportId, CancellationToken.None));
        Assert.Empty(await ReportsAsync());
        await Shelf.SweepAsync(CancellationToken.None);
        Assert.Null(Shelf.OpenReport(_clerk.Id, reportId));
    }

    [Fact]
    public async Task Words_of_a_report_are_text_and_never_markup()
    {
        var page = await _browser.ReadAsync(await ExaminedAsync("<b>x.txt", "<script>alert(1)</script>变动率＝（29.35－12.68）÷12.68×100%＝31.47%，<img src=x onerror=alert(1)>\n"));

        Assert.Empty(page.QuerySelectorAll("main script, main img, h1 b"));
        Assert.Contains("<script>alert(1)</script>", page.QuerySelector(".exam-text")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_finds_the_page_from_the_home_page()
    {
        var nobody = await _site.SeedAsync(data => Task.FromResult(data.Person("无角色")));
        using var browser = await _site.SignedInAsync(nobody);

        Assert.NotNull((await browser.ReadAsync("/")).QuerySelector("main a[href='/examinations']"));
        Assert.Contains("还没有校核结果", (await browser.ReadAsync("/examinations")).Text(), StringComparison.Ordinal);
    }

    private ExaminationShelf Shelf => _site.Services.GetRequiredService<ExaminationShelf>();

    private Task<IReadOnlyList<KeptReport>> ReportsAsync() => Shelf.ListAsync(_clerk.Id, CancellationToken.None);

    /// <summary>The address of the report's page.</summary>
    private async Task<string> ExaminedAsync(string name, string text)
    {
        using var answer = await PostAsync((name, text));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    private async Task<HttpResponseMessage> PostAsync(params IReadOnlyList<(string Name, string Text)> files)
    {
        using var form = new MultipartFormDataContent { { new StringContent((await _browser.TokenAsync("/examinations"))!), Browsing.TokenField } };
        foreach (var (name, text) in files)
        {
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "files", name);
        }

        return await _browser.PostAsync(new Uri("/examinations?handler=Upload", UriKind.Relative), form);
    }
}
