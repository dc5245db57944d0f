using AngleSharp.Dom;
using Evaluation.Core.Filings;

namespace Evaluation.Web.Tests.Pages.Filings;

/// <summary>How a total came about, and who may read how far a value is from more points.</summary>
public sealed class ExplainTests
{
    private static readonly string[] s_distances = ["距上一档", "距满分", "距少扣"];

    [Fact]
    public async Task The_distance_to_more_points_is_on_no_page_of_the_unit()
    {
        using var desk = await KindsDesk.OpenAsync(then: AskForHelp);
        using var browser = await desk.SignedInAsync();
        string[] pages = ["", "/scope", "/basics", "/goals", "/data", "/indicators/ALL-1", "/indicators/ALL-2", "/indicators/ALL-3", "/indicators/ALL-9", "/scores", "/evidence", "/checks", "/preview", "/history"];
        foreach (var page in pages)
        {
            var text = (await browser.ReadAsync(desk.Address + page)).DocumentElement.OuterHtml;
            Assert.All(s_distances, said => Assert.DoesNotContain(said, text, StringComparison.Ordinal));
        }

        var sheet = (await browser.ReadAsync($"/review/{desk.FilingId}/sheet")).DocumentElement.OuterHtml;
        Assert.All(s_distances, said => Assert.DoesNotContain(said, sheet, StringComparison.Ordinal));
        using var officer = await desk.SignedInAsync(desk.Officer);
        Assert.Contains("距上一档（95%至100%，得4分）还差2.00个百分点", (await officer.ReadAsync($"/bureau/filings/{desk.FilingId}")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_leader_reads_it_while_reviewing()
    {
        using var desk = await KindsDesk.OpenAsync(FilingState.LeaderReview);
        using var leader = await desk.SignedInAsync(desk.Leader);

        Assert.Contains("距上一档（95%至100%，得4分）还差2.00个百分点", (await leader.ReadAsync($"/review/{desk.FilingId}?rows=all")).Text("#at-indicator-ALL-1103"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reachable_total_is_told_from_100_down_with_rows_bonus_and_the_limit_of_the_grade()
    {
        using var desk = await KindsDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();
        var page = await browser.ReadAsync(desk.Address + "/scores");
        var steps = page.QuerySelectorAll(".chain li").Select(step => string.Join(' ', step.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))).ToList();

        Assert.Equal("“支出完成率”最多得4分（分值5分） 100.00 → 99.00", steps[0]);
        Assert.Equal("加分2.8分 81.13 → 83.93", steps[^1]);
        Assert.NotNull(page.QuerySelector(".chain li a[href$='#indicator-ALL-1101']"));
        Assert.Contains("因加分2.8分，总分由81.13增至83.93。", page.Text("#score-totals"), StringComparison.Ordinal);
        Assert.Contains("一票否决：发生严重违纪违法案件，等级最高为“中”，依据为纪检监察机关处分决定。", page.Text("#score-totals"), StringComparison.Ordinal);
        Assert.Contains("加分项（最多加 3 分，不计入上面三部分）", page.Text("#score-totals"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_step_of_the_chain_begins_where_the_one_before_ended()
    {
        using var desk = await KindsDesk.OpenAsync(then: null, without: ["state/ALL-2106", "input/spent"]);
        using var browser = await desk.SignedInAsync();
        await browser.PostFormAsync($"{desk.Address}/scores", ("na/ALL-1102", "1"), ("na/ALL-3104", "1"));
        var page = await browser.ReadAsync(desk.Address + "/scores");
        var points = page.QuerySelectorAll(".chain-points").Select(step => step.TextContent.Split('→', StringSplitOptions.TrimEntries)).ToList();

        Assert.True(points.Count > 5);
        Assert.Equal("100.00", points[0][0]);
        Assert.All(points.Skip(1).Zip(points), pair => Assert.Equal(pair.Second[1], pair.First[0]));
        Assert.Contains($"按现有数据最高可得 {points[^1][1]} 分", page.Text(".chain summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Veto_deductions_and_bonus_stand_on_the_review_sheet()
    {
        using var desk = await KindsDesk.OpenAsync(FilingState.LeaderReview);
        using var leader = await desk.SignedInAsync(desk.Leader);
        var sheet = (await leader.ReadAsync($"/review/{desk.FilingId}/sheet")).Text();

        Assert.All(
            new[] { "最多加 3", "一票否决：发生严重违纪违法案件", "“制度健全性”0.5分（制度印发后没有按期修订）", "因加分2.8分，总分由81.13增至83.93。", "示例" },
            said => Assert.Contains(said, sheet, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_unit_answered_is_read_by_leader_and_bureau()
    {
        using var desk = await KindsDesk.OpenAsync(FilingState.LeaderReview, AskForHelp);
        using var leader = await desk.SignedInAsync(desk.Leader);
        using var officer = await desk.SignedInAsync(desk.Officer);
        var review = (await leader.ReadAsync($"/review/{desk.FilingId}?rows=all")).Text();
        var bureau = (await officer.ReadAsync($"/bureau/filings/{desk.FilingId}")).Text();
        string[] read =
        [
            "达成情况：部分达成，评定 3 分。单位说明：完成了年度主要职责", "单位选定的口径：支付进度", "人工扣减 0.5 分，理由：制度印发后没有按期修订",
            "不适用 ③指导下属单位建立制度", "不符合 ②年末盘点", "培训场次：140.00%，超额完成，得 8.00 分，权重 8 分", "企业满意度：94.44%，未完成",
        ];

        Assert.All(read, said => Assert.Contains(said, review, StringComparison.Ordinal));
        Assert.All(read, said => Assert.Contains(said, bureau, StringComparison.Ordinal));
    }

    private static void AskForHelp(Filing filing) =>
        Assert.Null(filing.AskForHelp(asked: true, new Actor(Guid.NewGuid(), new HashSet<Role> { Role.Preparer })));
}
