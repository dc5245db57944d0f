using System.Net;
using System.Text;
using Evaluation.Core.Filings;
using Evaluation.Core.Quantities;
using Evaluation.Core.Reports;
using Evaluation.Documents.Filings;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Evidence;
using Evaluation.Storage.Filings;
using Evaluation.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.Web.Tests.Pages.Review;

public sealed class ReviewTests : IDisposable
{
    private const string Row = "indicator/ZJ21-2201";
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task The_queue_shows_what_waits_with_its_figures_and_nothing_of_another_unit()
    {
        var data = await SeedAsync();
        using var browser = await _site.SignedInAsync(data.Leader);
        var queue = (await browser.ReadAsync("/review")).Text();

        Assert.Contains("第 1 次", queue, StringComparison.Ordinal);
        Assert.Contains(FigureText.Of(SampleFiling.Sheet.Totals.Computed), queue, StringComparison.Ordinal);
        Assert.Contains("+" + FigureText.Of(SampleFiling.Sheet.Totals.Difference!.Value), queue, StringComparison.Ordinal);
        Assert.DoesNotContain("别的单位", queue, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filing_of_another_unit_is_not_found_and_not_named()
    {
        var data = await SeedAsync();
        using var browser = await _site.SignedInAsync(data.Leader);
        foreach (var address in new[] { $"/review/{data.Other.FilingId}", $"/review/{data.Other.FilingId}/return", $"/review/{data.Other.FilingId}/sheet" })
        {
            using var answer = await browser.OpenAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.DoesNotContain("别的单位", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whoever_only_prepares_may_print_the_sheet_but_not_review()
    {
        var data = await SeedAsync();
        using var browser = await _site.SignedInAsync(data.Clerk);

        Assert.True(await IsRefusedAsync(browser, "/review"));
        Assert.True(await IsRefusedAsync(browser, $"/review/{data.Filing.FilingId}"));
        using var post = await browser.PostFormAsync($"/review/{data.Filing.FilingId}?handler=Approve", ("seen", "x"));
        Assert.Equal(FilingState.LeaderReview, (await FilingAsync(data.Filing.FilingId)).State);
        Assert.Contains("审核单", (await browser.ReadAsync($"/review/{data.Filing.FilingId}/sheet")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_differ_come_first_and_the_rest_behind_a_link()
    {
        var data = await SeedAsync();
        using var browser = await _site.SignedInAsync(data.Leader);
        var few = await browser.ReadAsync($"/review/{data.Filing.FilingId}");
        var all = await browser.ReadAsync($"/review/{data.Filing.FilingId}?rows=all");

        Assert.Equal(SampleFiling.Framework.Indicators.Count(), all.QuerySelectorAll("table.review tbody tr").Length);
        Assert.InRange(few.QuerySelectorAll("table.review tbody tr").Length, 4, 20);
        Assert.Contains("91.25%", few.Text("#at-indicator-ZJ21-2201"), StringComparison.Ordinal);
        Assert.Contains("仅供审核参考", few.Text(), StringComparison.Ordinal);
        Assert.Contains("按现有数据最高可得", few.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_is_kept_shown_and_recorded_and_an_empty_one_refused()
    {
        var data = await SeedAsync();
        using var browser = await _site.SignedInAsync(data.Leader);
        using var empty = await browser.PostFormAsync($"/review/{data.Filing.FilingId}?handler=Comment", ("Input.Place", Row), ("Input.Text", " "));
        using var unknown = await browser.PostFormAsync($"/review/{data.Filing.FilingId}?handler=Comment", ("Input.Place", "indicator/NONE"), ("Input.Text", "a"));
        using var kept = await browser.PostFormAsync($"/review/{data.Filing.FilingId}?handler=Comment", ("Input.Place", Row), ("Input.Text", "请核对口径<b>"));

        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.Contains("请填写审核意见", (await empty.PageAsync()).Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        Assert.Contains("请核对口径<b>", (await browser.ReadAsync($"/review/{data.Filing.FilingId}")).Text("#at-indicator-ZJ21-2201"), StringComparison.Ordinal);
        Assert.Contains(AuditEventKind.CommentAdded, await EventsAsync());
    }

    [Fact]
    public async Task A_comment_on_a_filing_that_moved_on_is_refused_and_not_lost()
    {
        var data = await SeedAsync();
        using var browser = await _site.SignedInAsync(data.Leader);
        await ReturnedByAnotherAsync(data.Filing.FilingId);
        using var late = await browser.PostFormAsync($"/review/{data.Filing.FilingId}?handler=Comment", ("Input.Place", Row), ("Input.Text", "这是我写的意见"));

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("这是我写的意见", (await late.PageAsync()).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_leader_explains_a_finding_for_the_group()
    {
        var data = await SeedAsync();
        using var browser = await _site.SignedInAsync(data.Leader);
        using var brief = await browser.PostFormAsync($"/review/{data.Filing.FilingId}?handler=Explain", ("Input.Place", "S-13"), ("Input.Text", "太短"));
        using var kept = await browser.PostFormAsync($"/review/{data.Filing.FilingId}?handler=Explain", ("Input.Place", "S-13"), ("Input.Text", SampleFiling.Explained));

        Assert.Equal(HttpStatusCode.BadRequest, brief.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        Assert.Contains(SampleFiling.Explained, (await browser.ReadAsync($"/review/{data.Filing.FilingId}")).Text("#at-S-13"), StringComparison.Ordinal);
        Assert.Equal(SampleFiling.Explained, await _site.WithDbAsync(db => db.FilingEntries
            .Where(e => e.FilingId == data.Filing.FilingId && e.Path == "explain/S-13").Select(e => e.Text).SingleAsync()));
    }

    [Fact]
    public async Task Approval_is_refused_while_findings_stand()
    {
        var data = await SeedAsync();
        using var browser = await _site.SignedInAsync(data.Leader);
        using var answer = await ApproveAsync(browser, data.Filing.FilingId);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("处理后才能审核通过", (await answer.PageAsync()).Text(), StringComparison.Ordinal);
        Assert.Equal(FilingState.LeaderReview, (await FilingAsync(data.Filing.FilingId)).State);
    }

    [Fact]
    public async Task Whoever_entered_a_value_cannot_approve()
    {
        var data = await SeedAsync(SampleFiling.Settled, leaderEnters: true);
        using var browser = await _site.SignedInAsync(data.Leader);
        using var answer = await ApproveAsync(browser, data.Filing.FilingId);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("不能审核本人填报的数据", (await answer.PageAsync()).Text(".error-summary"), StringComparison.Ordinal);
        Assert.Equal(FilingState.LeaderReview, (await FilingAsync(data.Filing.FilingId)).State);
    }

    [Fact]
    public async Task A_frozen_paper_whose_file_was_lost_is_printed_again_with_the_same_bytes()
    {
        var data = await SeedAsync(SampleFiling.Settled);
        using var browser = await _site.SignedInAsync(data.Leader);
        using var approved = await ApproveAsync(browser, data.Filing.FilingId);
        var pdf = await _site.WithDbAsync(db => db.FilingVersions.Where(v => v.FilingId == data.Filing.FilingId).Select(v => v.Pdf).SingleAsync());
        var store = _site.Services.GetRequiredService<EvidenceStore>();
        var file = Directory.EnumerateFiles(_site.Folder, pdf!, SearchOption.AllDirectories).Single();
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        File.Delete(file);
        var incoming = Path.Combine(_site.Folder, "evidence", "incoming");
        Directory.Delete(incoming);
        await File.WriteAllTextAsync(incoming, "a full disk", TestContext.Current.CancellationToken);

        using var unkept = await browser.OpenAsync($"/filings/{data.Filing.FilingId}/report.pdf");
        File.Delete(incoming);
        using var answer = await browser.OpenAsync($"/filings/{data.Filing.FilingId}/report.pdf");

        Assert.Equal(bytes, await unkept.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(bytes, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.True(await store.VerifyAsync(pdf!, TestContext.Current.CancellationToken));
        using var accessible = await browser.OpenAsync($"/filings/{data.Filing.FilingId}/report.pdf?accessible=true");
        Assert.Contains("pdfuaid", Encoding.Latin1.GetString(await accessible.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approval_freezes_numbers_and_prints_the_version()
    {
        var data = await SeedAsync(SampleFiling.Settled);
        using var browser = await _site.SignedInAsync(data.Leader);
        using var answer = await ApproveAsync(browser, data.Filing.FilingId);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, (await answer.PageAsync()).Text(".error-summary"));

        var filing = await FilingAsync(data.Filing.FilingId);
        var version = await _site.WithDbAsync(db => db.FilingVersions.SingleAsync(v => v.FilingId == data.Filing.FilingId));
        var page = (await browser.ReadAsync($"/review/{data.Filing.FilingId}")).Text();
        using var paper = _site.Services.GetRequiredService<EvidenceStore>().OpenRead(version.Pdf!)!;
        var start = new byte[5];
        await paper.ReadExactlyAsync(start, TestContext.Current.CancellationToken);

        Assert.Equal((FilingState.Approved, 1), (filing.State, filing.PrintVersion));
        Assert.Equal(CanonicalRecord.HashOf(version.Record), version.Hash);
        Assert.Equal(filing.PrintHash, version.Hash);
        Assert.Equal("%PDF-"u8.ToArray(), start);
        Assert.Contains("用印版 1", page, StringComparison.Ordinal);
        Assert.Contains(VersionMark.Code(version.Hash), page, StringComparison.Ordinal);
        Assert.Contains(AuditEventKind.Approved, await EventsAsync());
    }

    /// <summary>A full disk, or a folder that cannot be written: the leader is told, and the filing stays where it was.</summary>
    [Fact]
    public async Task A_paper_that_cannot_be_kept_leaves_the_filing_unapproved_and_says_so()
    {
        var data = await SeedAsync(SampleFiling.Settled);
        using var browser = await _site.SignedInAsync(data.Leader);
        var incoming = Path.Combine(_site.Folder, "evidence", "incoming");
        Directory.CreateDirectory(Path.GetDirectoryName(incoming)!);
        await File.WriteAllTextAsync(incoming, "in the way", TestContext.Current.CancellationToken);

        using var refused = await ApproveAsync(browser, data.Filing.FilingId);
        var still = await FilingAsync(data.Filing.FilingId);
        File.Delete(incoming);
        using var approved = await ApproveAsync(browser, data.Filing.FilingId);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("用印版没有保存，审核未通过", (await refused.PageAsync()).Text(".error-summary"), StringComparison.Ordinal);
        Assert.Equal((FilingState.LeaderReview, 0), (still.State, still.PrintVersion));
        Assert.Equal(HttpStatusCode.Redirect, approved.StatusCode);
        Assert.Equal(1, (await FilingAsync(data.Filing.FilingId)).PrintVersion);
    }

    [Fact]
    public async Task What_changed_since_it_was_read_is_not_approved()
    {
        var data = await SeedAsync(SampleFiling.Settled);
        using var browser = await _site.SignedInAsync(data.Leader);
        var seen = (await browser.ReadAsync($"/review/{data.Filing.FilingId}")).QuerySelector("input[name=seen]")!.GetAttribute("value")!;
        await _site.WithDbAsync(db => db.FilingEntries.Where(e => e.FilingId == data.Filing.FilingId && e.Path.StartsWith("text/"))
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Text, "另一个说法")));
        using var answer = await browser.PostFormAsync($"/review/{data.Filing.FilingId}?handler=Approve", ("seen", seen));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(FilingState.LeaderReview, (await FilingAsync(data.Filing.FilingId)).State);
    }

    [Fact]
    public async Task The_sheet_holds_totals_differences_open_findings_and_signature_lines()
    {
        var data = await SeedAsync();
        using var browser = await _site.SignedInAsync(data.Leader);
        using var comment = await browser.PostFormAsync($"/review/{data.Filing.FilingId}?handler=Comment", ("Input.Place", Row), ("Input.Text", "请核对支出口径"));
        var sheet = (await browser.ReadAsync($"/review/{data.Filing.FilingId}/sheet")).Text();

        Assert.All(
            ["测试一局", "2021 年度", FigureText.Of(SampleFiling.Sheet.Totals.Computed), "按数据测算9.56分", "支出完成率", "+0.44", "未处理的校验结果", "请核对支出口径", "副组长", "年 月 日"],
            words => Assert.Contains(words, sheet.Replace('　', ' ').Replace("    ", " ", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    private static async Task<HttpResponseMessage> ApproveAsync(HttpClient browser, Guid filingId)
    {
        var seen = (await browser.ReadAsync($"/review/{filingId}")).QuerySelector("input[name=seen]")!.GetAttribute("value")!;
        return await browser.PostFormAsync($"/review/{filingId}?handler=Approve", ("seen", seen));
    }

    private static async Task<bool> IsRefusedAsync(HttpClient browser, string address)
    {
        using var answer = await browser.OpenAsync(address);
        return answer.StatusCode == HttpStatusCode.Forbidden;
    }

    private Task<Filing> FilingAsync(Guid filingId) => _site.WithDbAsync(db => db.Filings.SingleAsync(f => f.FilingId == filingId));

    private Task<List<AuditEventKind>> EventsAsync() => _site.WithDbAsync(db => db.AuditEvents.Select(e => e.Event).ToListAsync());

    private Task ReturnedByAnotherAsync(Guid filingId) => _site.WithDbAsync(async db =>
    {
        var filing = await db.Filings.SingleAsync(f => f.FilingId == filingId);
        Assert.Null(filing.LeaderReturn("另一位组长退回", [], new Actor(Guid.NewGuid(), new HashSet<Role> { Role.TeamLeader }), _site.Clock.GetUtcNow()));
        return await db.SaveChangesAsync();
    });

    private Task<Seeded> SeedAsync(IReadOnlyDictionary<string, string>? entries = null, bool leaderEnters = false) => _site.SeedAsync(data =>
    {
        var region = data.Region("测试市");
        var (unit, other) = (data.Unit(region, "测试一局"), data.Unit(region, "别的单位"));
        var clerk = data.Person("填报人甲", TestData.In(Role.Preparer, unit));
        var leader = data.Person("组长甲", TestData.In(Role.TeamLeader, unit));
        var campaign = data.Campaign(region);
        var filing = data.Sample(campaign, unit, leaderEnters ? leader : clerk, entries ?? SampleFiling.AsItIs);
        return Task.FromResult(new Seeded(filing, data.Filing(campaign, other, FilingState.LeaderReview), clerk, leader));
    });

    private sealed record Seeded(Filing Filing, Filing Other, Person Clerk, Person Leader);
}
