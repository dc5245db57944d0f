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
    public async Task Sending_again_is_refused_with_the_way_to_each_returned_item_that_is_not_answered()
    {
        using var desk = await ReturnedAsync();
        using var browser = await desk.SignedInAsync();

        using var refused = await browser.PostFormAsync(desk.Address("checks") + "?handler=Send");
        var page = await refused.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var link = page.QuerySelectorAll(".error-summary a").Single(a => a.TextContent == "“本年支出合计”还没有答复");
        Assert.NotNull(page.QuerySelector("textarea" + link.GetAttribute("href")));
        Assert.Contains("还有 1 项没有答复", page.Text("#handing"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_changed_since_the_return_answers_its_item_and_the_leader_sees_from_what_to_what()
    {
        using var desk = await JustReturnedAsync();
        using var leader = await desk.SignedInAsync(desk.Leader);
        using var clerk = await desk.SignedInAsync();
        await desk.SaveAsync(clerk, "input/exec_total", "4423.60");
        var tasks = await clerk.ReadAsync(desk.Address());
        using var sent = await clerk.PostFormAsync(desk.Address("checks") + "?handler=Send");
        var review = await leader.ReadAsync($"/review/{desk.FilingId}");

        Assert.Contains("已修改", tasks.Text(".return-item"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Contains("本年支出合计：（空） → 4,423.60 万元", review.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_self_score_taken_back_is_told_as_following_the_computed_points()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var clerk = await desk.SignedInAsync();
        await desk.SaveAsync(clerk, "claim/ZJ21-2205", "9");
        await desk.SaveAsync(clerk, "claim/ZJ21-2205", string.Empty);

        Assert.Contains("（随测算得分）", (await clerk.ReadAsync(desk.Address("history"))).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_put_back_as_it_was_is_no_answer()
    {
        using var desk = await JustReturnedAsync();
        using var clerk = await desk.SignedInAsync();
        var (_, saved) = await desk.SaveAsync(clerk, "input/exec_total", "1");
        await desk.SaveAsync(clerk, "input/exec_total", "", (string)saved!["version"]!);

        using var sent = await clerk.PostFormAsync(desk.Address("checks") + "?handler=Send");

        Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
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

    /// <summary>An item the leader returned an hour ago.</summary>
    private static async Task<ClerksDesk> JustReturnedAsync()
    {
        var desk = await ClerksDesk.OpenAsync(FilingState.LeaderReview);
        using var leader = await desk.SignedInAsync(desk.Leader);
        var seen = await desk.Site.WithDbAsync(async db => (await db.Filings.SingleAsync(filing => filing.FilingId == desk.FilingId)).Version.ToString());
        using var back = await leader.PostFormAsync(
            $"/review/{desk.FilingId}/return", ("Input.Seen", seen), ("Input.Items[0].Place", "input/exec_total"), ("Input.Items[0].Problem", "与决算表不一致"));
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        desk.Site.Clock.Advance(TimeSpan.FromHours(1));
        return desk;
    }

    private static Task<List<AuditEventKind>> EventsAsync(ClerksDesk desk) =>
        desk.Site.WithDbAsync(db => db.AuditEvents.Select(line => line.Event).ToListAsync());
}
