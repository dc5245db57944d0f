using System.Net;
using System.Net.Http.Json;
using Evaluation.Core.Filings;
using Evaluation.Web.Composition;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Tests.Pages.Filings;

public sealed class ScoresTests : IDisposable
{
    private readonly TestSite _site = new();

    [Theory]
    [InlineData("/indicators/ZJ21-2")]
    [InlineData("/scores")]
    [InlineData("/evidence")]
    [InlineData("/checks")]
    [InlineData("/preview")]
    [InlineData("/receipt")]
    [InlineData("/report.pdf")]
    [InlineData("/report.docx")]
    [InlineData("/words")]
    [InlineData("/words.docx")]
    public async Task Another_unit_gets_nothing_of_it(string page)
    {
        var scene = await FilingScene.SetAsync(_site);
        using var browser = await _site.SignedInAsync(scene.Stranger);
        using var answer = await browser.OpenAsync(scene.Address + page);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("议事办公室", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/indicators/ZJ21-2")]
    [InlineData("/scores")]
    [InlineData("/checks")]
    [InlineData("/preview")]
    public async Task The_bureau_does_not_see_a_draft(string page)
    {
        var scene = await FilingScene.SetAsync(_site);
        using var browser = await _site.SignedInAsync(scene.Bureau);
        using var answer = await browser.OpenAsync(scene.Address + page);

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.Forbidden });
        Assert.DoesNotContain("4,423.60", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_indicator_shows_value_working_points_and_what_is_claimed()
    {
        var scene = await FilingScene.SetAsync(_site);
        using var browser = await _site.SignedInAsync(scene.Clerk);
        var page = await browser.ReadAsync(scene.Address + "/indicators/ZJ21-2");

        var block = page.Text("#indicator-ZJ21-2201");
        Assert.Contains("91.25%", block, StringComparison.Ordinal);
        Assert.Contains("91.2457%", block, StringComparison.Ordinal);
        Assert.Contains("得 4.56 分，满分 5 分", block, StringComparison.Ordinal);
        Assert.Contains("失分原因", block, StringComparison.Ordinal);
        Assert.Equal("+0.44", page.Text("#claim-ZJ21-2201 .is-explain"));
        Assert.NotNull(page.QuerySelector("#working-ZJ21-2201 .frac"));
        Assert.Contains("须说明", page.Text("#findings-ZJ21-2201"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_that_the_framework_does_not_have_is_not_found()
    {
        var scene = await FilingScene.SetAsync(_site);
        using var browser = await _site.SignedInAsync(scene.Clerk);
        using var answer = await browser.OpenAsync(scene.Address + "/indicators/ZJ21-9");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_claim_saved_by_a_plain_form_changes_the_difference()
    {
        var scene = await FilingScene.SetAsync(_site);
        using var browser = await _site.SignedInAsync(scene.Clerk);
        using var answer = await browser.PostFormAsync(scene.Address + "/indicators/ZJ21-2", ("claim/ZJ21-2201", "4.60"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("4.6", await scene.TextAsync("claim/ZJ21-2201"));
        Assert.Equal("+0.04", (await browser.ReadAsync(scene.Address + "/indicators/ZJ21-2")).Text("#claim-ZJ21-2201 .is-explain"));
    }

    [Fact]
    public async Task One_click_follows_the_computed_score_and_the_finding_goes()
    {
        var scene = await FilingScene.SetAsync(_site);
        using var browser = await _site.SignedInAsync(scene.Clerk);
        Assert.Contains("4.56", (await browser.ReadAsync(scene.Address + "/indicators/ZJ21-2")).Text("#findings-ZJ21-2201 button"), StringComparison.Ordinal);
        using var answer = await browser.PostFormAsync(scene.Address + "/indicators/ZJ21-2", ("mend", "S-06/ZJ21-2201"));

        Assert.Null(await scene.TextAsync("claim/ZJ21-2201"));
        Assert.Equal(string.Empty, (await browser.ReadAsync(scene.Address + "/indicators/ZJ21-2")).Text("#findings-ZJ21-2201"));
    }

    [Fact]
    public async Task The_proposed_reason_is_taken_over_but_does_not_yet_explain()
    {
        var scene = await FilingScene.SetAsync(_site);
        using var browser = await _site.SignedInAsync(scene.Clerk);
        using var answer = await browser.PostFormAsync(scene.Address + "/indicators/ZJ21-2", ("propose", "ZJ21-2201"));

        Assert.Equal("按评分标准测算得4.56分，本单位自评5.00分，高出0.44分，依据是：", await scene.TextAsync("reason/ZJ21-2201"));
        Assert.Contains("须说明", (await browser.ReadAsync(scene.Address + "/indicators/ZJ21-2")).Text("#result-ZJ21-2201"), StringComparison.Ordinal);

        using var completed = await browser.PostFormAsync(
            scene.Address + "/indicators/ZJ21-2", ("reason/ZJ21-2201", "按评分标准测算得4.56分，本单位自评5.00分，高出0.44分，依据是：财政部门批复的指标调整文件。"));
        Assert.Contains("已完成", (await browser.ReadAsync(scene.Address + "/indicators/ZJ21-2")).Text("#result-ZJ21-2201"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_saved_by_script_brings_the_parts_that_changed()
    {
        var scene = await FilingScene.SetAsync(_site);
        using var browser = await _site.SignedInAsync(scene.Clerk);
        var page = await browser.ReadAsync(scene.Address + "/indicators/ZJ21-2");
        var field = page.QuerySelector("[data-save-path='claim/ZJ21-2201']")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, field.Closest("[data-save-url]")!.GetAttribute("data-save-url"))
        {
            Content = JsonContent.Create(new { path = "claim/ZJ21-2201", value = "4", version = field.GetAttribute("data-version") }),
        };
        request.Headers.Add(PagesSetup.TokenHeader, await browser.TokenAsync(scene.Address + "/scores"));
        using var answer = await browser.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("claim-ZJ21-2201", text, StringComparison.Ordinal);
        Assert.Contains("主动少计", System.Text.RegularExpressions.Regex.Unescape(text), StringComparison.Ordinal);
        Assert.DoesNotContain("claim-ZJ21-2202\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_score_table_numbers_25_rows_and_shows_totals_in_three_parts()
    {
        var scene = await FilingScene.SetAsync(_site);
        using var browser = await _site.SignedInAsync(scene.Clerk);
        var page = await browser.ReadAsync(scene.Address + "/scores");

        Assert.Equal(Enumerable.Range(1, 25).Select(number => $"{number}"), page.QuerySelectorAll("td.row-number").Select(cell => cell.TextContent));
        Assert.Contains("按数据测算", page.Text("#score-totals"), StringComparison.Ordinal);
        Assert.Contains("单位自选", page.Text("#score-totals"), StringComparison.Ordinal);
        Assert.Contains("待财政部门核定", page.Text("#score-totals"), StringComparison.Ordinal);
        Assert.Contains("按现有数据最高可得 89.56", page.Text("#score-totals"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_filter_of_the_address_leaves_only_rows_that_differ()
    {
        var scene = await FilingScene.SetAsync(_site);
        using var browser = await _site.SignedInAsync(scene.Clerk);
        var page = await browser.ReadAsync(scene.Address + "/scores?show=differing");

        var rows = page.QuerySelectorAll("td.row-number").Select(cell => cell.TextContent).ToList();
        Assert.Contains("7", rows);
        Assert.DoesNotContain("1", rows);
        Assert.Empty((await browser.ReadAsync(scene.Address + "/scores?show=incomplete")).QuerySelectorAll("#score-ZJ21-2201"));
    }

    [Fact]
    public async Task All_claims_follow_the_computed_scores_with_one_button_and_a_line_in_the_audit_trail()
    {
        var scene = await FilingScene.SetAsync(_site);
        using var browser = await _site.SignedInAsync(scene.Clerk);
        using var answer = await browser.PostFormAsync(scene.Address + "/scores?handler=Follow");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(0, await _site.WithDbAsync(db => db.FilingEntries.CountAsync(e => e.FilingId == scene.FilingId && e.Path.StartsWith("claim/"))));
        Assert.True(await _site.WithDbAsync(db => db.AuditEvents.AnyAsync(e => e.PersonId == scene.Clerk.Id && e.Object.Contains("filing/") && e.Detail.Contains("claim/"))));
        Assert.Empty((await browser.ReadAsync(scene.Address + "/scores")).QuerySelectorAll(".score-table .is-explain"));
    }

    [Fact]
    public async Task A_leader_and_a_sent_filing_have_no_fields()
    {
        var scene = await FilingScene.SetAsync(_site, FilingState.LeaderReview);
        foreach (var person in new[] { scene.Clerk, scene.Leader })
        {
            using var browser = await _site.SignedInAsync(person);
            Assert.Empty((await browser.ReadAsync(scene.Address + "/scores")).QuerySelectorAll("input.amount"));
            using var answer = await browser.PostFormAsync(scene.Address + "/scores?handler=Follow");
            Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("5", await scene.TextAsync("claim/ZJ21-2201"));
        }
    }

    public void Dispose() => _site.Dispose();
}
