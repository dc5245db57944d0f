using System.Net;
using AngleSharp.Dom;
using Evaluation.Core.Filings;
using Evaluation.Web.Frameworks;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.Web.Tests.Pages.Filings;

public sealed class DataTests
{
    [Fact]
    public async Task Every_figure_of_the_framework_stands_exactly_once_on_the_page()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();
        var framework = desk.Site.Services.GetRequiredService<FrameworkShelf>().Find("ZJ21@1", null)!;

        var page = await browser.ReadAsync(desk.Address("data"));

        Assert.All(framework.Inputs, input => Assert.Equal(input.System is null ? 1 : 0, page.QuerySelectorAll($"[name='input/{input.Key}']").Length));
        Assert.All(page.QuerySelectorAll("form.data-form [data-save-path]"), field => Assert.Equal(field.GetAttribute("name"), field.GetAttribute("data-save-path")));
    }

    [Fact]
    public async Task Rows_an_answer_leaves_out_are_named_instead_of_asked_and_the_others_keep_their_numbers()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();
        string Number(IParentNode page) => page.QuerySelector("#input-fixed_asset_total .row-number")!.TextContent;
        var before = Number(await browser.ReadAsync(desk.Address("data")));

        await desk.SaveAsync(browser, "answer/has_procurement", "0", at: "scope");
        var page = await browser.ReadAsync(desk.Address("data"));

        Assert.Null(page.QuerySelector("[name='input/procurement_budget']"));
        Assert.Contains("年度政府采购预算", page.Text("#block-procurement .hidden-rows"), StringComparison.Ordinal);
        Assert.Equal(before, Number(page));
    }

    [Fact]
    public async Task Without_script_the_button_saves_what_was_changed_and_nothing_else()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();
        await desk.SaveAsync(browser, "input/exec_total", "4423.60");
        var seen = ClerksDesk.ValueOf(await browser.ReadAsync(desk.Address("data")), "seen")!;

        using var answer = await browser.PostFormAsync(
            desk.Address("data"), ("seen", seen), ("input/exec_total", "4,423.60"), ("input/unspent_total", "424.41"), ("source/exec_total", "财决01表"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("4244100", await desk.KeptAsync("input/unspent_total"));
        Assert.Equal("财决01表", await desk.KeptAsync("source/exec_total"));
        Assert.Equal(3, (await desk.HistoryAsync()).Count);
    }

    [Fact]
    public async Task Without_script_a_conflict_brings_the_page_back_with_both_values_and_a_second_save_decides()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var mine = await desk.SignedInAsync();
        using var theirs = await desk.SignedInAsync(desk.Colleague);
        var seen = ClerksDesk.ValueOf(await mine.ReadAsync(desk.Address("data")), "seen")!;
        desk.Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.SaveAsync(theirs, "input/exec_total", "100");
        await desk.SaveAsync(theirs, "input/unspent_total", "5");
        desk.Site.Clock.Advance(TimeSpan.FromMinutes(1));

        using var answer = await mine.PostFormAsync(desk.Address("data"), ("seen", seen), ("input/exec_total", "200"), ("input/unspent_total", ""));
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("100.00", page.Text(".conflict"), StringComparison.Ordinal);
        Assert.Contains("李同事", page.Text(".conflict"), StringComparison.Ordinal);
        Assert.Equal("200", ClerksDesk.ValueOf(page, "input/exec_total"));
        Assert.Equal("1000000", await desk.KeptAsync("input/exec_total"));
        Assert.Equal("50000", await desk.KeptAsync("input/unspent_total"));

        desk.Site.Clock.Advance(TimeSpan.FromMinutes(1));
        using var again = await mine.PostFormAsync(desk.Address("data"), ("seen", ClerksDesk.ValueOf(page, "seen")!), ("input/exec_total", "200"));
        Assert.Equal("2000000", await desk.KeptAsync("input/exec_total"));
    }

    [Fact]
    public async Task A_table_switched_to_yuan_shows_and_takes_yuan_and_the_others_stay()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();
        await desk.SaveAsync(browser, "input/exec_total", "4423.60");
        await desk.SaveAsync(browser, "input/income_total", "1");

        using var switched = await browser.PostFormAsync(desk.Address("data") + "?handler=Unit&table=spending&yuan=true");
        var page = await browser.ReadAsync(desk.Address("data"));
        using var saved = await browser.PostFormAsync(desk.Address("data"), ("seen", ClerksDesk.ValueOf(page, "seen")!), ("input/exec_total", "44236001"));

        Assert.Equal("44,236,000.00", ClerksDesk.ValueOf(page, "input/exec_total"));
        Assert.Equal("1.00", ClerksDesk.ValueOf(page, "input/income_total"));
        Assert.Equal("44236001", await desk.KeptAsync("input/exec_total"));
    }

    [Fact]
    public async Task The_working_shows_value_points_and_the_other_reading()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();
        await desk.SaveAsync(browser, "input/exec_total", "4423.60");
        await desk.SaveAsync(browser, "input/unspent_total", "424.41");

        var page = await browser.ReadAsync(desk.Address("data"));
        var card = page.GetElementById(page.QuerySelector("[name='input/exec_total']")!.GetAttribute("data-working-id")!)!;

        Assert.Contains("91.25%", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("得 4.56 分，满分 5 分", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("失分原因", card.TextContent, StringComparison.Ordinal);
        Assert.NotNull(card.QuerySelector(".frac"));
    }

    [Fact]
    public async Task While_the_leader_reads_the_page_shows_figures_and_takes_none()
    {
        using var desk = await ClerksDesk.OpenAsync(FilingState.LeaderReview);
        using var browser = await desk.SignedInAsync();
        var page = await browser.ReadAsync(desk.Address("data"));

        Assert.Empty(page.QuerySelectorAll("form.data-form [data-save-path]"));
        using var answer = await browser.PostFormAsync(desk.Address("data"), ("input/exec_total", "1"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("data")]
    [InlineData("scope")]
    [InlineData("basics")]
    [InlineData("work")]
    [InlineData("goals")]
    [InlineData("problems")]
    [InlineData("history")]
    public async Task Every_page_is_there_for_the_unit_and_unknown_to_others(string name)
    {
        using var desk = await ClerksDesk.OpenAsync(FilingState.Drafting);
        using var clerk = await desk.SignedInAsync();
        using var stranger = await desk.SignedInAsync(desk.Stranger);
        using var officer = await desk.SignedInAsync(desk.Officer);

        var page = await clerk.ReadAsync(desk.Address(name));
        Assert.Contains("测试一局", page.Text(".crumb"), StringComparison.Ordinal);
        foreach (var other in new[] { stranger, officer })
        {
            using var answer = await other.OpenAsync(desk.Address(name));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.DoesNotContain("测试一局", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }
}
