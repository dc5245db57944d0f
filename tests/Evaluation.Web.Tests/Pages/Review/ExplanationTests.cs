using System.Net;
using AngleSharp.Dom;
using Evaluation.Core.Filings;
using Evaluation.Storage.Audit;
using Evaluation.Storage.People;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Tests.Pages.Review;

/// <summary>What the leader and the bureau say of explanations, and what follows for the unit.</summary>
public sealed class ExplanationTests : IDisposable
{
    private const string Why = "请补充对账单的日期和文号";
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task The_leader_accepts_all_that_is_unread_at_once()
    {
        var data = await SeedAsync();
        using var leader = await _site.SignedInAsync(data.Leader);
        var page = await leader.ReadAsync(Review(data));
        var unread = Values(page, "Judge.Unread");
        using var answer = await leader.PostFormAsync(
            $"{Review(data)}?handler=Judge", [("Judge.AcceptUnread", "true"), .. unread.Select(key => ("Judge.Unread", key))]);

        Assert.True(unread.Count > 1);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("均已审阅", (await leader.ReadAsync(Review(data))).Text("#explanations"), StringComparison.Ordinal);
        Assert.Contains(AuditEventKind.ExplanationsJudged, await _site.WithDbAsync(db => db.AuditEvents.Select(e => e.Event).ToListAsync()));
    }

    [Fact]
    public async Task A_refused_explanation_stops_approval_and_the_clerk_reads_why_until_it_is_written_anew()
    {
        var data = await SeedAsync();
        using var leader = await _site.SignedInAsync(data.Leader);
        var key = Values(await leader.ReadAsync(Review(data)), "Judge.Explanations")[0];
        using var refused = await JudgeAsync(leader, Review(data), key, accept: false, Why);
        using var approval = await leader.PostFormAsync(
            $"{Review(data)}?handler=Approve", ("seen", Values(await leader.ReadAsync(Review(data)), "seen")[0]));

        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, approval.StatusCode);
        using var clerk = await _site.SignedInAsync(data.Clerk);
        Assert.Contains(Why, (await clerk.ReadAsync($"/filings/{data.Filing.FilingId}/checks")).Text(), StringComparison.Ordinal);

        var path = key.Split('|')[0];
        await _site.WithDbAsync(db => db.FilingEntries.Where(e => e.FilingId == data.Filing.FilingId && e.Path == path)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Text, e => e.Text + "对账单日期为2022年1月5日。")));
        Assert.DoesNotContain(Why, (await clerk.ReadAsync($"/filings/{data.Filing.FilingId}/checks")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_without_a_reason_and_a_judgement_of_nothing_are_told_what_to_do()
    {
        var data = await SeedAsync();
        using var leader = await _site.SignedInAsync(data.Leader);
        var key = Values(await leader.ReadAsync(Review(data)), "Judge.Explanations")[0];
        using var bare = await JudgeAsync(leader, Review(data), key, accept: false, " ");
        using var nothing = await leader.PostFormAsync($"{Review(data)}?handler=Judge", ("Judge.Accept", "true"));

        Assert.Contains("请写明理由", (await bare.PageAsync()).Text(".error-summary"), StringComparison.Ordinal);
        Assert.Contains("请先勾选", (await nothing.PageAsync()).Text(".error-summary"), StringComparison.Ordinal);
        Assert.Empty(await _site.WithDbAsync(db => db.ExplanationReviews.ToListAsync()));
    }

    [Fact]
    public async Task Words_that_changed_since_they_were_read_are_not_judged()
    {
        var data = await SeedAsync();
        using var leader = await _site.SignedInAsync(data.Leader);
        var key = Values(await leader.ReadAsync(Review(data)), "Judge.Explanations")[0];
        var path = key.Split('|')[0];
        await _site.WithDbAsync(db => db.FilingEntries.Where(e => e.FilingId == data.Filing.FilingId && e.Path == path)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Text, e => e.Text + "又改了一句。")));
        using var answer = await JudgeAsync(leader, Review(data), key, accept: true);

        Assert.Contains("已有变化", (await answer.PageAsync()).Text(".error-summary"), StringComparison.Ordinal);
        Assert.Empty(await _site.WithDbAsync(db => db.ExplanationReviews.ToListAsync()));
    }

    [Fact]
    public async Task Whoever_only_prepares_cannot_judge_and_another_bureau_finds_nothing()
    {
        var data = await SeedAsync();
        using var clerk = await _site.SignedInAsync(data.Clerk);
        using var forbidden = await JudgeAsync(clerk, Review(data), "explain/S-13|0", accept: true);
        using var stranger = await _site.SignedInAsync(data.Stranger);
        using var missing = await JudgeAsync(stranger, $"/bureau/filings/{data.Filing.FilingId}", "explain/S-13|0", accept: true);

        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Empty(await _site.WithDbAsync(db => db.ExplanationReviews.ToListAsync()));
    }

    private static string Review(Seeded data) => $"/review/{data.Filing.FilingId}";

    private static List<string> Values(IParentNode page, string name) =>
        [.. page.QuerySelectorAll($"input[name='{name}']").Select(input => input.GetAttribute("value")!)];

    private static Task<HttpResponseMessage> JudgeAsync(HttpClient browser, string address, string key, bool accept, string reason = "") =>
        browser.PostFormAsync($"{address}?handler=Judge", ("Judge.Explanations", key), ("Judge.Accept", accept ? "true" : "false"), ("Judge.Reason", reason));

    private Task<Seeded> SeedAsync() => _site.SeedAsync(data =>
    {
        var region = data.Region("测试市");
        var unit = data.Unit(region, "测试一局");
        var clerk = data.Person("填报人甲", TestData.In(Role.Preparer, unit));
        var filing = data.Sample(data.Campaign(region), unit, clerk, SampleFiling.Settled);
        return Task.FromResult(new Seeded(
            filing, clerk, data.Person("组长甲", TestData.In(Role.TeamLeader, unit)), data.Person("外地财政", TestData.In(Role.Bureau, data.Region("外市")))));
    });

    private sealed record Seeded(Filing Filing, Person Clerk, Person Leader, Person Stranger);
}
