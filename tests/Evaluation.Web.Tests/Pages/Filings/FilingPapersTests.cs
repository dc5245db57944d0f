using System.Net;
using Evaluation.Core.Filings;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig.Writer;

namespace Evaluation.Web.Tests.Pages.Filings;

/// <summary>The papers of one filing, for its unit.</summary>
public sealed class FilingPapersTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task The_review_sheet_is_for_clerk_and_leader_and_nobody_else()
    {
        var scene = await FilingScene.SetAsync(_site, FilingState.LeaderReview);
        foreach (var person in new[] { scene.Clerk, scene.Leader })
        {
            using var browser = await _site.SignedInAsync(person);
            var text = await browser.PdfAsync($"/review/{scene.FilingId}/sheet.pdf");
            Assert.StartsWith("部门整体支出绩效自评审核单", text, StringComparison.Ordinal);
            Assert.Contains("支出完成率54.560.44", text, StringComparison.Ordinal);
            Assert.Contains("自评工作小组组长（签字）", text, StringComparison.Ordinal);
        }

        foreach (var person in new[] { scene.Stranger, scene.Bureau })
        {
            using var browser = await _site.SignedInAsync(person);
            using var answer = await browser.OpenAsync($"/review/{scene.FilingId}/sheet.pdf");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Equal(2, await _site.WithDbAsync(db => db.AuditEvents.CountAsync(line => line.Event == AuditEventKind.ReportProduced && line.Object == $"filing/{scene.FilingId}")));
    }

    [Fact]
    public async Task The_leaders_return_is_a_paper_for_the_unit_alone()
    {
        var scene = await FilingScene.SetAsync(_site, FilingState.LeaderReview);
        using var leader = await _site.SignedInAsync(scene.Leader);
        using var clerk = await _site.SignedInAsync(scene.Clerk);
        using var early = await clerk.OpenAsync($"{scene.Address}/return.pdf");
        var seen = await _site.WithDbAsync(db => db.Filings.Where(filing => filing.FilingId == scene.FilingId).Select(filing => filing.Version).SingleAsync());
        using var returned = await leader.PostFormAsync(
            $"/review/{scene.FilingId}/return",
            ("Input.Seen", seen.ToString()), ("Input.Items[0].Place", "input/exec_total"), ("Input.Items[0].Problem", "请按决算表第3行填写"), ("Input.Reason", "请逐项核对"));
        var text = await clerk.PdfAsync($"{scene.Address}/return.pdf");

        Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        Assert.Contains("总的意见：请逐项核对1.本年支出合计（数据表", text, StringComparison.Ordinal);
        Assert.Contains("问题和修改要求：请按决算表第3行填写", text, StringComparison.Ordinal);
        Assert.Contains("测试市议事办公室自评工作小组2022年5月10日", text, StringComparison.Ordinal);
        Assert.NotNull((await clerk.ReadAsync(scene.Address)).QuerySelector($"a[href='{scene.Address}/return.pdf']"));
        foreach (var person in new[] { scene.Stranger, scene.Bureau })
        {
            using var browser = await _site.SignedInAsync(person);
            using var answer = await browser.OpenAsync($"{scene.Address}/return.pdf");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task The_index_of_evidence_names_each_file_and_what_it_proves()
    {
        var scene = await FilingScene.SetAsync(_site);
        await _site.WithDbAsync(async db =>
        {
            var file = new EvidenceFile
            {
                EvidenceFileId = Guid.NewGuid(), FilingId = scene.FilingId, Name = "决算批复.pdf", Sha256 = new string('d', 64), Length = 2048, ContentType = "application/pdf",
                Kind = EvidenceKind.Evidence, By = scene.Clerk.Id, At = _site.Clock.GetUtcNow(), Date = new DateOnly(2022, 3, 1),
            };
            file.Links.Add(new EvidenceLink { EvidenceFileId = file.EvidenceFileId, Indicator = "ZJ21-2201" });
            db.EvidenceFiles.Add(file);
            return await db.SaveChangesAsync();
        });
        using var clerk = await _site.SignedInAsync(scene.Clerk);
        using var stranger = await _site.SignedInAsync(scene.Stranger);
        using var refused = await stranger.OpenAsync($"{scene.Address}/evidence-index.pdf");

        Assert.Contains("1决算批复.pdf支出完成率2022年3月1日—2KBdddddddddddd", await clerk.PdfAsync($"{scene.Address}/evidence-index.pdf"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task The_index_counts_the_pages_of_what_has_pages()
    {
        var scene = await FilingScene.SetAsync(_site);
        var kept = await _site.Services.GetRequiredService<EvidenceStore>().KeepAsync(new MemoryStream(TwoPages()), long.MaxValue);
        await _site.WithDbAsync(async db =>
        {
            db.EvidenceFiles.Add(new EvidenceFile
            {
                EvidenceFileId = Guid.NewGuid(), FilingId = scene.FilingId, Name = "合同.pdf", Sha256 = kept!.Sha256, Length = 2048, ContentType = "application/pdf",
                Kind = EvidenceKind.Evidence, By = scene.Clerk.Id, At = _site.Clock.GetUtcNow(),
            });
            return await db.SaveChangesAsync();
        });
        using var clerk = await _site.SignedInAsync(scene.Clerk);

        Assert.Contains($"合同.pdf未关联—22KB{kept!.Sha256[..12]}", await clerk.PdfAsync($"{scene.Address}/evidence-index.pdf"), StringComparison.Ordinal);
    }

    private static byte[] TwoPages()
    {
        var document = new PdfDocumentBuilder();
        document.AddPage(100, 100);
        document.AddPage(100, 100);
        return document.Build();
    }

    [Fact]
    public async Task There_is_no_receipt_before_handing_in()
    {
        var scene = await FilingScene.SetAsync(_site);
        using var clerk = await _site.SignedInAsync(scene.Clerk);
        using var answer = await clerk.OpenAsync($"{scene.Address}/receipt.pdf");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
