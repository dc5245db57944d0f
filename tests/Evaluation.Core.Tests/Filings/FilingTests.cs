using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Tests.Filings;

public sealed class FilingTests
{
    private static readonly Actor Clerk = FilingIn.Person(Role.Preparer);
    private static readonly Actor Leader = FilingIn.Person(Role.TeamLeader);
    private static readonly Actor Bureau = FilingIn.Person(Role.Bureau);

    [Fact]
    public void From_draft_over_a_return_to_acceptance()
    {
        var filing = FilingIn.State(FilingState.LeaderReview);
        var item = Item("indicator/T-1");
        Assert.Null(filing.LeaderReturn("一处", [item], Leader, FilingIn.Now));

        Refused(filing, () => filing.SendToLeader(Clerk, FilingIn.Now));
        Refused(filing, () => filing.AnswerReturn(item.ReturnItemId, "  ", Clerk));
        Refused(filing, () => filing.AnswerReturn(item.ReturnItemId, "\u200B\u3000\u202E", Clerk));
        Refused(filing, () => filing.AnswerReturn(item.ReturnItemId, new string('长', ReturnItem.LongestAnswer + 1), Clerk));
        Refused(filing, () => filing.AnswerReturn(Guid.Empty, "已修改", Clerk));
        Assert.Null(filing.AnswerReturn(item.ReturnItemId, " \u200B已修改 ", Clerk));
        Assert.Equal("已修改", filing.ReturnItems[0].Answer);

        Assert.Null(filing.SendToLeader(Clerk, FilingIn.Now));
        Assert.Equal(2, filing.Round);
        Assert.Null(filing.Approve("h2", 0, hasEntered: false, Leader, FilingIn.Now));
        Assert.Equal((1, "h2", null), (filing.PrintVersion, filing.PrintHash, filing.ReturnReason));
        Assert.Empty(filing.ReturnItems);

        Assert.Null(filing.AttachScan(Clerk));
        Assert.Null(filing.Submit("h2", 0, scanMayFollow: false, lateAllowed: true, "R1", Clerk, FilingIn.Now));
        Assert.False(filing.SystemFacts.Decided);
        Assert.Null(filing.Accept(2, 1, EntryDictionary.Empty<ReviewDeduction>(), Bureau, FilingIn.Now));
        Assert.Equal(new SystemFacts(2, 1, Decided: true), filing.SystemFacts);
    }

    [Fact]
    public void What_was_changed_since_the_return_answers_its_item_and_the_others_are_named()
    {
        var filing = FilingIn.State(FilingState.Submitted);
        var (changed, left) = (Item("input/done"), Item("input/planned"));
        Assert.Null(filing.BureauReturn(null, [changed, left], deadline: null, Bureau, FilingIn.Now));

        Assert.Equal([left], filing.SendToLeader(Clerk, FilingIn.Now, item => item == changed)!.Unanswered);
        Assert.Equal([changed, left], filing.SendToLeader(Clerk, FilingIn.Now)!.Unanswered);
        Assert.Contains("最多 2000 个字", filing.AnswerReturn(left.ReturnItemId, new string('改', 2001), Clerk)!.Message, StringComparison.Ordinal);
        Assert.Null(filing.AnswerReturn(left.ReturnItemId, "按批复填列，不修改", Clerk));
        Assert.Null(filing.SendToLeader(Clerk, FilingIn.Now, item => item == changed));
    }

    [Theory]
    [InlineData("input/done", null, true)]
    [InlineData("indicator/T-1", null, true)]
    [InlineData("indicator/T-1", "reason/T-1", true)]
    [InlineData("input/other", null, false)]
    [InlineData("indicator/T-2", "reason/T-2", false)]
    [InlineData("input/other", "explain/I-1", true)]
    [InlineData("list/rows", null, false)]
    [InlineData("text/work", null, false)]
    [InlineData("total", null, false)]
    public void A_finding_is_reached_where_an_item_opens_its_place_or_its_explanation_is_its_own(string place, string? explainAt, bool reached)
    {
        var framework = new FrameworkBuilder()
            .Input("done", "完成", FigureKind.Count, "项").Input("planned", "计划", FigureKind.Count, "项").Input("other", "其他", FigureKind.Count, "项")
            .List("rows", "明细", required: false, new ListColumn("x", "金额", "金额", FigureKind.Money, null, false, [], null))
            .Indicator("T-1", "5", new ScoringRule.CountRatio(), "完成÷计划")
            .Indicator("T-2", "5", new ScoringRule.Linear(Ratio.One, OverPolicy.Cap, null), "求和(明细, 金额)", FigureKind.Money)
            .Build();
        var finding = new Finding("X/1", "X", Severity.MustFix, place, "某项", "不符") { ExplainAt = explainAt };

        Assert.Equal(reached, new ReturnScope(framework).Reaches(["indicator/T-1"], finding));
        Assert.Equal(place is "list/rows" or "indicator/T-2" || explainAt == "explain/I-1", new ReturnScope(framework).Reaches(["indicator/T-2"], finding));
    }

    [Fact]
    public void Who_entered_values_does_not_approve_them()
    {
        var filing = FilingIn.State(FilingState.LeaderReview);

        Refused(filing, () => filing.Approve(FilingIn.Hash, 0, hasEntered: true, FilingIn.Person(Role.TeamLeader, Role.Preparer), FilingIn.Now));
    }

    [Fact]
    public void Open_findings_stop_approval_and_submission()
    {
        var review = FilingIn.State(FilingState.LeaderReview);
        Refused(review, () => review.Approve(FilingIn.Hash, 1, hasEntered: false, Leader, FilingIn.Now));
        Refused(review, () => review.ApproveOffline(FilingIn.Hash, 1, campaignAllows: true, Clerk, FilingIn.Now));

        var approved = FilingIn.State(FilingState.Approved);
        Refused(approved, () => approved.Submit(FilingIn.Hash, 1, scanMayFollow: true, lateAllowed: true, "R", Clerk, FilingIn.Now));
    }

    [Fact]
    public void Submission_needs_the_printed_content_the_scan_and_the_time()
    {
        var filing = FilingIn.State(FilingState.Approved);

        Refused(filing, () => filing.Submit("another", 0, scanMayFollow: true, lateAllowed: true, "R", Clerk, FilingIn.Now));
        Refused(filing, () => filing.Submit(FilingIn.Hash, 0, scanMayFollow: false, lateAllowed: true, "R", Clerk, FilingIn.Now));
        Refused(filing, () => filing.Submit(FilingIn.Hash, 0, scanMayFollow: true, lateAllowed: false, "R", Clerk, FilingIn.Now));
        Assert.Null(filing.Submit(FilingIn.Hash, 0, scanMayFollow: true, lateAllowed: true, "R", Clerk, FilingIn.Now));
    }

    [Fact]
    public void Offline_approval_needs_the_campaign()
    {
        var filing = FilingIn.State(FilingState.LeaderReview);

        Refused(filing, () => filing.ApproveOffline(FilingIn.Hash, 0, campaignAllows: false, Clerk, FilingIn.Now));
        Assert.Null(filing.ApproveOffline(FilingIn.Hash, 0, campaignAllows: true, Clerk, FilingIn.Now));
        Assert.True(filing.ApprovedOffline);
    }

    [Fact]
    public void Recall_ends_with_the_deadline_and_voids_the_approval()
    {
        var filing = FilingIn.State(FilingState.Submitted);

        Refused(filing, () => filing.Recall(beforeDeadline: false, Leader));
        Assert.Null(filing.Recall(beforeDeadline: true, Leader));
        Assert.Equal((null, null, FilingIn.Now), (filing.PrintHash, filing.ApprovedAt, filing.FirstSubmittedAt));
    }

    [Fact]
    public void Reopening_voids_the_approval_and_the_next_one_counts_up()
    {
        var filing = FilingIn.State(FilingState.Approved);

        Assert.Null(filing.Reopen(Clerk));
        Assert.Equal((null, false, 1), (filing.PrintHash, filing.HasStampedScan, filing.PrintVersion));
        Assert.Null(filing.SendToLeader(Clerk, FilingIn.Now));
        Assert.Null(filing.Approve("h2", 0, hasEntered: false, Leader, FilingIn.Now));
        Assert.Equal(2, filing.PrintVersion);
    }

    [Fact]
    public void A_return_needs_a_reason_or_items_and_each_item_its_problem()
    {
        var review = FilingIn.State(FilingState.LeaderReview);
        Refused(review, () => review.LeaderReturn(" ", [], Leader, FilingIn.Now));
        Refused(review, () => review.LeaderReturn("原因", [new ReturnItem(Guid.CreateVersion7(), "evidence", "佐证", " ")], Leader, FilingIn.Now));

        var submitted = FilingIn.State(FilingState.Submitted);
        Refused(submitted, () => submitted.BureauReturn(null, [], null, Bureau, FilingIn.Now));
        Assert.Null(submitted.BureauReturn(null, [Item("input/exec")], FilingIn.Now.AddDays(3), Bureau, FilingIn.Now));
        Assert.Equal((1, FilingIn.Now.AddDays(3)), (submitted.BureauReturns, submitted.ReturnDeadline));
    }

    [Fact]
    public void The_first_submission_stays_the_first_and_acceptance_is_undone_by_a_return()
    {
        var filing = FilingIn.State(FilingState.Accepted);
        Assert.Null(filing.BureauReturn("请核对", [], null, Bureau, FilingIn.Now));
        Assert.Null(filing.AcceptedAt);
        Assert.False(filing.SystemFacts.Decided);

        Assert.Null(filing.SendToLeader(Clerk, FilingIn.Now.AddDays(1)));
        Assert.Null(filing.Approve("h2", 0, hasEntered: false, Leader, FilingIn.Now.AddDays(1)));
        Assert.Null(filing.Submit("h2", 0, scanMayFollow: true, lateAllowed: true, "R2", Clerk, FilingIn.Now.AddDays(2)));
        Assert.Equal((FilingIn.Now, FilingIn.Now.AddDays(2), "R2"), (filing.FirstSubmittedAt, filing.SubmittedAt, filing.ReceiptNumber));
    }

    [Fact]
    public void Negative_days_or_errors_and_an_empty_reason_are_refused()
    {
        var submitted = FilingIn.State(FilingState.Submitted);
        Refused(submitted, () => submitted.Accept(-1, 0, EntryDictionary.Empty<ReviewDeduction>(), Bureau, FilingIn.Now));
        Refused(submitted, () => submitted.Accept(0, -1, EntryDictionary.Empty<ReviewDeduction>(), Bureau, FilingIn.Now));

        var started = FilingIn.State(FilingState.Drafting);
        Refused(started, () => started.RecordOffline("  ", Bureau, FilingIn.Now));
    }

    [Fact]
    public void An_extension_is_later_has_a_reason_and_moves_the_date_of_a_return()
    {
        var filing = FilingIn.State(FilingState.Submitted);
        filing.BureauReturn("请核对", [], FilingIn.Now.AddDays(2), Bureau, FilingIn.Now);

        Refused(filing, () => filing.Extend(FilingIn.Now, FilingIn.Now, "节假日", Bureau));
        Refused(filing, () => filing.Extend(FilingIn.Now, FilingIn.Now.AddDays(5), " ", Bureau));
        Assert.Null(filing.Extend(FilingIn.Now.AddDays(2), FilingIn.Now.AddDays(5), "节假日", Bureau));
        Assert.Equal(FilingIn.Now.AddDays(5), filing.ReturnDeadline);
    }

    [Theory]
    [InlineData("indicator/T-1", "claim/T-1", true)]
    [InlineData("indicator/T-1", "item/T-1/a", true)]
    [InlineData("indicator/T-1", "evidence/T-1", true)]
    [InlineData("indicator/T-1", "input/done", true)]
    [InlineData("indicator/T-1", "source/done", true)]
    [InlineData("indicator/T-1", "input/done@m1", true)]
    [InlineData("indicator/T-1", "input/done_prev", true)]
    [InlineData("indicator/T-1", "input/planned", true)]
    [InlineData("indicator/T-1", "input/other", false)]
    [InlineData("indicator/T-1", "claim/T-10", false)]
    [InlineData("indicator/T-1", "text/work", false)]
    [InlineData("indicator/T-2", "list/rows/1/x", true)]
    [InlineData("indicator/T-2", "input/done", false)]
    [InlineData("input/done", "input/done", true)]
    [InlineData("input/done", "note/done", true)]
    [InlineData("input/done", "input/done2", false)]
    [InlineData("list/rows", "list/rows/1/x", true)]
    [InlineData("list/rows", "list/rows2/1/x", false)]
    [InlineData("text/work", "text/work", true)]
    [InlineData("text/work", "text/work2", false)]
    [InlineData("evidence", "evidence/T-1", true)]
    [InlineData("evidence", "claim/T-1", false)]
    public void A_returned_item_opens_itself_and_what_feeds_it(string place, string path, bool opens)
    {
        var framework = new FrameworkBuilder()
            .Input("done", "完成", FigureKind.Count, "项").Input("base", "基数", FigureKind.Count, "项").Input("other", "其他", FigureKind.Count, "项").Input("planned", "计划", FigureKind.Count, "项")
            .Derived("all", "全部", FigureKind.Count, "计划+基数", "项")
            .List("rows", "明细", required: false, new ListColumn("x", "金额", "金额", FigureKind.Money, null, false, [], null))
            .Indicator("T-1", "5", new ScoringRule.CountRatio(), "完成÷全部")
            .Indicator("T-2", "5", new ScoringRule.Linear(Ratio.One, OverPolicy.Cap, null), "求和(明细, 金额)", FigureKind.Money)
            .Build();
        var filing = FilingIn.State(FilingState.LeaderReview);
        filing.LeaderReturn(null, [Item(place)], Leader, FilingIn.Now);

        Assert.Equal(opens, filing.MayEdit(path, [Role.Preparer], new ReturnScope(framework).Opens));
    }

    [Fact]
    public void A_return_as_a_whole_opens_everything()
    {
        var filing = FilingIn.State(FilingState.Returned);

        Assert.True(filing.MayEdit("input/anything", [Role.Preparer], (_, _) => false));
        Assert.False(filing.MayEdit("input/anything", [Role.TeamLeader, Role.Bureau, Role.Administrator], (_, _) => true));
    }

    [Fact]
    public void Figures_that_build_on_each_other_twice_are_followed_once()
    {
        var builder = new FrameworkBuilder().Input("x", "数", FigureKind.Number).Derived("d0", "项0", FigureKind.Number, "数+数");
        for (var level = 1; level <= 60; level++)
        {
            builder.Derived($"d{level}", $"项{level}", FigureKind.Number, $"d{level - 1}+d{level - 1}");
        }

        var framework = builder.Indicator("T-1", "5", new ScoringRule.CountRatio(), "d60").Build();

        Assert.Equal(["x"], framework.Reads(framework.Indicator("T-1")!));
    }

    private static ReturnItem Item(string place) => new(Guid.CreateVersion7(), place, "项目", "请核对");

    private static void Refused(Filing filing, Func<Refusal?> act)
    {
        var before = FilingIn.Picture(filing);

        Assert.NotEmpty(act()!.Message);
        Assert.Equal(before, FilingIn.Picture(filing));
    }
}
