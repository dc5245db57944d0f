using Evaluation.Core.Filings;

namespace Evaluation.Core.Campaigns;

public enum CampaignState
{
    /// <summary>拟定.</summary>
    Draft,

    /// <summary>填报中; closed by the clock.</summary>
    Open,
}

public enum CampaignKind
{
    /// <summary>正式.</summary>
    Real,

    /// <summary>演练: filed and scored like a real one, and marked so everywhere; nothing follows from it.</summary>
    Rehearsal,
}

/// <summary>A campaign (自评任务): one notice, one framework version, a deadline with a time, and the switches that hold for its filings.</summary>
public sealed class Campaign
{
    private Campaign()
    {
        Title = Framework = NoticeTitle = NoticeNumber = string.Empty;
    }

    public Campaign(Guid campaignId, Guid regionId, CampaignTerms terms)
        : this()
    {
        CampaignId = campaignId;
        RegionId = regionId;
        Set(terms);
    }

    public Guid CampaignId { get; private set; }

    public Guid RegionId { get; private set; }

    /// <summary>What the bureau types to run a real campaign over a framework without an official source.</summary>
    public const string SampleConfirmation = "我确认使用没有正式文件依据的指标体系开展正式自评";

    public CampaignState State { get; private set; }

    public CampaignKind Kind { get; private set; }

    public bool IsRehearsal => Kind == CampaignKind.Rehearsal;

    public Guid Version { get; private set; }

    public string Title { get; private set; }

    /// <summary>评价年度.</summary>
    public int Year { get; private set; }

    /// <summary>Framework code and version.</summary>
    public string Framework { get; private set; }

    public string NoticeTitle { get; private set; }

    public string NoticeNumber { get; private set; }

    public DateOnly? NoticeDate { get; private set; }

    public string? NoticeIssuer { get; private set; }

    /// <summary>Contact phones, one per line.</summary>
    public string? Phones { get; private set; }

    /// <summary>Exclusive instant (decision: 00:00+08:00 of the next day, or the stated minute).</summary>
    public DateTimeOffset Deadline { get; private set; }

    /// <summary>Whether a claim above the computed score is 须修改; otherwise 须说明.</summary>
    public bool ClaimAboveMustBeMended { get; private set; }

    /// <summary>Whether the signed 审核单 may stand for the leader's sign-in (线下审签).</summary>
    public bool OfflineApprovalAllowed { get; private set; }

    /// <summary>Whether the stamped scan may follow after 报送.</summary>
    public bool ScanMayFollow { get; private set; }

    /// <summary>Whether filings are taken after the deadline, recorded as late.</summary>
    public bool LateAllowed { get; private set; }

    public NoticeReference Notice => new(NoticeTitle, NoticeNumber, NoticeDate, NoticeIssuer);

    public Refusal? Change(CampaignTerms terms)
    {
        if (State != CampaignState.Draft)
        {
            return new Refusal("任务已下达，不能再改；截止时间只能延后。");
        }

        Set(terms);
        return null;
    }

    /// <summary>下达.</summary>
    /// <param name="units">Units that take part.</param>
    /// <param name="hasOfficialSource">Whether the framework has an official source. One without serves a rehearsal; a real campaign only when confirmed.</param>
    /// <param name="confirmation">What the bureau typed; must be <see cref="SampleConfirmation"/>, word for word.</param>
    public Refusal? Open(int units, bool hasOfficialSource, string? confirmation, DateTimeOffset now)
    {
        if (State != CampaignState.Draft)
        {
            return new Refusal("任务已下达。");
        }

        if (units == 0)
        {
            return new Refusal("请先选择参加自评的单位。");
        }

        if (NeedsConfirmation(hasOfficialSource) && confirmation?.Trim() != SampleConfirmation)
        {
            return new Refusal($"所选指标体系没有正式文件依据，只能用于演练。确需用于正式自评的，请逐字输入：{SampleConfirmation}");
        }

        if (Deadline <= now)
        {
            return new Refusal("截止时间应晚于现在。");
        }

        State = CampaignState.Open;
        Version = Guid.CreateVersion7();
        return null;
    }

    /// <summary>Whether opening it asks for the typed sentence.</summary>
    public bool NeedsConfirmation(bool hasOfficialSource) => !hasOfficialSource && !IsRehearsal;

    /// <summary>A later deadline for all.</summary>
    public Refusal? Postpone(DateTimeOffset deadline)
    {
        if (deadline <= Deadline)
        {
            return new Refusal("截止时间只能延后。");
        }

        Deadline = deadline;
        Version = Guid.CreateVersion7();
        return null;
    }

    private void Set(CampaignTerms terms)
    {
        (Title, Year, Framework, Phones, Deadline) = (terms.Title, terms.Year, terms.Framework, terms.Phones, terms.Deadline);
        (NoticeTitle, NoticeNumber, NoticeDate, NoticeIssuer) = (terms.Notice.Title, terms.Notice.Number, terms.Notice.Date, terms.Notice.Issuer);
        (ClaimAboveMustBeMended, OfflineApprovalAllowed) = (terms.ClaimAboveMustBeMended, terms.OfflineApprovalAllowed);
        (ScanMayFollow, LateAllowed, Kind) = (terms.ScanMayFollow, terms.LateAllowed, terms.Kind);
        Version = Guid.CreateVersion7();
    }
}

/// <summary>What the bureau sets for a campaign.</summary>
public sealed record CampaignTerms(
    string Title,
    int Year,
    string Framework,
    NoticeReference Notice,
    string? Phones,
    DateTimeOffset Deadline,
    bool ClaimAboveMustBeMended = false,
    bool OfflineApprovalAllowed = false,
    bool ScanMayFollow = false,
    bool LateAllowed = true,
    CampaignKind Kind = CampaignKind.Real);
