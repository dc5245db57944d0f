using System.Net;
using Evaluation.Core.Filings;

namespace Evaluation.Web.Tests.Pages.Filings;

public sealed class EntriesTests
{
    [Fact]
    public async Task An_amount_typed_in_wan_is_kept_in_yuan_and_shown_in_the_tables_unit()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();

        var (status, body) = await desk.SaveAsync(browser, "input/exec_total", "4423.6");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("4,423.60", (string?)body!["display"]);
        Assert.Equal("10:00", (string?)body["savedAt"]);
        Assert.Equal("44236000", await desk.KeptAsync("input/exec_total"));
        Assert.Equal("4,423.60", ClerksDesk.ValueOf(await browser.ReadAsync(desk.Address("data")), "input/exec_total"));
    }

    [Fact]
    public async Task What_follows_the_figure_comes_back_with_the_save()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();
        await desk.SaveAsync(browser, "input/exec_total", "4423.60");

        var (_, body) = await desk.SaveAsync(browser, "input/unspent_total", "424.41");

        var fragments = body!["fragments"]!.AsArray();
        Assert.Contains(fragments, part => ((string)part!["html"]!).Contains("91.25%", StringComparison.Ordinal));
        Assert.Contains(fragments, part => (string)part!["id"]! == "filing-steps");
        Assert.DoesNotContain(fragments, part => ((string)part!["id"]!).StartsWith("find-staff", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unreadable_figure_is_kept_as_typed_and_stands_as_a_finding_under_its_row()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();

        var (status, body) = await desk.SaveAsync(browser, "input/exec_total", "四千多万");
        var page = await browser.ReadAsync(desk.Address("data"));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains(body!["fragments"]!.AsArray(), part => (string)part!["id"]! == "find-exec_total");
        Assert.Equal("四千多万", ClerksDesk.ValueOf(page, "input/exec_total"));
        Assert.Contains("现为“四千多万”", page.Text("#find-exec_total"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_somebody_else_saved_meanwhile_is_not_overwritten_and_both_are_told()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var mine = await desk.SignedInAsync();
        using var theirs = await desk.SignedInAsync(desk.Colleague);
        await desk.SaveAsync(theirs, "input/exec_total", "100");

        var (status, body) = await desk.SaveAsync(mine, "input/exec_total", "200");
        var (again, _) = await desk.SaveAsync(mine, "input/exec_total", "200", (string)body!["version"]!);

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Equal("100.00", (string?)body["theirs"]);
        Assert.Equal("李同事", (string?)body["by"]);
        Assert.Equal(HttpStatusCode.OK, again);
        Assert.Equal("2000000", await desk.KeptAsync("input/exec_total"));
    }

    [Fact]
    public async Task Emptying_a_field_removes_the_value_and_it_can_be_typed_again()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();
        var (_, first) = await desk.SaveAsync(browser, "input/exec_total", "1");
        var (_, gone) = await desk.SaveAsync(browser, "input/exec_total", "", (string)first!["version"]!);
        var (status, _) = await desk.SaveAsync(browser, "input/exec_total", "2", (string)gone!["version"]!);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(3, (await desk.HistoryAsync()).Count);
    }

    [Theory]
    [InlineData("input/no_such_figure")]
    [InlineData("input/exec_total@nobody")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task An_address_the_framework_does_not_know_is_refused_in_words(string path)
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();

        var (status, body) = await desk.SaveAsync(browser, path, "1");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.False(string.IsNullOrEmpty((string?)body!["message"]));
        Assert.Empty(await desk.HistoryAsync());
    }

    [Theory]
    [InlineData(FilingState.LeaderReview)]
    [InlineData(FilingState.Submitted)]
    public async Task Nothing_is_saved_while_the_filing_is_out_of_the_clerks_hands(FilingState state)
    {
        using var desk = await ClerksDesk.OpenAsync(state);
        using var browser = await desk.SignedInAsync();

        var (status, _) = await desk.SaveAsync(browser, "input/exec_total", "1");

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Null(await desk.KeptAsync("input/exec_total"));
    }

    [Fact]
    public async Task Another_units_clerk_the_leader_and_the_bureau_save_nothing()
    {
        using var desk = await ClerksDesk.OpenAsync(FilingState.Drafting);
        using var stranger = await desk.SignedInAsync(desk.Stranger);
        using var leader = await desk.SignedInAsync(desk.Leader);
        using var officer = await desk.SignedInAsync(desk.Officer);

        Assert.Equal(HttpStatusCode.NotFound, (await desk.SaveAsync(stranger, "input/exec_total", "1")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.SaveAsync(leader, "input/exec_total", "1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.SaveAsync(officer, "input/exec_total", "1")).Status);
        Assert.Null(await desk.KeptAsync("input/exec_total"));
    }

    [Fact]
    public async Task A_per_item_return_opens_only_what_was_returned()
    {
        using var desk = await ClerksDesk.OpenAsync(FilingState.LeaderReview, filing => filing.LeaderReturn(
            null,
            [new ReturnItem(Guid.NewGuid(), "input/exec_total", "本年支出合计", "请与决算表核对。")],
            new Actor(Guid.NewGuid(), new HashSet<Role> { Role.TeamLeader }),
            DateTimeOffset.UnixEpoch));
        using var browser = await desk.SignedInAsync();

        Assert.Equal(HttpStatusCode.OK, (await desk.SaveAsync(browser, "input/exec_total", "1")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.SaveAsync(browser, "input/unspent_total", "1")).Status);
    }
}
