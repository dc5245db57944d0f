using System.Collections.Frozen;

namespace Evaluation.Core.Filings;

/// <summary>State of a filing (core path).</summary>
public enum FilingState
{
    /// <summary>未开始.</summary>
    NotStarted,

    /// <summary>填报中.</summary>
    Drafting,

    /// <summary>组长审核中.</summary>
    LeaderReview,

    /// <summary>组长退回.</summary>
    LeaderReturned,

    /// <summary>审核通过（待报送）.</summary>
    Approved,

    /// <summary>已报送.</summary>
    Submitted,

    /// <summary>已接收（形式审查）.</summary>
    Accepted,

    /// <summary>已退回.</summary>
    Returned,

    /// <summary>线下报送: counted as filed, nothing is kept here.</summary>
    FiledOffline,
}

/// <summary>What a person can do to a filing.</summary>
public enum FilingAction
{
    /// <summary>Enter values, texts, evidence.</summary>
    Edit,

    /// <summary>Explain a finding.</summary>
    Explain,

    /// <summary>送审.</summary>
    SendToLeader,

    /// <summary>审核意见 on one item.</summary>
    Comment,

    /// <summary>采纳 or 不采纳 of explanations.</summary>
    JudgeExplanations,

    /// <summary>组长退回.</summary>
    LeaderReturn,

    /// <summary>审核通过.</summary>
    Approve,

    /// <summary>线下审签: the signed 审核单 instead of the leader's sign-in.</summary>
    ApproveOffline,

    /// <summary>撤销审核通过, to edit again.</summary>
    Reopen,

    /// <summary>Upload the stamped scan.</summary>
    AttachScan,

    /// <summary>报送.</summary>
    Submit,

    /// <summary>撤回 before the bureau has taken it.</summary>
    Recall,

    /// <summary>接收.</summary>
    Accept,

    /// <summary>复核扣分 of a filing that is accepted already.</summary>
    Deduct,

    /// <summary>财政局退回.</summary>
    BureauReturn,

    /// <summary>登记线下报送.</summary>
    RecordOffline,

    /// <summary>延期.</summary>
    Extend,

    /// <summary>请财政局协助查看.</summary>
    AskForHelp,
}

/// <summary>Roles of people in the core path; scope (which unit, which region) is kept with the membership.</summary>
public enum Role
{
    /// <summary>填报人.</summary>
    Preparer,

    /// <summary>自评工作小组组长.</summary>
    TeamLeader,

    /// <summary>财政局.</summary>
    Bureau,

    /// <summary>管理员.</summary>
    Administrator,
}

/// <summary>Who may do what in which state, and where it leads: the one table that pages, aggregate and tests read.</summary>
/// <remarks>Workflow transitions T1–T14 of the trade's process as far as the core path needs them.</remarks>
public static class FilingWorkflow
{
    private static readonly FrozenDictionary<(FilingState, FilingAction, Role), FilingState> Table = new[]
    {
        Row(FilingState.NotStarted, FilingAction.Edit, FilingState.Drafting, Role.Preparer),
        Row(FilingState.Drafting, FilingAction.Edit, FilingState.Drafting, Role.Preparer),
        Row(FilingState.LeaderReturned, FilingAction.Edit, FilingState.LeaderReturned, Role.Preparer),
        Row(FilingState.Returned, FilingAction.Edit, FilingState.Returned, Role.Preparer),
        Row(FilingState.Drafting, FilingAction.Explain, FilingState.Drafting, Role.Preparer, Role.TeamLeader),
        Row(FilingState.LeaderReview, FilingAction.Explain, FilingState.LeaderReview, Role.TeamLeader),
        Row(FilingState.LeaderReturned, FilingAction.Explain, FilingState.LeaderReturned, Role.Preparer, Role.TeamLeader),
        Row(FilingState.Returned, FilingAction.Explain, FilingState.Returned, Role.Preparer, Role.TeamLeader),
        Row(FilingState.Drafting, FilingAction.SendToLeader, FilingState.LeaderReview, Role.Preparer),
        Row(FilingState.LeaderReturned, FilingAction.SendToLeader, FilingState.LeaderReview, Role.Preparer),
        Row(FilingState.Returned, FilingAction.SendToLeader, FilingState.LeaderReview, Role.Preparer),
        Row(FilingState.LeaderReview, FilingAction.Comment, FilingState.LeaderReview, Role.TeamLeader),
        Unchanged(FilingAction.JudgeExplanations, Role.TeamLeader, FilingState.LeaderReview),
        Unchanged(FilingAction.JudgeExplanations, Role.Bureau, FilingState.Submitted, FilingState.Accepted),
        Row(FilingState.LeaderReview, FilingAction.LeaderReturn, FilingState.LeaderReturned, Role.TeamLeader),
        Row(FilingState.LeaderReview, FilingAction.Approve, FilingState.Approved, Role.TeamLeader),
        Row(FilingState.LeaderReview, FilingAction.ApproveOffline, FilingState.Approved, Role.Preparer),
        Row(FilingState.Approved, FilingAction.Reopen, FilingState.Drafting, Role.Preparer),
        Row(FilingState.Approved, FilingAction.AttachScan, FilingState.Approved, Role.Preparer, Role.TeamLeader),
        Row(FilingState.Submitted, FilingAction.AttachScan, FilingState.Submitted, Role.Preparer, Role.TeamLeader),
        Row(FilingState.Approved, FilingAction.Submit, FilingState.Submitted, Role.Preparer, Role.TeamLeader),
        Row(FilingState.Submitted, FilingAction.Recall, FilingState.Drafting, Role.TeamLeader),
        Row(FilingState.Submitted, FilingAction.Accept, FilingState.Accepted, Role.Bureau),
        Unchanged(FilingAction.Deduct, Role.Bureau, FilingState.Accepted),
        Row(FilingState.Submitted, FilingAction.BureauReturn, FilingState.Returned, Role.Bureau),
        Row(FilingState.Accepted, FilingAction.BureauReturn, FilingState.Returned, Role.Bureau),
        Row(FilingState.NotStarted, FilingAction.RecordOffline, FilingState.FiledOffline, Role.Bureau),
        Row(FilingState.Drafting, FilingAction.RecordOffline, FilingState.FiledOffline, Role.Bureau),
        Unchanged(FilingAction.Extend, Role.Bureau, FilingState.NotStarted, FilingState.Drafting, FilingState.LeaderReview, FilingState.LeaderReturned, FilingState.Approved, FilingState.Returned),
        Unchanged(FilingAction.AskForHelp, Role.Preparer, FilingState.NotStarted, FilingState.Drafting, FilingState.LeaderReview, FilingState.LeaderReturned, FilingState.Approved, FilingState.Returned),
    }.SelectMany(rows => rows).ToFrozenDictionary(row => row.Key, row => row.Value);

    /// <summary>Where the action leads; null if this role may not do it in this state.</summary>
    public static FilingState? Next(FilingState state, FilingAction action, Role role) =>
        Table.TryGetValue((state, action, role), out var next) ? next : null;

    /// <summary>Whether one of the roles may do it now.</summary>
    public static bool Allows(FilingState state, FilingAction action, IEnumerable<Role> roles) =>
        roles.Any(role => Table.ContainsKey((state, action, role)));

    /// <summary>Whether the filing has been handed to the bureau at least once and not taken back.</summary>
    public static bool IsWithBureau(FilingState state) =>
        state is FilingState.Submitted or FilingState.Accepted or FilingState.Returned;

    private static IEnumerable<KeyValuePair<(FilingState, FilingAction, Role), FilingState>> Row(
        FilingState from, FilingAction action, FilingState to, params Role[] roles) =>
        roles.Select(role => KeyValuePair.Create((from, action, role), to));

    private static IEnumerable<KeyValuePair<(FilingState, FilingAction, Role), FilingState>> Unchanged(
        FilingAction action, Role role, params FilingState[] states) =>
        states.Select(state => KeyValuePair.Create((state, action, role), state));
}
