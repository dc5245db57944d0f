using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Evaluation.Core.Filings;
using Evaluation.Storage.Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.Web.Tests.Pages.Filings;

/// <summary>Evidence taken in as a ZIP: seen first, taken when confirmed, and nothing of the good files lost for a bad one.</summary>
public sealed class EvidenceArchivePageTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task The_preview_says_where_each_file_goes_and_only_what_is_confirmed_is_taken()
    {
        var scene = await FilingScene.SetAsync(_site);
        using var browser = await _site.SignedInAsync(scene.Clerk);
        var page = await PreviewAsync(browser, scene, Zip(
            ("ZJ21-2201+ZJ21-2202_支出明细.pdf", Pdf(1)), ("ZJ21-9999_不明.pdf", Pdf(2)), ("坏.pdf", [1, 2]), ("会议纪要.pdf", Pdf(3)), ("ZJ21-2205/合同.pdf", Pdf(4)), ("ZJ21-2203_再来一份.pdf", Pdf(4))));
        var rows = page.QuerySelectorAll("tbody tr").Take(6).Select(row => string.Join(' ', row.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))).ToList();

        Assert.Equal(0, await Count(scene));
        Assert.Contains("支出完成率、结转结余率", rows[0], StringComparison.Ordinal);
        Assert.Contains("“ZJ21-9999”不是本次自评的指标编码", rows[1], StringComparison.Ordinal);
        Assert.Contains("不能收入", rows[2], StringComparison.Ordinal);
        Assert.Contains("没有本指标体系的编码", rows[3], StringComparison.Ordinal);
        Assert.Contains("合为一份", rows[5], StringComparison.Ordinal);
        var kept = page.QuerySelectorAll("input[name=kept]").Select(box => ("kept", box.GetAttribute("value")!)).ToArray();
        Assert.Equal(3, kept.Length);

        using var taken = await browser.PostFormAsync(scene.Address + "/evidence/archive?handler=Take", kept);
        Assert.Equal(scene.Address + "/evidence", taken.Headers.Location?.OriginalString);
        var files = await _site.WithDbAsync(db => db.EvidenceFiles.Include(file => file.Links).Where(file => file.FilingId == scene.FilingId).ToListAsync());
        Assert.Equal(
            ["ZJ21-2201+ZJ21-2202_支出明细.pdf: ZJ21-2201 ZJ21-2202", "会议纪要.pdf: ", "合同.pdf: ZJ21-2203 ZJ21-2205"],
            files.Select(file => $"{file.Name}: {string.Join(' ', file.Links.Select(link => link.Indicator).Order(StringComparer.Ordinal))}").Order(StringComparer.Ordinal));

        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_site.Folder, "evidence", "incoming"), "*", SearchOption.AllDirectories));
        using var again = await browser.PostFormAsync(scene.Address + "/evidence/archive?handler=Take", kept);
        Assert.Contains("内容与已有的", (await again.PageAsync()).Text(".error-summary"), StringComparison.Ordinal);
        Assert.Equal(3, await Count(scene));
        Assert.Contains("内容与已有的“会议纪要.pdf”相同", (await PreviewAsync(browser, scene, Zip(("ZJ21-2201_纪要.pdf", Pdf(3))))).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Short_names_are_offered_and_only_what_is_chosen_is_linked()
    {
        var scene = await FilingScene.SetAsync(_site);
        using var browser = await _site.SignedInAsync(scene.Clerk);
        var page = await PreviewAsync(browser, scene, Zip(("2201_支出明细.pdf", Pdf(1)), ("1、制度.pdf", Pdf(2)), ("支出完成率说明.pdf", Pdf(3))));
        var offered = page.QuerySelectorAll("input[name=chosen]").Cast<IHtmlInputElement>().ToList();

        Assert.Equal([true, true, true], offered.Select(box => box.IsChecked));
        Assert.Contains("请核对", page.Text("tbody"), StringComparison.Ordinal);
        using var taken = await browser.PostFormAsync(
            scene.Address + "/evidence/archive?handler=Take",
            [
                .. page.QuerySelectorAll("input[name=kept]").Select(box => ("kept", box.GetAttribute("value")!)),
                ("chosen", offered[0].Value), ("chosen", offered[2].Value), ("chosen", offered[1].Value.Split('/')[0] + "/ZJ21-2202"),
            ]);
        var files = await _site.WithDbAsync(db => db.EvidenceFiles.Include(file => file.Links).Where(file => file.FilingId == scene.FilingId).ToListAsync());

        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Equal(
            ["1、制度.pdf: ", "2201_支出明细.pdf: ZJ21-2201", "支出完成率说明.pdf: ZJ21-2201"],
            files.Select(file => $"{file.Name}: {string.Join(' ', file.Links.Select(link => link.Indicator))}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_file_without_a_code_that_lies_there_again_with_one_is_not_said_to_have_none()
    {
        var scene = await FilingScene.SetAsync(_site);
        using var browser = await _site.SignedInAsync(scene.Clerk);
        var page = await PreviewAsync(browser, scene, Zip(("纪要.pdf", Pdf(1)), ("ZJ21-2201_纪要.pdf", Pdf(1))));

        Assert.Contains("合为一份", page.Text("tbody"), StringComparison.Ordinal);
        Assert.DoesNotContain("没有本指标体系的编码", page.Text("tbody"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_only_looked_at_is_not_kept()
    {
        var scene = await FilingScene.SetAsync(_site);
        using var browser = await _site.SignedInAsync(scene.Clerk);
        var store = _site.Services.GetRequiredService<EvidenceStore>();
        var before = store.All().Count();
        var first = (await PreviewAsync(browser, scene, Zip(("ZJ21-2201_一.pdf", Pdf(1))))).QuerySelector("input[name=kept]")!.GetAttribute("value")!;
        await PreviewAsync(browser, scene, Zip(("ZJ21-2201_二.pdf", Pdf(2))));
        using var late = await browser.PostFormAsync(scene.Address + "/evidence/archive?handler=Take", ("kept", first));

        Assert.Equal(before, store.All().Count());
        Assert.Contains("预览已过期", (await late.PageAsync()).Text(".error-summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_person_saw_no_other_can_take()
    {
        var scene = await FilingScene.SetAsync(_site);
        var other = await FilingScene.SetAsync(_site);
        using var browser = await _site.SignedInAsync(scene.Clerk);
        var seal = (await PreviewAsync(browser, scene, Zip(("ZJ21-2201_一.pdf", Pdf(1))))).QuerySelector("input[name=kept]")!.GetAttribute("value")!;
        using var stranger = await _site.SignedInAsync(other.Clerk);
        using var elsewhere = await stranger.PostFormAsync(other.Address + "/evidence/archive?handler=Take", ("kept", seal), ("kept", "nonsense"));
        using var there = await stranger.PostFormAsync(scene.Address + "/evidence/archive?handler=Take", ("kept", seal));

        Assert.Equal(HttpStatusCode.BadRequest, elsewhere.StatusCode);
        Assert.Contains("预览已过期", (await elsewhere.PageAsync()).Text(".error-summary"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, there.StatusCode);
        Assert.Equal((0, 0), (await Count(scene), await Count(other)));
    }

    [Fact]
    public async Task Strangers_find_nothing_and_a_sent_filing_takes_nothing()
    {
        var scene = await FilingScene.SetAsync(_site, FilingState.LeaderReview);
        using var stranger = await _site.SignedInAsync(scene.Stranger);
        using var unseen = await stranger.OpenAsync(scene.Address + "/evidence/archive");
        using var clerk = await _site.SignedInAsync(scene.Clerk);
        using var back = await clerk.OpenAsync(scene.Address + "/evidence/archive");

        Assert.Equal(HttpStatusCode.NotFound, unseen.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        using var refused = await clerk.PostFormAsync(scene.Address + "/evidence/archive?handler=Take", ("kept", "x"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Theory]
    [InlineData("佐证.rar", "请选择 .zip 文件")]
    [InlineData("佐证.zip", "不完整或已损坏")]
    public async Task What_is_no_archive_is_said_beside_the_field(string name, string said)
    {
        var scene = await FilingScene.SetAsync(_site);
        using var browser = await _site.SignedInAsync(scene.Clerk);
        using var answer = await browser.PostFileAsync(scene.Address + "/evidence/archive?handler=Preview", "file", name, "Rar!"u8.ToArray());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(said, (await answer.PageAsync()).Text(".error-summary"), StringComparison.Ordinal);
    }

    private static async Task<IHtmlDocument> PreviewAsync(HttpClient browser, FilingScene scene, byte[] zip)
    {
        using var answer = await browser.PostFileAsync(scene.Address + "/evidence/archive?handler=Preview", "file", "佐证.zip", zip);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.PageAsync();
    }

    private Task<int> Count(FilingScene scene) => _site.WithDbAsync(db => db.EvidenceFiles.CountAsync(file => file.FilingId == scene.FilingId));

    private static byte[] Pdf(int number) => Encoding.Latin1.GetBytes(
        $"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /N {number} >>\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Root 1 0 R >>\nstartxref\n54\n%%EOF\n");

    private static byte[] Zip(params IReadOnlyList<(string Name, byte[] Content)> files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (var (name, content) in files)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
