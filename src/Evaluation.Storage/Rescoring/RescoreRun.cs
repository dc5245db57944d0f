namespace Evaluation.Storage.Rescoring;

public enum RescoreState
{
    Running,

    /// <summary>Stopped by the bureau; can go on.</summary>
    Stopped,

    Done,

    /// <summary>Ended by itself, see <see cref="RescoreRun.Problem"/>; can go on when the cause is mended.</summary>
    Failed,
}

/// <summary>
/// One rescoring (重新测算) of a campaign with another framework version: how far it is, and what came out. It goes on from its cursor
/// wherever it was interrupted; the lease keeps two instances from working on it at once.
/// </summary>
public sealed class RescoreRun
{
    public required Guid RescoreRunId { get; init; }

    public required Guid CampaignId { get; init; }

    public required Guid RegionId { get; init; }

    /// <summary>The version the filings were scored with.</summary>
    public required string FromFramework { get; init; }

    /// <summary>The version they are scored with now.</summary>
    public required string Framework { get; init; }

    public string? Reason { get; init; }

    public required Guid StartedBy { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; internal set; }

    /// <summary>A campaign has one running run; the table refuses a second.</summary>
    public RescoreState State { get; internal set; }

    /// <summary>Why it failed and what to do, for people.</summary>
    public string? Problem { get; internal set; }

    /// <summary>Filings that were handed in when it started.</summary>
    public required int Total { get; init; }

    public int Done { get; internal set; }

    public int Raised { get; internal set; }

    public int Lowered { get; internal set; }

    /// <summary>Of these, whose grade differs.</summary>
    public int Regraded { get; internal set; }

    /// <summary>Filings without a new total, each with its reason.</summary>
    public int Failed { get; internal set; }

    public int Unchanged => Done - Raised - Lowered - Failed;

    /// <summary>Unit of the last filing done; filings are taken in the order of their units.</summary>
    public Guid? Cursor { get; internal set; }

    /// <summary>Which instance works on it; null: nobody.</summary>
    public Guid? LeaseOwner { get; internal set; }

    public DateTimeOffset? LeaseUntil { get; internal set; }
}
