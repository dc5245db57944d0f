namespace Evaluation.Storage.Filings;

/// <summary>审核意见 of the leader on one item, in one round of 送审.</summary>
public sealed class ReviewComment
{
    public required Guid ReviewCommentId { get; init; }

    public required Guid FilingId { get; init; }

    /// <summary>第 n 次送审.</summary>
    public required int Round { get; init; }

    /// <summary>What it is on: <c>indicator/CODE</c>, <c>input/KEY</c>, <c>text/SECTION</c> …</summary>
    public required string Place { get; init; }

    public required string Text { get; set; }

    public required Guid By { get; init; }

    public required DateTimeOffset At { get; init; }
}
