using System.Net;
using System.Text;
using Evaluation.Core.Filings;
using Evaluation.Web.Files;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Tests.Pages.Filings;

public sealed class EvidenceTests : IDisposable
{
    private static readonly byte[] Pdf = Encoding.Latin1.GetBytes(
        "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Root 1 0 R >>\nstartxref\n49\n%%EOF\n");

    private readonly TestSite _site = new();

    [Fact]
    public async Task An_uploaded_file_stands_under_its_indicator_and_comes_back_as_it_was()
    {
        var scene = await FilingScene.SetAsync(_site);
        using var browser = await _site.SignedInAsync(scene.Clerk);
        using var uploaded = await Upload(browser, scene, "管理制度.pdf", Pdf, ("indicators", "ZJ21-2101"), ("back", "indicators/ZJ21-2#indicator-ZJ21-2101"));

        Assert.Equal($"{scene.Address}/indicators/ZJ21-2#indicator-ZJ21-2101", uploaded.Headers.Location?.OriginalString);
        var page = await browser.ReadAsync(scene.Address + "/indicators/ZJ21-2");
        var link = page.QuerySelector("#indicator-ZJ21-2101 .files a")!;
        Assert.Equal("管理制度.pdf", link.TextContent);
        Assert.DoesNotContain("*", page.Text("#result-ZJ21-2101"), StringComparison.Ordinal);

        using var file = await browser.OpenAsync(link.GetAttribute("href")!);
        Assert.Equal(Pdf, await file.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/pdf", file.Content.Headers.ContentType?.ToString());
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("attachment; filename=\"____.pdf\"; filename*=UTF-8''%E7%AE%A1%E7%90%86%E5%88%B6%E5%BA%A6.pdf", file.Content.Headers.GetValues("Content-Disposition").Single());
        Assert.True(file.Headers.CacheControl?.NoStore);

        using var stranger = await _site.SignedInAsync(scene.Stranger);
        using var refused = await stranger.OpenAsync(link.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Theory]
    [InlineData("合同.exe.pdf")]
    [InlineData("合同.png")]
    [InlineData("合同.html")]
    public async Task A_file_that_is_not_what_it_says_is_refused_with_its_name(string name)
    {
        var scene = await FilingScene.SetAsync(_site);
        using var browser = await _site.SignedInAsync(scene.Clerk);
        using var answer = await Upload(browser, scene, name, Pdf);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"“{name}”没有上传", (await answer.PageAsync()).Text(".error-summary"), StringComparison.Ordinal);
        Assert.Equal(0, await Count(scene));
    }

    [Fact]
    public async Task The_same_content_is_not_taken_twice()
    {
        var scene = await FilingScene.SetAsync(_site);
        using var browser = await _site.SignedInAsync(scene.Clerk);
        using var first = await Upload(browser, scene, "一.pdf", Pdf);
        using var second = await Upload(browser, scene, "二.pdf", Pdf);

        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        Assert.Equal(1, await Count(scene));
    }

    [Fact]
    public async Task A_removed_file_is_kept_but_no_longer_shown_or_read()
    {
        var scene = await FilingScene.SetAsync(_site);
        using var browser = await _site.SignedInAsync(scene.Clerk);
        using var uploaded = await Upload(browser, scene, "一.pdf", Pdf);
        var id = await _site.WithDbAsync(db => db.EvidenceFiles.Where(f => f.FilingId == scene.FilingId).Select(f => f.EvidenceFileId).SingleAsync());
        using var removed = await browser.PostFormAsync(scene.Address + "/evidence?handler=Remove", ("Input.FileId", id.ToString()));
        using var file = await browser.OpenAsync($"{scene.Address}/evidence/{id}");

        Assert.Equal(HttpStatusCode.Redirect, removed.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, file.StatusCode);
        Assert.NotNull(await _site.WithDbAsync(db => db.EvidenceFiles.Where(f => f.EvidenceFileId == id).Select(f => f.RemovedAt).SingleAsync()));
    }

    [Fact]
    public async Task A_file_is_linked_to_several_indicators_with_date_and_note()
    {
        var scene = await FilingScene.SetAsync(_site);
        using var browser = await _site.SignedInAsync(scene.Clerk);
        using var uploaded = await Upload(browser, scene, "一.pdf", Pdf, ("indicators", "ZJ21-2101"));
        var id = await _site.WithDbAsync(db => db.EvidenceFiles.Where(f => f.FilingId == scene.FilingId).Select(f => f.EvidenceFileId).SingleAsync());
        using var changed = await browser.PostFormAsync(
            scene.Address + "/evidence?handler=Change",
            ("Input.FileId", id.ToString()), ("Input.Indicators", "ZJ21-2201"), ("Input.Indicators", "ZJ21-2202"), ("Input.Date", "2021-12-31"), ("Input.Note", "决算批复"));
        var kept = await _site.WithDbAsync(db => db.EvidenceFiles.Include(f => f.Links).SingleAsync(f => f.EvidenceFileId == id));

        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal(["ZJ21-2201", "ZJ21-2202"], kept.Links.Select(link => link.Indicator).Order(StringComparer.Ordinal));
        Assert.Equal((new DateOnly(2021, 12, 31), "决算批复"), (kept.Date!.Value, kept.Note));
    }

    [Fact]
    public async Task A_sent_filing_and_a_leader_take_no_files()
    {
        var scene = await FilingScene.SetAsync(_site, FilingState.LeaderReview);
        foreach (var person in new[] { scene.Clerk, scene.Leader })
        {
            using var browser = await _site.SignedInAsync(person);
            using var answer = await Upload(browser, scene, "一.pdf", Pdf);
            Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Equal(0, await Count(scene));
    }

    [Fact]
    public void Names_are_written_in_both_spellings_and_nothing_of_them_reaches_the_header_raw() =>
        Assert.Equal("attachment; filename=\"a__b_c.pdf\"; filename*=UTF-8''a%0D%0Ab%22c.pdf", FileDownload.Disposition("a\r\nb\"c.pdf", inline: false));

    public void Dispose() => _site.Dispose();

    private static Task<HttpResponseMessage> Upload(HttpClient browser, FilingScene scene, string name, byte[] content, params (string, string)[] fields) =>
        browser.PostFileAsync(scene.Address + "/evidence?handler=Upload", "files", name, content, fields);

    private Task<int> Count(FilingScene scene) => _site.WithDbAsync(db => db.EvidenceFiles.CountAsync(file => file.FilingId == scene.FilingId));
}
