using AngleSharp.Dom;
using Evaluation.Core.Filings;
using Evaluation.Web.Tests.Pages.Bureau;

namespace Evaluation.Web.Tests.Pages.Filings;

/// <summary>The framework's checks where people meet them: beside the field, on the check page, with the leader and with the bureau.</summary>
public sealed class CampaignCheckTests : IDisposable
{
    private const string Group = "explain/@预算和结余口径";
    private readonly TestSite _site = new();

    [Fact]
    public async Task A_finding_stands_beside_its_field_with_both_figures()
    {
        var (browser, scene) = await ClerkAsync();
        using (browser)
        {
            var beside = (await browser.ReadAsync(scene.Address + "/data")).Text("#find-unspent_total");

            Assert.Contains("4848.01万元", beside, StringComparison.Ordinal);
            Assert.Contains("相差211.31万元", beside, StringComparison.Ordinal);
            Assert.Contains("按收支倒推应为221.31万元", beside, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task One_box_explains_a_group_and_says_what_for()
    {
        var (browser, scene) = await ClerkAsync();
        using (browser)
        {
            var page = await browser.ReadAsync(scene.Address + "/checks");

            Assert.Single(page.QuerySelectorAll("textarea"), box => box.GetAttribute("name") == Group);
            Assert.Contains("本说明同时用于", page.Text(), StringComparison.Ordinal);
            using var answer = await browser.PostFormAsync(scene.Address + "/checks", (Group, "差额为年末收回的指标和上年结转，已与国库对账。"));
            Assert.Equal("差额为年末收回的指标和上年结转，已与国库对账。", await scene.TextAsync(Group));
            Assert.Equal(2, Explained(page, await browser.ReadAsync(scene.Address + "/checks")));
        }
    }

    [Fact]
    public async Task The_check_page_lists_what_is_unchecked_and_every_rule()
    {
        var (browser, scene) = await ClerkAsync();
        using (browser)
        {
            var page = await browser.ReadAsync(scene.Address + "/checks");

            Assert.Contains("未核对（缺年初结转和结余）", page.Text(), StringComparison.Ordinal);
            Assert.Contains("I-14 须说明：实际采购不超过采购预算", page.Text("#rules"), StringComparison.Ordinal);
            Assert.NotNull(page.QuerySelector(".finding.flag-red"));
        }
    }

    [Fact]
    public async Task A_draft_that_breaks_rules_is_saved()
    {
        var (browser, scene) = await ClerkAsync();
        using (browser)
        {
            using var answer = await browser.PostFormAsync(scene.Address + "/data", ("input/income_side_total", "1"), ("input/expenditure_side_total", "2"));

            Assert.NotNull(await scene.TextAsync("input/income_side_total"));
            Assert.Contains("不相等", (await browser.ReadAsync(scene.Address + "/data")).Text("#find-income_side_total"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_leader_reads_findings_of_figures_and_texts()
    {
        var scene = await FilingScene.SetAsync(_site, FilingState.LeaderReview);
        using var leader = await _site.SignedInAsync(scene.Leader);

        Assert.Contains("支出完成率所用的分母", (await leader.ReadAsync($"/review/{scene.FilingId}?rows=all")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bureau_reads_findings_and_the_colours_of_warnings()
    {
        var day = await BureauDay.SeedAsync(_site);
        using var officer = await _site.SignedInAsync(day.Officer);
        var page = await officer.ReadAsync($"/bureau/filings/{day.Filed}");

        Assert.Contains("支出完成率所用的分母", page.Text(), StringComparison.Ordinal);
        Assert.Contains("红色预警 1，黄色预警", page.Text(".tiles"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".finding.flag-red"));
    }

    public void Dispose() => _site.Dispose();

    private static int Explained(IParentNode before, IParentNode after) => Count(after) - Count(before);

    private static int Count(IParentNode page) => int.Parse(
        string.Concat(page.QuerySelector("#check-counts")!.TextContent.Split("已说明")[1].Trim().TakeWhile(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture);

    private async Task<(HttpClient Browser, FilingScene Scene)> ClerkAsync()
    {
        var scene = await FilingScene.SetAsync(_site);
        return (await _site.SignedInAsync(scene.Clerk), scene);
    }
}
