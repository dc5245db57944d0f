namespace Evaluation.Storage.Filings;

/// <summary>A frozen 用印版: the record and its score sheet as they were approved, with the hash printed on it.</summary>
public sealed class FilingVersion
{
    public required Guid FilingVersionId { get; init; }

    public required Guid FilingId { get; init; }

    public required int Number { get; init; }

    /// <summary>SHA-256 (hex) of <see cref="Record"/>.</summary>
    public required string Hash { get; init; }

    /// <summary>Canonical JSON of the record.</summary>
    public required string Record { get; init; }

    /// <summary>JSON of the score sheet.</summary>
    public required string ScoreSheet { get; init; }

    /// <summary>SHA-256 of the rendered PDF in the evidence store; null until it is rendered.</summary>
    public string? Pdf { get; set; }

    public required Guid ApprovedBy { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When it was handed to the bureau; kept by the cupboard itself, void after 撤回.</summary>
    public DateTimeOffset? SubmittedAt { get; internal set; }
}
