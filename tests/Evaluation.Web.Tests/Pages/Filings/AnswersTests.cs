using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Evaluation.Core.Filings;
using Evaluation.Web.Composition;

namespace Evaluation.Web.Tests.Pages.Filings;

/// <summary>What a unit answers itself on the indicator pages: saved, refused in words, locked and opened again.</summary>
public sealed class AnswersTests
{
    public static TheoryData<string, string, string, string> Fields => new()
    {
        { "ALL-2", "state/ALL-2106", "达成", "达成" },
        { "ALL-2", "judged/ALL-2106", "3.6", "3.6" },
        { "ALL-2", "rowtext/ALL-2106", "全部职责按计划完成。", "全部职责按计划完成。" },
        { "ALL-1", "state/ALL-1108", "share", "share" },
        { "ALL-2", "deduction/ALL-2106", "0.25", "0.25" },
        { "ALL-2", "deductionreason/ALL-2106", "服务事项推进较慢", "服务事项推进较慢" },
        { "ALL-2", "item/ALL-2101/lower", "1", "1" },
        { "ALL-2", "item/ALL-2101/kept", "~", "~" },
        { "ALL-2", "item/ALL-2103/projects", "0", "0" },
        { "ALL-2", "item/ALL-2102/count", "1", "1" },
        { "ALL-1", "note/violations", "已核查支出范围和审批手续", "已核查支出范围和审批手续" },
        { "ALL-9", "state/ALL-9101", "全国推广", "全国推广" },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task Every_answer_is_kept_by_the_plain_form_and_stands_in_its_field(string group, string path, string typed, string kept)
    {
        using var desk = await KindsDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();
        using var answer = await desk.PostAsync(browser, group, (path, typed));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(kept, await desk.KeptAsync(path));
        Assert.Equal(typed, ClerksDesk.ValueOf(await desk.GroupAsync(browser, group), path));
    }

    [Theory]
    [InlineData("ALL-2", "ALL-2106", "judged/ALL-2106", "3.9", "选“部分达成”应在2.40至3.19分之间")]
    [InlineData("ALL-2", "ALL-2106", "judged/ALL-2106", "约3分", "“约3分”不是分数")]
    [InlineData("ALL-2", "ALL-2106", "rowtext/ALL-2106", "", "达成情况的说明")]
    [InlineData("ALL-2", "ALL-2101", "deduction/ALL-2101", "0.555", "应是0以上、最多两位小数的分数")]
    [InlineData("ALL-2", "ALL-2101", "deduction/ALL-2101", "-1", "应是0以上、最多两位小数的分数")]
    [InlineData("ALL-2", "ALL-2101", "deductionreason/ALL-2101", "", "人工扣减的理由")]
    [InlineData("ALL-1", "ALL-1106", "input/violations", "0", "填0例时须写明核查了什么")]
    public async Task What_cannot_count_is_kept_as_typed_and_the_page_says_how_to_mend_it(string group, string code, string path, string typed, string said)
    {
        using var desk = await KindsDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();
        using var answer = await desk.PostAsync(browser, group, (path, typed));
        var page = await desk.GroupAsync(browser, group);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(typed, ClerksDesk.ValueOf(page, path) ?? string.Empty);
        Assert.Contains(said, page.Text($"#findings-{code}"), StringComparison.Ordinal);
        Assert.Contains("还不能计分", page.Text($"#working-{code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_that_always_applies_cannot_be_left_out()
    {
        using var desk = await KindsDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();
        var page = await desk.GroupAsync(browser, "ALL-2");
        using var answer = await desk.PostAsync(browser, "ALL-2", ("item/ALL-2101/made", "-"));

        Assert.Equal(["1", "0"], page.QuerySelectorAll("[name='item/ALL-2101/made']").Select(radio => radio.GetAttribute("value")));
        Assert.Equal(["1", "0", "-"], page.QuerySelectorAll("[name='item/ALL-2101/lower']").Select(radio => radio.GetAttribute("value")));
        Assert.NotEqual("-", await desk.KeptAsync("item/ALL-2101/made"));
    }

    [Fact]
    public async Task A_judgement_shows_its_states_with_their_limits()
    {
        using var desk = await KindsDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();
        var block = (await desk.GroupAsync(browser, "ALL-2")).Text("#indicator-ALL-2106");

        Assert.All(new[] { "3.20–4.00分", "2.40–3.19分", "0.00–2.39分", "部分达成年度指标并具有一定效果" }, said => Assert.Contains(said, block, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_measure_is_declared_beforehand_and_the_points_of_the_other_are_for_reviewers()
    {
        using var desk = await KindsDesk.OpenAsync(FilingState.LeaderReview);
        using var browser = await desk.SignedInAsync();
        using var leader = await desk.SignedInAsync(desk.Leader);
        var block = (await desk.GroupAsync(browser, "ALL-1")).Text("#indicator-ALL-1108");

        Assert.Contains("事先选定", block, StringComparison.Ordinal);
        Assert.Contains("93.62%", block, StringComparison.Ordinal);
        Assert.DoesNotContain("4.68", block, StringComparison.Ordinal);
        Assert.Contains("4.68", (await leader.ReadAsync($"/review/{desk.FilingId}?rows=all")).Text("#at-indicator-ALL-1108"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cap_and_a_deduction_stand_in_the_working_after_the_rule()
    {
        using var desk = await KindsDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();

        Assert.Contains("94%×5=4.7 再按：审计发现问题，最多得4分：4.7改为4", (await desk.GroupAsync(browser, "ALL-1")).Text("#working-ALL-1101"), StringComparison.Ordinal);
        Assert.Contains("再按：人工扣减（制度印发后没有按期修订）：6-0.5=5.5", (await desk.GroupAsync(browser, "ALL-2")).Text("#working-ALL-2101"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_indicator_lists_only_the_targets_it_counts()
    {
        using var desk = await KindsDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();
        var page = await desk.GroupAsync(browser, "ALL-3");

        Assert.Equal(["培训场次", "验收合格率"], page.QuerySelectorAll("#targets-ALL-3101 tbody th").Select(cell => cell.TextContent.Trim()));
        Assert.Contains("140.00%，超额完成", page.Text("#targets-ALL-3101"), StringComparison.Ordinal);
        Assert.Equal(["完成", "未完成"], page.QuerySelectorAll("#targets-ALL-3103 tbody td:last-child").Select(cell => cell.TextContent.Trim()));
        Assert.Contains("超额完成", page.Text("#findings-ALL-3101"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bonus_that_is_not_asked_for_is_no_task()
    {
        using var desk = await KindsDesk.OpenAsync(without: ["state/ALL-9", "judged/ALL-9", "rowtext/ALL-9", "input/awards"]);
        using var browser = await desk.SignedInAsync();
        var page = await desk.GroupAsync(browser, "ALL-9");

        Assert.Contains("没有可以不填，各项合计最多加 3 分", page.Text("#group-score"), StringComparison.Ordinal);
        Assert.Contains("选填", page.Text("#result-ALL-9101"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".finding-fix, .finding-explain"));
        Assert.Matches("加分项 选填", page.Text("#filing-steps"));
        Assert.DoesNotContain("失分原因", page.Text("#working-ALL-9101"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_saved_by_script_brings_working_and_result()
    {
        using var desk = await KindsDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();
        var radio = (await desk.GroupAsync(browser, "ALL-1")).QuerySelector("[data-save-path='state/ALL-1108']")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, radio.Closest("[data-save-url]")!.GetAttribute("data-save-url"))
        {
            Content = JsonContent.Create(new { path = "state/ALL-1108", value = "share", version = radio.GetAttribute("data-version") }),
        };
        request.Headers.Add(PagesSetup.TokenHeader, await browser.TokenAsync("/account"));
        using var answer = await browser.SendAsync(request);
        var text = Regex.Unescape(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("working-ALL-1108", text, StringComparison.Ordinal);
        Assert.Contains("result-ALL-1108", text, StringComparison.Ordinal);
        Assert.Contains("4.68", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_it_was_sent_the_answers_stand_as_text_and_nothing_is_saved()
    {
        using var desk = await KindsDesk.OpenAsync(FilingState.LeaderReview);
        using var browser = await desk.SignedInAsync();
        foreach (var (group, path, typed, shown) in new[]
        {
            ("ALL-2", "state/ALL-2106", "达成", "达成情况：部分达成"), ("ALL-2", "deduction/ALL-2101", "1", "扣减 0.5 分，理由：制度印发后没有按期修订"),
            ("ALL-1", "state/ALL-1108", "share", "事先选定的口径：支付进度"), ("ALL-2", "item/ALL-2101/lower", "1", "③指导下属单位建立制度（2 分）：不适用"),
        })
        {
            var before = await desk.KeptAsync(path);
            using var answer = await desk.PostAsync(browser, group, (path, typed));
            var page = await desk.GroupAsync(browser, group);

            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Equal(before, await desk.KeptAsync(path));
            Assert.Empty(page.QuerySelectorAll("[data-save-path]"));
            Assert.Contains(shown, page.Text(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_returned_indicator_opens_its_own_answers_only()
    {
        using var desk = await KindsDesk.OpenAsync(FilingState.LeaderReview, filing => filing.LeaderReturn(
            null, [new ReturnItem(Guid.NewGuid(), "indicator/ALL-2106", "履职效果", "请核对评定得分。")],
            new Actor(Guid.NewGuid(), new HashSet<Role> { Role.TeamLeader }), DateTimeOffset.UnixEpoch));
        using var browser = await desk.SignedInAsync();
        using var open = await desk.PostAsync(browser, "ALL-2", ("judged/ALL-2106", "2.8"));
        using var closed = await desk.PostAsync(browser, "ALL-2", ("deduction/ALL-2101", "1"));

        Assert.Equal(HttpStatusCode.Redirect, open.StatusCode);
        Assert.Equal("2.8", await desk.KeptAsync("judged/ALL-2106"));
        Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
    }
}
