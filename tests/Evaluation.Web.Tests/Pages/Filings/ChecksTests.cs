using System.Net;
using Evaluation.Core.Filings;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Tests.Pages.Filings;

public sealed class ChecksTests : IDisposable
{
    private readonly TestSite _site = new();

    [Fact]
    public async Task Findings_stand_by_severity_with_both_figures_and_the_way_to_their_place()
    {
        var scene = await FilingScene.SetAsync(_site);
        using var browser = await _site.SignedInAsync(scene.Clerk);
        var page = await browser.ReadAsync(scene.Address + "/checks");

        Assert.Contains("测算得 4.56 分，自评 5.00 分", page.Text(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a[href='{scene.Address}/indicators/ZJ21-2#indicator-ZJ21-2201']"));
        Assert.Contains("须说明", page.Text("#check-counts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_explanation_of_ten_characters_settles_a_finding_and_a_shorter_one_does_not()
    {
        var scene = await FilingScene.SetAsync(_site);
        using var browser = await _site.SignedInAsync(scene.Clerk);
        var before = await OpenAsync(browser, scene);
        using var tooShort = await browser.PostFormAsync(scene.Address + "/checks", ("explain/S-13", "已核对"));
        Assert.Equal(before, await OpenAsync(browser, scene));

        using var enough = await browser.PostFormAsync(scene.Address + "/checks", ("explain/S-13", "经小组会议核对，按批复文件计算。"));
        Assert.Equal(before - 1, await OpenAsync(browser, scene));
    }

    [Fact]
    public async Task A_mend_on_the_check_page_settles_its_finding()
    {
        var scene = await FilingScene.SetAsync(_site);
        using var browser = await _site.SignedInAsync(scene.Clerk);
        var before = await OpenAsync(browser, scene);
        using var answer = await browser.PostFormAsync(scene.Address + "/checks", ("mend", "S-06/ZJ21-2205"));

        Assert.True(await OpenAsync(browser, scene) < before);
        Assert.Null(await scene.TextAsync("claim/ZJ21-2205"));
    }

    [Fact]
    public async Task A_filing_is_sent_to_the_leader_with_open_findings_and_only_by_the_clerk()
    {
        var scene = await FilingScene.SetAsync(_site);
        using var leader = await _site.SignedInAsync(scene.Leader);
        using var refused = await leader.PostFormAsync(scene.Address + "/checks?handler=Send");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        using var clerk = await _site.SignedInAsync(scene.Clerk);
        using var sent = await clerk.PostFormAsync(scene.Address + "/checks?handler=Send");
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal(FilingState.LeaderReview, await scene.StateAsync());
        Assert.Contains("第 1 次送审", (await clerk.ReadAsync(scene.Address + "/checks")).Text("#handing"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_handed_in_before_it_is_approved()
    {
        var scene = await FilingScene.SetAsync(_site);
        using var clerk = await _site.SignedInAsync(scene.Clerk);
        foreach (var handler in new[] { "Submit", "Recall", "Reopen" })
        {
            using var answer = await clerk.PostFormAsync($"{scene.Address}/checks?handler={handler}");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        Assert.Equal(FilingState.Drafting, await scene.StateAsync());
        using var receipt = await clerk.OpenAsync(scene.Address + "/receipt");
        Assert.Equal(HttpStatusCode.NotFound, receipt.StatusCode);
    }

    [Fact]
    public async Task A_content_that_is_not_the_approved_one_is_not_handed_in()
    {
        // The aggregate approved a hash that is not the one of these entries.
        var scene = await FilingScene.SetAsync(_site, FilingState.Approved);
        using var clerk = await _site.SignedInAsync(scene.Clerk);
        using var answer = await clerk.PostFormAsync(scene.Address + "/checks?handler=Submit");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("内容与用印版不一致", (await answer.PageAsync()).Text(".error-summary"), StringComparison.Ordinal);
        Assert.Equal(FilingState.Approved, await scene.StateAsync());
    }

    [Fact]
    public async Task An_approval_can_be_taken_back_by_the_clerk()
    {
        var scene = await FilingScene.SetAsync(_site, FilingState.Approved);
        using var clerk = await _site.SignedInAsync(scene.Clerk);
        using var answer = await clerk.PostFormAsync(scene.Address + "/checks?handler=Reopen");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(FilingState.Drafting, await scene.StateAsync());
    }

    [Fact]
    public async Task The_preview_shows_the_same_figures_with_the_way_to_where_they_are_entered()
    {
        var scene = await FilingScene.SetAsync(_site);
        using var clerk = await _site.SignedInAsync(scene.Clerk);
        var page = await clerk.ReadAsync(scene.Address + "/preview");

        Assert.Contains("4423.60万元", page.Text(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a.figure[href='{scene.Address}/data#input-exec_total']"));
        Assert.NotNull(page.QuerySelector(".report-formula .frac"));
        Assert.Contains("〔未填：", page.Text(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("[style]"));
    }

    public void Dispose() => _site.Dispose();

    private static async Task<int> OpenAsync(HttpClient browser, FilingScene scene)
    {
        var page = await browser.ReadAsync(scene.Address + "/checks");
        return page.QuerySelectorAll(".check-list > li").Length - page.QuerySelectorAll(".check-list textarea").Count(area => area.TextContent.Trim().Length >= 10);
    }
}
