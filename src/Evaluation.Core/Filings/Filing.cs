using Evaluation.Core.Checks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Filings;

/// <summary>
/// A unit's self-evaluation in a campaign as an object with a life: who holds the pen, what was returned, what was frozen.
/// What was entered is its <see cref="FilingRecord"/>. Every method either does it or says why not; nothing is half done.
/// </summary>
public sealed class Filing
{
    /// <summary>Characters of all reasons of 复核扣分 of one filing.</summary>
    private const int LongestReasons = 8_000;

    private readonly List<ReturnItem> _returnItems = [];

    private EntryDictionary<ReviewDeduction>? _reviewDeductions;

    private Filing()
    {
    }

    public Filing(Guid filingId, Guid campaignId, Guid unitId, Guid regionId)
    {
        FilingId = filingId;
        CampaignId = campaignId;
        UnitId = unitId;
        RegionId = regionId;
    }

    public Guid FilingId { get; private set; }

    public Guid CampaignId { get; private set; }

    public Guid UnitId { get; private set; }

    public Guid RegionId { get; private set; }

    public FilingState State { get; private set; }

    /// <summary>Changes with every change of state; two people acting at once never overwrite each other.</summary>
    public Guid Version { get; private set; } = Guid.CreateVersion7();

    /// <summary>How often it was sent to the leader (第 n 次送审).</summary>
    public int Round { get; private set; }

    public DateTimeOffset? SentToLeaderAt { get; private set; }

    public Guid? SentToLeaderBy { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    public Guid? ApprovedBy { get; private set; }

    /// <summary>线下审签: approved by the signed 审核单.</summary>
    public bool ApprovedOffline { get; private set; }

    /// <summary>Number of the 用印版; counts up with every approval.</summary>
    public int PrintVersion { get; private set; }

    /// <summary>SHA-256 (hex) of the canonical record frozen at approval; null while there is none.</summary>
    public string? PrintHash { get; private set; }

    /// <summary>First submission: timeliness is measured on it.</summary>
    public DateTimeOffset? FirstSubmittedAt { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public Guid? SubmittedBy { get; private set; }

    /// <summary>Number on the 报送回执.</summary>
    public string? ReceiptNumber { get; private set; }

    public DateTimeOffset? AcceptedAt { get; private set; }

    public Guid? AcceptedBy { get; private set; }

    /// <summary>Fixed at acceptance; null before.</summary>
    public int? DaysLate { get; private set; }

    /// <summary>Fixed at acceptance; null before.</summary>
    public int? QualityErrors { get; private set; }

    /// <summary>复核扣分 by indicator code: taken off at acceptance or later, void with a return.</summary>
    public EntryDictionary<ReviewDeduction> ReviewDeductions
    {
        get => _reviewDeductions ?? EntryDictionary.Empty<ReviewDeduction>();
        private set => _reviewDeductions = value.Count == 0 ? null : value;
    }

    /// <summary>Why it was returned as a whole or in its items; null when nothing is returned.</summary>
    public string? ReturnReason { get; private set; }

    /// <summary>Items returned; empty with a reason: the whole filing.</summary>
    public IReadOnlyList<ReturnItem> ReturnItems => _returnItems;

    /// <summary>How often the bureau returned it.</summary>
    public int BureauReturns { get; private set; }

    /// <summary>Deadline set with the bureau's return; null: the campaign's.</summary>
    public DateTimeOffset? ReturnDeadline { get; private set; }

    /// <summary>Until it is withdrawn the bureau may look at the draft (请财政局协助查看).</summary>
    public bool HelpAsked { get; private set; }

    public string? OfflineReason { get; private set; }

    public DateTimeOffset? OfflineAt { get; private set; }

    public bool HasStampedScan { get; private set; }

    /// <summary>What the system knows for scoring: decided at acceptance, before that a preview.</summary>
    public SystemFacts SystemFacts =>
        DaysLate is { } late && QualityErrors is { } errors
            ? new SystemFacts(late, errors, Decided: true) { Deductions = ReviewDeductions }
            : SystemFacts.Preview;

    /// <summary>Whether the value at <paramref name="path"/> may be changed now by someone with these roles.</summary>
    /// <param name="path">Address of the value.</param>
    /// <param name="unlocks">Whether a return item opens the path (see <see cref="ReturnScope"/>).</param>
    public bool MayEdit(string path, IEnumerable<Role> roles, Func<ReturnItem, string, bool> unlocks)
    {
        var action = path.StartsWith("explain/", StringComparison.Ordinal) ? FilingAction.Explain : FilingAction.Edit;
        return FilingWorkflow.Allows(State, action, roles)
            && (action == FilingAction.Explain || _returnItems.Count == 0 || _returnItems.Exists(item => unlocks(item, path)));
    }

    /// <summary>Notes that something was entered; the first entry starts the filing.</summary>
    public Refusal? Touch()
    {
        if (State == FilingState.NotStarted)
        {
            Move(FilingState.Drafting);
        }

        return null;
    }

    /// <summary>送审. Every returned item is answered first: by what was changed, or in words.</summary>
    /// <param name="isChanged">Whether what a returned item opens was changed since the return; null: nothing was.</param>
    public Refusal? SendToLeader(Actor by, DateTimeOffset on, Func<ReturnItem, bool>? isChanged = null)
    {
        if (Refuse(FilingAction.SendToLeader, by) is { } refusal)
        {
            return refusal;
        }

        if (_returnItems.FindAll(item => !item.IsAnswered(isChanged?.Invoke(item) == true)) is { Count: > 0 } open)
        {
            return new Refusal(FormattableString.Invariant($"退回的项目还有 {open.Count} 项没有答复，请先改正，或写明不修改的理由，再送审。")) { Unanswered = open };
        }

        Round++;
        (SentToLeaderAt, SentToLeaderBy) = (on, by.PersonId);
        Move(FilingState.LeaderReview);
        return null;
    }

    /// <summary>The unit's answer to a returned item: what was changed, or why not.</summary>
    public Refusal? AnswerReturn(Guid itemId, string answer, Actor by)
    {
        if (Refuse(FilingAction.Edit, by) is { } refusal)
        {
            return refusal;
        }

        var index = _returnItems.FindIndex(item => item.ReturnItemId == itemId);
        var said = ReadableText.Clean(answer).ReplaceLineEndings("\n").Trim();
        if (index < 0 || said.Length == 0)
        {
            return new Refusal("请写明已怎样修改，或不修改的理由。");
        }

        if (said.Length > ReturnItem.LongestAnswer)
        {
            return new Refusal(FormattableString.Invariant($"答复太长，最多 {ReturnItem.LongestAnswer} 个字。"));
        }

        _returnItems[index].Answer = said;
        Version = Guid.CreateVersion7();
        return null;
    }

    public Refusal? LeaderReturn(string? reason, IReadOnlyList<ReturnItem> items, Actor by, DateTimeOffset on) =>
        Refuse(FilingAction.LeaderReturn, by) ?? Return(reason, items, FilingState.LeaderReturned);

    /// <summary>Approval: freezes, numbers and hashes the 用印版.</summary>
    /// <param name="hash">SHA-256 of the canonical record, hex.</param>
    /// <param name="openFindings">Findings that stop it (须修改 open, 须说明 unexplained).</param>
    /// <param name="hasEntered">Whether the person entered any value of this filing (SD-1).</param>
    public Refusal? Approve(string hash, int openFindings, bool hasEntered, Actor by, DateTimeOffset on)
    {
        if (Refuse(FilingAction.Approve, by) is { } refusal)
        {
            return refusal;
        }

        return hasEntered
            ? new Refusal("您填报过本件的数据，不能审核本人填报的数据，请由另一位组长审核。")
            : Freeze(hash, openFindings, by, on, offline: false);
    }

    /// <summary>线下审签: the signed 审核单 was uploaded.</summary>
    public Refusal? ApproveOffline(string hash, int openFindings, bool campaignAllows, Actor by, DateTimeOffset on)
    {
        if (Refuse(FilingAction.ApproveOffline, by) is { } refusal)
        {
            return refusal;
        }

        return campaignAllows ? Freeze(hash, openFindings, by, on, offline: true) : new Refusal("本次自评任务不接受线下审签，请由组长登录审核。");
    }

    /// <summary>撤销审核通过: the approval is void and the filing can be edited again.</summary>
    public Refusal? Reopen(Actor by)
    {
        if (Refuse(FilingAction.Reopen, by) is { } refusal)
        {
            return refusal;
        }

        VoidApproval();
        Move(FilingState.Drafting);
        return null;
    }

    public Refusal? AttachScan(Actor by)
    {
        if (Refuse(FilingAction.AttachScan, by) is { } refusal)
        {
            return refusal;
        }

        HasStampedScan = true;
        Version = Guid.CreateVersion7();
        return null;
    }

    /// <summary>报送: hands the 用印版 to the bureau.</summary>
    /// <param name="hash">Hash of the content now; must be that of the 用印版.</param>
    /// <param name="openFindings">Findings that stop it.</param>
    /// <param name="scanMayFollow">Whether the campaign lets the stamped scan follow later.</param>
    /// <param name="lateAllowed">Whether it is in time, or the campaign takes late filings.</param>
    public Refusal? Submit(string hash, int openFindings, bool scanMayFollow, bool lateAllowed, string receipt, Actor by, DateTimeOffset on)
    {
        if (Refuse(FilingAction.Submit, by) is { } refusal)
        {
            return refusal;
        }

        if (hash != PrintHash)
        {
            return new Refusal("内容与用印版不一致，请重新送审。");
        }

        if (openFindings > 0)
        {
            return new Refusal(FormattableString.Invariant($"还有 {openFindings} 项须修改或须说明未处理，处理后才能报送。"));
        }

        if (!HasStampedScan && !scanMayFollow)
        {
            return new Refusal("请先上传盖章扫描件，再报送。");
        }

        if (!lateAllowed)
        {
            return new Refusal("已过报送截止时间，请与财政局联系办理延期。");
        }

        FirstSubmittedAt ??= on;
        (SubmittedAt, SubmittedBy, ReceiptNumber) = (on, by.PersonId, receipt);
        Move(FilingState.Submitted);
        return null;
    }

    /// <summary>撤回: before the bureau took it and before the deadline.</summary>
    public Refusal? Recall(bool beforeDeadline, Actor by)
    {
        if (Refuse(FilingAction.Recall, by) is { } refusal)
        {
            return refusal;
        }

        if (!beforeDeadline)
        {
            return new Refusal("已过报送截止时间，不能撤回；如需修改，请联系财政局退回。");
        }

        VoidApproval();
        Move(FilingState.Drafting);
        return null;
    }

    /// <summary>接收: formal completeness confirmed; timeliness, quality errors and what the reviewer takes off are fixed.</summary>
    public Refusal? Accept(int daysLate, int qualityErrors, EntryDictionary<ReviewDeduction> deductions, Actor by, DateTimeOffset on)
    {
        if ((Refuse(FilingAction.Accept, by) ?? Unreasoned(deductions)) is { } refusal)
        {
            return refusal;
        }

        if (daysLate < 0 || qualityErrors < 0)
        {
            return new Refusal("逾期天数和差错数不能为负数。");
        }

        (AcceptedAt, AcceptedBy, DaysLate, QualityErrors, ReviewDeductions) = (on, by.PersonId, daysLate, qualityErrors, deductions);
        Move(FilingState.Accepted);
        return null;
    }

    /// <summary>复核扣分 of an accepted filing: all of them as they are from now on.</summary>
    public Refusal? Deduct(EntryDictionary<ReviewDeduction> deductions, Actor by)
    {
        if ((Refuse(FilingAction.Deduct, by) ?? Unreasoned(deductions)) is { } refusal)
        {
            return refusal;
        }

        ReviewDeductions = deductions;
        Version = Guid.CreateVersion7();
        return null;
    }

    public Refusal? BureauReturn(string? reason, IReadOnlyList<ReturnItem> items, DateTimeOffset? deadline, Actor by, DateTimeOffset on)
    {
        if ((Refuse(FilingAction.BureauReturn, by) ?? Return(reason, items, FilingState.Returned)) is { } refusal)
        {
            return refusal;
        }

        BureauReturns++;
        ReturnDeadline = deadline;
        (AcceptedAt, AcceptedBy, DaysLate, QualityErrors) = (null, null, null, null);
        ReviewDeductions = EntryDictionary.Empty<ReviewDeduction>();
        return null;
    }

    /// <summary>延期: the date is kept with the filing's extensions; a date set with a return moves with it.</summary>
    /// <param name="current">The deadline that holds now.</param>
    public Refusal? Extend(DateTimeOffset current, DateTimeOffset deadline, string? reason, Actor by)
    {
        if (Refuse(FilingAction.Extend, by) is { } refusal)
        {
            return refusal;
        }

        if (deadline <= current)
        {
            return new Refusal("延期后的截止时间应晚于现在的截止时间。");
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new Refusal("请写明延期的原因。");
        }

        ReturnDeadline = ReturnDeadline is null ? null : deadline;
        Version = Guid.CreateVersion7();
        return null;
    }

    /// <summary>线下报送（涉密或无法上网）.</summary>
    public Refusal? RecordOffline(string? reason, Actor by, DateTimeOffset on)
    {
        if (Refuse(FilingAction.RecordOffline, by) is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new Refusal("请写明线下报送的原因。");
        }

        (OfflineReason, OfflineAt) = (reason.Trim(), on);
        Move(FilingState.FiledOffline);
        return null;
    }

    public Refusal? AskForHelp(bool asked, Actor by)
    {
        if (Refuse(FilingAction.AskForHelp, by) is { } refusal)
        {
            return refusal;
        }

        HelpAsked = asked;
        Version = Guid.CreateVersion7();
        return null;
    }

    private Refusal? Refuse(FilingAction action, Actor by) =>
        FilingWorkflow.Allows(State, action, by.Roles) ? null : new Refusal("当前状态或您的角色不能进行这项操作，请刷新页面查看最新状态。");

    private static Refusal? Unreasoned(EntryDictionary<ReviewDeduction> deductions) =>
        deductions.Values.Any(deduction => deduction.Points <= Points.Zero || !SubmissionCheck.IsExplanation(deduction.Reason))
            ? new Refusal("每一项复核扣分都要大于 0，并写明理由。")
            : deductions.Values.Sum(deduction => deduction.Reason.Length) > LongestReasons
            ? new Refusal(FormattableString.Invariant($"各项复核扣分的理由合计超过 {LongestReasons} 个字，请写得简短些。"))
            : null;

    private Refusal? Return(string? reason, IReadOnlyList<ReturnItem> items, FilingState to)
    {
        if (string.IsNullOrWhiteSpace(reason) && items.Count == 0)
        {
            return new Refusal("请写明退回原因，或勾选要修改的项目并写明问题。");
        }

        if (items.Any(item => string.IsNullOrWhiteSpace(item.Problem)))
        {
            return new Refusal("每个退回项目都要写明问题和修改要求。");
        }

        ReturnReason = reason?.Trim();
        _returnItems.Clear();
        _returnItems.AddRange(items);
        VoidApproval();
        Move(to);
        return null;
    }

    private Refusal? Freeze(string hash, int openFindings, Actor by, DateTimeOffset on, bool offline)
    {
        if (openFindings > 0)
        {
            return new Refusal(FormattableString.Invariant($"还有 {openFindings} 项须修改或须说明未处理，处理后才能审核通过。"));
        }

        (ApprovedAt, ApprovedBy, ApprovedOffline, PrintHash) = (on, by.PersonId, offline, hash);
        PrintVersion++;
        HasStampedScan = false;
        ReturnReason = null;
        _returnItems.Clear();
        Move(FilingState.Approved);
        return null;
    }

    private void VoidApproval()
    {
        (ApprovedAt, ApprovedBy, ApprovedOffline, PrintHash) = (null, null, false, null);
        HasStampedScan = false;
    }

    private void Move(FilingState to)
    {
        State = to;
        Version = Guid.CreateVersion7();
    }
}
