using Evaluation.Core.Checks;

namespace Evaluation.Storage.Filings;

/// <summary>采纳 or 不采纳 of one explanation, by the leader or the bureau; kept with the words that were read, never changed.</summary>
public sealed class ExplanationReview
{
    public required Guid ExplanationReviewId { get; init; }

    public required Guid FilingId { get; init; }

    /// <summary>Id of the finding explained.</summary>
    public required string Finding { get; init; }

    public required ExplanationReader Reader { get; init; }

    public required bool IsAccepted { get; init; }

    public string? Reason { get; init; }

    /// <summary>The explanation as it was read.</summary>
    public required string Words { get; init; }

    public required Guid By { get; init; }

    public required DateTimeOffset At { get; init; }

    public ExplanationOpinion Opinion => new(Finding, Reader, Words, IsAccepted, Reason);
}
