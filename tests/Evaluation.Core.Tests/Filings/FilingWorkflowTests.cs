using Evaluation.Core.Filings;

namespace Evaluation.Core.Tests.Filings;

public sealed class FilingWorkflowTests
{
    /// <summary>Everything that is allowed: state, action, roles, next state. What is not here is refused.</summary>
    private const string Allowed =
        """
        NotStarted Edit Preparer Drafting
        NotStarted RecordOffline Bureau FiledOffline
        NotStarted Extend Bureau NotStarted
        NotStarted AskForHelp Preparer NotStarted
        Drafting Edit Preparer Drafting
        Drafting Explain Preparer,TeamLeader Drafting
        Drafting SendToLeader Preparer LeaderReview
        Drafting RecordOffline Bureau FiledOffline
        Drafting Extend Bureau Drafting
        Drafting AskForHelp Preparer Drafting
        LeaderReview Explain TeamLeader LeaderReview
        LeaderReview Comment TeamLeader LeaderReview
        LeaderReview JudgeExplanations TeamLeader LeaderReview
        Submitted JudgeExplanations Bureau Submitted
        Accepted JudgeExplanations Bureau Accepted
        Accepted Deduct Bureau Accepted
        LeaderReview LeaderReturn TeamLeader LeaderReturned
        LeaderReview Approve TeamLeader Approved
        LeaderReview ApproveOffline Preparer Approved
        LeaderReview Extend Bureau LeaderReview
        LeaderReview AskForHelp Preparer LeaderReview
        LeaderReturned Edit Preparer LeaderReturned
        LeaderReturned Explain Preparer,TeamLeader LeaderReturned
        LeaderReturned SendToLeader Preparer LeaderReview
        LeaderReturned Extend Bureau LeaderReturned
        LeaderReturned AskForHelp Preparer LeaderReturned
        Approved Reopen Preparer Drafting
        Approved AttachScan Preparer,TeamLeader Approved
        Approved Submit Preparer,TeamLeader Submitted
        Approved Extend Bureau Approved
        Approved AskForHelp Preparer Approved
        Submitted AttachScan Preparer,TeamLeader Submitted
        Submitted Recall TeamLeader Drafting
        Submitted Accept Bureau Accepted
        Submitted BureauReturn Bureau Returned
        Accepted BureauReturn Bureau Returned
        Returned Edit Preparer Returned
        Returned Explain Preparer,TeamLeader Returned
        Returned SendToLeader Preparer LeaderReview
        Returned Extend Bureau Returned
        Returned AskForHelp Preparer Returned
        """;

    private static readonly Dictionary<(FilingState, FilingAction, Role), FilingState> Expected = Allowed
        .Split('\n', StringSplitOptions.TrimEntries)
        .Select(line => line.Split(' '))
        .SelectMany(cells => cells[2].Split(',').Select(role =>
            KeyValuePair.Create((Enum.Parse<FilingState>(cells[0]), Enum.Parse<FilingAction>(cells[1]), Enum.Parse<Role>(role)), Enum.Parse<FilingState>(cells[3]))))
        .ToDictionary();

    public static TheoryData<FilingState, FilingAction, Role> Everything { get; } = new(
        from state in Enum.GetValues<FilingState>()
        from action in Enum.GetValues<FilingAction>()
        from role in Enum.GetValues<Role>()
        select (state, action, role));

    public static TheoryData<FilingState, FilingAction, Role> Acts => new(Everything.Where(row => Methods.ContainsKey(row.Data.Item2)));

    public static TheoryData<FilingState, FilingAction, Role> Entering => new(Everything.Where(row => row.Data.Item2 is FilingAction.Edit or FilingAction.Explain));

    /// <summary>Actions that are a method of the aggregate, each called so that only state and role can refuse it.</summary>
    private static readonly Dictionary<FilingAction, Func<Filing, Actor, Refusal?>> Methods = new()
    {
        [FilingAction.SendToLeader] = (filing, by) => filing.SendToLeader(by, FilingIn.Now),
        [FilingAction.LeaderReturn] = (filing, by) => filing.LeaderReturn("请核对", [], by, FilingIn.Now),
        [FilingAction.Approve] = (filing, by) => filing.Approve(FilingIn.Hash, 0, hasEntered: false, by, FilingIn.Now),
        [FilingAction.ApproveOffline] = (filing, by) => filing.ApproveOffline(FilingIn.Hash, 0, campaignAllows: true, by, FilingIn.Now),
        [FilingAction.Reopen] = (filing, by) => filing.Reopen(by),
        [FilingAction.AttachScan] = (filing, by) => filing.AttachScan(by),
        [FilingAction.Submit] = (filing, by) => filing.Submit(FilingIn.Hash, 0, scanMayFollow: true, lateAllowed: true, "R1", by, FilingIn.Now),
        [FilingAction.Recall] = (filing, by) => filing.Recall(beforeDeadline: true, by),
        [FilingAction.Accept] = (filing, by) => filing.Accept(0, 0, EntryDictionary.Empty<ReviewDeduction>(), by, FilingIn.Now),
        [FilingAction.Deduct] = (filing, by) => filing.Deduct(EntryDictionary.Empty<ReviewDeduction>(), by),
        [FilingAction.BureauReturn] = (filing, by) => filing.BureauReturn("请核对", [], deadline: null, by, FilingIn.Now),
        [FilingAction.RecordOffline] = (filing, by) => filing.RecordOffline("涉密", by, FilingIn.Now),
        [FilingAction.Extend] = (filing, by) => filing.Extend(FilingIn.Now, FilingIn.Now.AddDays(3), "节假日", by),
        [FilingAction.AskForHelp] = (filing, by) => filing.AskForHelp(asked: true, by),
    };

    [Theory]
    [MemberData(nameof(Everything))]
    public void The_table_allows_exactly_what_the_process_knows(FilingState state, FilingAction action, Role role)
    {
        FilingState? expected = Expected.TryGetValue((state, action, role), out var next) ? next : null;

        Assert.Equal(expected, FilingWorkflow.Next(state, action, role));
        Assert.Equal(expected is not null, FilingWorkflow.Allows(state, action, [role]));
    }

    [Theory]
    [MemberData(nameof(Acts))]
    public void The_aggregate_does_it_or_refuses_and_changes_nothing(FilingState state, FilingAction action, Role role)
    {
        var filing = FilingIn.State(state);
        var before = FilingIn.Picture(filing);

        var refusal = Methods[action](filing, FilingIn.Person(role));

        if (Expected.TryGetValue((state, action, role), out var next))
        {
            Assert.Null(refusal);
            Assert.Equal(next, filing.State);
            Assert.NotEqual(before, FilingIn.Picture(filing));
        }
        else
        {
            Assert.NotNull(refusal);
            Assert.Equal(before, FilingIn.Picture(filing));
        }
    }

    [Theory]
    [MemberData(nameof(Entering))]
    public void Entering_values_follows_the_same_table(FilingState state, FilingAction action, Role role)
    {
        var path = action == FilingAction.Edit ? "input/exec_total" : "explain/S-13";

        Assert.Equal(Expected.ContainsKey((state, action, role)), FilingIn.State(state).MayEdit(path, [role], (_, _) => true));
    }

    [Fact]
    public void Nobody_may_do_anything_without_a_role() =>
        Assert.All(Enum.GetValues<FilingAction>(), action => Assert.False(FilingWorkflow.Allows(FilingState.Drafting, action, [])));
}
