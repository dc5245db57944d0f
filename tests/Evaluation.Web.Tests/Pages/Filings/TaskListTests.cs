using System.Net;
using Evaluation.Core.Filings;
using Evaluation.Storage.Audit;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Tests.Pages.Filings;

public sealed class TaskListTests
{
    private static readonly Guid Item = Guid.NewGuid();

    [Fact]
    public async Task The_list_says_what_to_do_next_and_shows_totals_in_three_parts()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();

        var page = await browser.ReadAsync(desk.Address());

        Assert.Contains("接着填写“适用情况”", page.Text(".next-step"), StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll(".three-parts li").Length);
        Assert.Contains("测财绩〔2022〕1号", page.Text(), StringComparison.Ordinal);
        Assert.Contains("还有 10 天 0 小时", page.Text(".deadline"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_returned_item_is_first_and_its_answer_is_kept_with_an_audit_line()
    {
        using var desk = await ReturnedAsync();
        using var browser = await desk.SignedInAsync();
        var page = await browser.ReadAsync(desk.Address());
        Assert.Contains("请与决算表核对", page.Text(".return-item"), StringComparison.Ordinal);
        Assert.Equal(desk.Address("data") + "#input-exec_total", page.QuerySelector(".return-item a")!.GetAttribute("href"));

        using var empty = await browser.PostFormAsync(desk.Address() + "?handler=Answer", ("itemId", Item.ToString()), ("answer", " "));
        using var answer = await browser.PostFormAsync(desk.Address() + "?handler=Answer", ("itemId", Item.ToString()), ("answer", "已按决算表改正"));

        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.Contains("请写明已怎样修改", (await empty.PageAsync()).Text(".return-item"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("已答复", (await browser.ReadAsync(desk.Address())).Text(".return-item"), StringComparison.Ordinal);
        Assert.Contains(AuditEventKind.ReturnAnswered, await EventsAsync(desk));
    }

    [Fact]
    public async Task The_leader_does_not_answer_for_the_clerk()
    {
        using var desk = await ReturnedAsync();
        using var leader = await desk.SignedInAsync(desk.Leader);

        using var answer = await leader.PostFormAsync(desk.Address() + "?handler=Answer", ("itemId", Item.ToString()), ("answer", "已改"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Asking_for_help_opens_the_draft_to_the_bureau_until_it_is_withdrawn()
    {
        using var desk = await ClerksDesk.OpenAsync(FilingState.Drafting);
        using var clerk = await desk.SignedInAsync();
        using var officer = await desk.SignedInAsync(desk.Officer);
        await desk.SaveAsync(clerk, "input/exec_total", "1");

        using var asked = await clerk.PostFormAsync(desk.Address() + "?handler=Help", ("asked", "true"));
        var seen = await officer.ReadAsync(desk.Address("history"));
        using var refused = await officer.PostFormAsync(desk.Address() + "?handler=Help", ("asked", "false"));
        using var withdrawn = await clerk.PostFormAsync(desk.Address() + "?handler=Help", ("asked", "false"));
        using var closed = await officer.OpenAsync(desk.Address("history"));

        Assert.Contains("本年支出合计", seen.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);
        var events = await EventsAsync(desk);
        Assert.Contains(AuditEventKind.HelpAsked, events);
        Assert.Contains(AuditEventKind.HelpWithdrawn, events);
    }

    private static Task<ClerksDesk> ReturnedAsync() => ClerksDesk.OpenAsync(FilingState.LeaderReview, filing => filing.LeaderReturn(
        null,
        [new ReturnItem(Item, "input/exec_total", "本年支出合计", "请与决算表核对。")],
        new Actor(Guid.NewGuid(), new HashSet<Role> { Role.TeamLeader }),
        DateTimeOffset.UnixEpoch));

    private static Task<List<AuditEventKind>> EventsAsync(ClerksDesk desk) =>
        desk.Site.WithDbAsync(db => db.AuditEvents.Select(line => line.Event).ToListAsync());
}
