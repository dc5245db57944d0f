using System.Net;
using Evaluation.Core.Filings;
using Evaluation.Storage.Audit;
using Evaluation.Storage.People;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Tests.Pages.Review;

public sealed class ReturnTests : IDisposable
{
    private const string Row = "indicator/ZJ21-2201";
    private const string Figure = "input/exec_total";
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Each_ticked_item_comes_with_its_opinions_and_findings_as_the_problem()
    {
        var (filing, leader, _) = await SeedAsync();
        using var browser = await _site.SignedInAsync(leader);
        using var comment = await browser.PostFormAsync($"/review/{filing}?handler=Comment", ("Input.Place", Row), ("Input.Text", "请核对口径"));
        var page = await browser.ReadAsync($"/review/{filing}/return?place={Row}&place={Figure}&place=indicator/NONE");

        Assert.Equal(["退回 2 项"], page.QuerySelectorAll("h1").Select(title => title.TextContent));
        Assert.Contains("请核对口径", page.QuerySelector("textarea[name='Input.Items[0].Problem']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("按评分标准测算得 4.56 分", page.QuerySelector("textarea[name='Input.Items[0].Problem']")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stays_locked_though_it_has_to_be_mended_is_told_and_returned_with_one_click()
    {
        var (filing, leader, _) = await SeedAsync();
        await _site.WithDbAsync(db => db.FilingEntries.Where(entry => entry.FilingId == filing && entry.Path == "input/procurement_actual")
            .ExecuteUpdateAsync(entry => entry.SetProperty(value => value.Text, "一百多万")));
        using var browser = await _site.SignedInAsync(leader);
        var page = await browser.ReadAsync($"/review/{filing}/return?place={Row}");
        var more = page.QuerySelector(".finding a")!.GetAttribute("href")!;
        var whole = await browser.ReadAsync($"/review/{filing}/return");

        Assert.Contains("须修改、须说明未勾选，填报人将无法修改", page.Text(".finding"), StringComparison.Ordinal);
        Assert.Contains("实际政府采购金额", page.Text(".finding"), StringComparison.Ordinal);
        Assert.Contains($"place={Uri.EscapeDataString(Row)}", more, StringComparison.Ordinal);
        Assert.Null((await browser.ReadAsync(more)).QuerySelector(".finding"));
        Assert.Null(whole.QuerySelector(".finding"));
    }

    [Fact]
    public async Task An_empty_problem_is_named_beside_its_field_and_nothing_is_returned()
    {
        var (filing, leader, _) = await SeedAsync();
        using var browser = await _site.SignedInAsync(leader);
        using var answer = await browser.PostFormAsync(
            $"/review/{filing}/return", ("Input.Seen", await SeenAsync(filing)), ("Input.Items[0].Place", Row), ("Input.Items[0].Problem", " "));
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("每个退回项目都要写明问题和修改要求", page.Text(".field.has-error"), StringComparison.Ordinal);
        Assert.Equal(FilingState.LeaderReview, await StateAsync(filing));
    }

    [Fact]
    public async Task A_whole_return_needs_a_reason()
    {
        var (filing, leader, _) = await SeedAsync();
        using var browser = await _site.SignedInAsync(leader);
        using var empty = await browser.PostFormAsync($"/review/{filing}/return", ("Input.Seen", await SeenAsync(filing)), ("Input.Reason", ""));
        using var whole = await browser.PostFormAsync($"/review/{filing}/return", ("Input.Seen", await SeenAsync(filing)), ("Input.Reason", "请整体核对"));

        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.Contains("请写明退回原因", (await empty.PageAsync()).Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, whole.StatusCode);
        Assert.Equal(FilingState.LeaderReturned, await StateAsync(filing));
    }

    [Fact]
    public async Task Returned_items_are_kept_one_by_one_shown_to_the_unit_and_recorded()
    {
        var (filing, leader, clerk) = await SeedAsync();
        using var browser = await _site.SignedInAsync(leader);
        using var answer = await browser.PostFormAsync(
            $"/review/{filing}/return",
            ("Input.Seen", await SeenAsync(filing)),
            ("Input.Items[0].Place", Row), ("Input.Items[0].Problem", "口径不对，请改正"),
            ("Input.Items[1].Place", Figure), ("Input.Items[1].Problem", "与决算表不一致"));
        using var clerks = await _site.SignedInAsync(clerk);
        var items = await _site.WithDbAsync(db => db.Filings.Where(f => f.FilingId == filing).SelectMany(f => f.ReturnItems).Select(i => i.Place).ToListAsync());

        Assert.Equal("/review", answer.Headers.Location?.OriginalString);
        Assert.Equal([Row, Figure], items.OrderBy(place => place == Row ? 0 : 1));
        Assert.Contains("口径不对，请改正", (await clerks.ReadAsync($"/filings/{filing}/checks")).Text(), StringComparison.Ordinal);
        Assert.Contains(AuditEventKind.LeaderReturned, await _site.WithDbAsync(db => db.AuditEvents.Select(e => e.Event).ToListAsync()));
    }

    [Fact]
    public async Task What_another_leader_did_meanwhile_is_a_conflict_that_keeps_the_words()
    {
        var (filing, leader, _) = await SeedAsync();
        using var browser = await _site.SignedInAsync(leader);
        var seen = await SeenAsync(filing);
        await _site.WithDbAsync(async db =>
        {
            var moved = await db.Filings.SingleAsync(f => f.FilingId == filing);
            Assert.Null(moved.LeaderReturn("另一位组长退回", [], new Actor(Guid.NewGuid(), new HashSet<Role> { Role.TeamLeader }), _site.Clock.GetUtcNow()));
            return await db.SaveChangesAsync();
        });
        using var late = await browser.PostFormAsync($"/review/{filing}/return", ("Input.Seen", seen), ("Input.Items[0].Place", Row), ("Input.Items[0].Problem", "我写的问题"));

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("我写的问题", (await late.PageAsync()).QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
    }

    private Task<string> SeenAsync(Guid filing) => _site.WithDbAsync(async db => (await db.Filings.SingleAsync(f => f.FilingId == filing)).Version.ToString());

    private Task<FilingState> StateAsync(Guid filing) => _site.WithDbAsync(db => db.Filings.Where(f => f.FilingId == filing).Select(f => f.State).SingleAsync());

    private Task<(Guid Filing, Person Leader, Person Clerk)> SeedAsync() => _site.SeedAsync(data =>
    {
        var region = data.Region("测试市");
        var unit = data.Unit(region, "测试一局");
        var clerk = data.Person("填报人甲", TestData.In(Role.Preparer, unit));
        var leader = data.Person("组长甲", TestData.In(Role.TeamLeader, unit));
        return Task.FromResult((data.Sample(data.Campaign(region), unit, clerk, SampleFiling.AsItIs).FilingId, leader, clerk));
    });
}
