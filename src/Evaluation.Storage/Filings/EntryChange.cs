namespace Evaluation.Storage.Filings;

/// <summary>One line in the history of a value: from what, to what, by whom, when. Never changed, never deleted.</summary>
public sealed class EntryChange
{
    public required Guid EntryChangeId { get; init; }

    public required Guid FilingId { get; init; }

    public required string Path { get; init; }

    /// <summary>Null: nothing was entered before.</summary>
    public string? From { get; init; }

    /// <summary>Null: the value was removed.</summary>
    public string? To { get; init; }

    public required Guid By { get; init; }

    public required DateTimeOffset At { get; init; }
}
