namespace Evaluation.Storage.Filings;

/// <summary>An extension (延期) the bureau granted one filing; the old date stays visible.</summary>
public sealed class DeadlineExtension
{
    public required Guid DeadlineExtensionId { get; init; }

    public required Guid FilingId { get; init; }

    public required DateTimeOffset Deadline { get; init; }

    public required DateTimeOffset OldDeadline { get; init; }

    public required string Reason { get; init; }

    public required Guid By { get; init; }

    public required DateTimeOffset At { get; init; }
}
