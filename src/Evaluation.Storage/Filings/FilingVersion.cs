using System.Buffers;
using System.Text;
using System.Text.Json;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

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

    /// <summary>Claimed total.</summary>
    public Points? SelfTotal { get; private set; }

    public Points? ComputedTotal { get; private set; }

    /// <summary>Claimed minus computed.</summary>
    public Points? Difference { get; private set; }

    public Points? DataPart { get; private set; }

    public Points? OwnPart { get; private set; }

    public Points? BureauPart { get; private set; }

    public string? Grade { get; private set; }

    /// <summary>Findings that had to be explained.</summary>
    public int? ToExplain { get; private set; }

    /// <summary>JSON of the scored values by indicator code, as printed.</summary>
    public string? Values { get; private set; }

    /// <summary>JSON of the computed points by indicator code, in hundredths; null on versions frozen before it was kept.</summary>
    public string? RowPoints { get; private set; }

    /// <summary>Keeps the result: at approval, and again at 接收, when timeliness and quality are decided.</summary>
    public void Keep(FilingResult result)
    {
        (SelfTotal, ComputedTotal, Difference) = (result.Self, result.Computed, result.Difference);
        (DataPart, OwnPart, BureauPart) = (result.Data, result.Own, result.Bureau);
        (Grade, ToExplain) = (result.Grade, result.ToExplain);
        Values = JsonSerializer.Serialize(result.Values);
        RowPoints = JsonSerializer.Serialize(result.Rows.ToDictionary(row => row.Key, row => (int)(row.Value.Value * 100m), StringComparer.Ordinal));
    }

    /// <summary>The points kept, in the order they were kept.</summary>
    /// <param name="rowPoints">See <see cref="RowPoints"/>.</param>
    /// <param name="indicators">Codes that are likely to come next to each other, so that they need not be made anew.</param>
    public static IReadOnlyList<KeptRow> ReadRowPoints(string rowPoints, IReadOnlyList<string> indicators)
    {
        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(rowPoints.Length));
        try
        {
            var reader = new Utf8JsonReader(utf8.AsSpan(0, Encoding.UTF8.GetBytes(rowPoints, utf8)));
            var rows = new List<KeptRow>(indicators.Count);
            reader.Read();
            for (var next = 0; reader.Read() && reader.TokenType == JsonTokenType.PropertyName; next++)
            {
                var indicator = next < indicators.Count && reader.ValueTextEquals(indicators[next]) ? indicators[next] : reader.GetString()!;
                reader.Read();
                rows.Add(new KeptRow(indicator, new Points(reader.GetInt32() / 100m)));
            }

            return rows;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8);
        }
    }

    /// <summary>The values kept, by indicator code.</summary>
    public static IReadOnlyDictionary<string, decimal> ReadValues(string? values) =>
        values is null ? new Dictionary<string, decimal>(StringComparer.Ordinal) : JsonSerializer.Deserialize<Dictionary<string, decimal>>(values)!;
}
