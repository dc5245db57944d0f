using Evaluation.Core.Quantities;

namespace Evaluation.Storage.Rescoring;

/// <summary>What rescoring reads of a filing: the record as it was handed in last, and the result kept with it.</summary>
public sealed record FrozenFiling
{
    public required Guid UnitId { get; init; }

    public required Guid FilingId { get; init; }

    public required Guid FilingVersionId { get; init; }

    public required int Number { get; init; }

    /// <summary>Canonical JSON of the record in UTF-8.</summary>
    public required byte[] Record { get; init; }

    public Points? Total { get; init; }

    public string? Grade { get; init; }

    /// <summary>See <see cref="Filings.FilingVersion.RowPoints"/>.</summary>
    public string? RowPoints { get; init; }

    /// <summary>The whole score sheet (JSON), read only where <see cref="RowPoints"/> was not kept.</summary>
    public string? ScoreSheet { get; init; }

    public int? DaysLate { get; init; }

    public int? QualityErrors { get; init; }

    /// <summary>See <see cref="Filings.ReviewDeductionsJson"/>.</summary>
    public string? ReviewDeductions { get; init; }
}
