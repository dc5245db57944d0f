using System.Net;

namespace Evaluation.Web.Tests.Pages.Filings;

public sealed class WordsTests
{
    [Fact]
    public async Task A_name_in_braces_reads_as_its_figure_in_the_preview_and_an_unknown_one_is_a_finding()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();
        await desk.SaveAsync(browser, "input/exec_total", "4423.60");

        var (_, body) = await desk.SaveAsync(browser, "text/structure", "全年支出{本年支出合计}，{不存在的数}。", at: "basics");

        Assert.Contains(body!["fragments"]!.AsArray(), part =>
            (string)part!["id"]! == "preview-structure" && ((string)part["html"]!).Contains("4423.60万元", StringComparison.Ordinal));
        Assert.Contains("不存在的数", (await browser.ReadAsync(desk.Address("basics"))).Text("#findings-structure"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generated_sentences_follow_the_figures_and_are_not_typed()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();
        await desk.SaveAsync(browser, "input/staff_actual", "69");

        var page = await browser.ReadAsync(desk.Address("basics"));

        Assert.Contains("在职人员69人", page.Text("#preview-people"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposal_is_taken_over_with_what_else_was_typed()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();
        var page = await browser.ReadAsync(desk.Address("work"));
        var section = page.QuerySelector("button[name=propose]")!.GetAttribute("value")!;

        using var answer = await browser.PostFormAsync(desk.Address("work"), ("seen", ClerksDesk.ValueOf(page, "seen")!), ("propose", section), ("text/publication", "计划六月公开"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.False(string.IsNullOrEmpty(await desk.KeptAsync($"text/{section}")));
        Assert.Equal("计划六月公开", await desk.KeptAsync("text/publication"));
    }

    [Fact]
    public async Task Rows_of_a_list_are_added_scored_and_removed()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();
        var page = await browser.ReadAsync(desk.Address("goals"));
        var row = page.QuerySelector("[name^='list/targets/']")!.GetAttribute("name")!.Split('/')[2];

        using var saved = await browser.PostFormAsync(
            desk.Address("goals"),
            ("seen", ClerksDesk.ValueOf(page, "seen")!),
            ($"list/targets/{row}/name", "调研次数"), ($"list/targets/{row}/sign", "≥"), ($"list/targets/{row}/target", "10"),
            ($"list/targets/{row}/weight", "10"), ($"list/targets/{row}/actual", "9"));
        var filled = await browser.ReadAsync(desk.Address("goals"));
        using var removed = await browser.PostFormAsync(desk.Address("goals"), ("remove", $"targets/{row}"));

        Assert.Contains("90.00%", filled.Text($"#points-{row}"), StringComparison.Ordinal);
        Assert.Contains("9.00 分", filled.Text($"#points-{row}"), StringComparison.Ordinal);
        Assert.Null(await desk.KeptAsync($"list/targets/{row}/name"));
    }

    [Fact]
    public async Task Adding_a_subordinate_moves_what_was_filled_in_to_its_own_column_and_taking_it_away_brings_it_back()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();
        await desk.SaveAsync(browser, "input/exec_total", "100");

        using var nameless = await browser.PostFormAsync(desk.Address("scope") + "?handler=Add", ("name", " "));
        using var added = await browser.PostFormAsync(desk.Address("scope") + "?handler=Add", ("name", "下属中心"));
        await desk.SaveAsync(browser, "input/exec_total@m002", "20");
        var page = await browser.ReadAsync(desk.Address("data"));

        Assert.Equal(HttpStatusCode.BadRequest, nameless.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        Assert.Equal("100.00", ClerksDesk.ValueOf(page, "input/exec_total@m001"));
        Assert.Equal("120.00", page.Text("#sum-exec_total"));

        using var removed = await browser.PostFormAsync(desk.Address("scope") + "?handler=Remove", ("member", "m002"));
        Assert.Equal("100.00", ClerksDesk.ValueOf(await browser.ReadAsync(desk.Address("data")), "input/exec_total"));
        Assert.Null(await desk.KeptAsync("input/exec_total@m001"));
    }

    [Fact]
    public async Task An_answer_names_what_does_not_apply()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();

        var (_, body) = await desk.SaveAsync(browser, "answer/has_procurement", "0", at: "scope");

        Assert.Contains(body!["fragments"]!.AsArray(), part =>
            (string)part!["id"]! == "effect-has_procurement" && ((string)part["html"]!).Contains("政府采购执行率", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_history_tells_from_what_to_what_and_by_whom()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();
        var (_, first) = await desk.SaveAsync(browser, "input/exec_total", "100");
        await desk.SaveAsync(browser, "input/exec_total", "200", (string)first!["version"]!);

        var page = await browser.ReadAsync(desk.Address("history"));

        Assert.Contains("本年支出合计100.00 万元200.00 万元张填报", page.Text("table.history"), StringComparison.Ordinal);
    }
}
