namespace Evaluation.Storage.Filings;

/// <summary>One entered value of a filing; its version token belongs to this value alone.</summary>
public sealed class FilingEntry
{
    /// <summary>Longest text of one value.</summary>
    public const int MaximumText = 20_000;

    public required Guid FilingId { get; init; }

    /// <summary>Address of the value; see <see cref="Core.Filings.EntryPath"/>.</summary>
    public required string Path { get; init; }

    public required string Text { get; set; }

    /// <summary>Whole 分 when the value is money; null otherwise or while it cannot be read.</summary>
    public long? Fen { get; set; }

    public required Guid Version { get; set; }

    public required Guid By { get; set; }

    public required DateTimeOffset At { get; set; }
}
