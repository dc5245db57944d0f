namespace Evaluation.Storage.Evidence;

/// <summary>What a kept file is.</summary>
public enum EvidenceKind
{
    /// <summary>佐证材料.</summary>
    Evidence,

    /// <summary>The signed 审核单 (线下审签).</summary>
    SignedReviewSheet,

    /// <summary>盖章扫描件.</summary>
    StampedScan,
}

/// <summary>A file attached to a filing; its bytes lie in the <see cref="EvidenceStore"/> under their hash, its name is only a column.</summary>
public sealed class EvidenceFile
{
    /// <summary>Random: an address that cannot be guessed from another one.</summary>
    public required Guid EvidenceFileId { get; init; }

    public required Guid FilingId { get; init; }

    public required string Name { get; set; }

    public required string Sha256 { get; init; }

    public required long Length { get; init; }

    public required string ContentType { get; init; }

    public required EvidenceKind Kind { get; init; }

    public string? Note { get; set; }

    /// <summary>Date of the document.</summary>
    public DateOnly? Date { get; set; }

    public required Guid By { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>The indicators it proves.</summary>
    public List<EvidenceLink> Links { get; } = [];
}

/// <summary>An indicator that a file proves; one file may prove several.</summary>
public sealed class EvidenceLink
{
    public required Guid EvidenceFileId { get; init; }

    /// <summary>Code of the indicator.</summary>
    public required string Indicator { get; init; }
}
