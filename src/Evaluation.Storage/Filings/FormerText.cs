namespace Evaluation.Storage.Filings;

/// <summary>Last year's text of a section: brought in from a file, or taken over from last year's filing.</summary>
public sealed class FormerText
{
    public required Guid FilingId { get; init; }

    /// <summary>Id of the section of the outline.</summary>
    public required string Section { get; init; }

    public required string Text { get; set; }

    /// <summary>Name of the file, or last year's report.</summary>
    public required string Source { get; set; }

    /// <summary>When it was taken over (沿用); null while it only stands beside.</summary>
    public DateTimeOffset? TakenAt { get; set; }

    public required Guid By { get; set; }

    public required DateTimeOffset At { get; set; }
}
