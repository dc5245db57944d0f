using System.Buffers;
using System.Text;
using System.Text.Json;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Storage.Rescoring;

/// <summary>A filing before and after; written once, never changed.</summary>
public sealed class RescoreResult
{
    public const int MaximumProblem = 1000;

    public required Guid RescoreRunId { get; init; }

    public required Guid FilingId { get; init; }

    /// <summary>The frozen version that was scored.</summary>
    public required int Number { get; init; }

    public Points? Before { get; init; }

    public Points? After { get; init; }

    /// <summary>After minus before; null where one of them is out.</summary>
    public Points? Difference { get; init; }

    public string? GradeBefore { get; init; }

    public string? GradeAfter { get; init; }

    /// <summary>JSON of the rows that differ, in hundredths: <c>{"ZJ21-2201":[456,null]}</c>.</summary>
    public required string Changes { get; init; }

    /// <summary>Why there is no new total.</summary>
    public string? Problem { get; init; }

    /// <summary>What came of a filing, ready to be kept.</summary>
    public static RescoreResult Of(Guid runId, FrozenFiling filing, RescoredFiling rescored) => new()
    {
        RescoreRunId = runId,
        FilingId = filing.FilingId,
        Number = filing.Number,
        Before = filing.Total,
        After = rescored.Total,
        Difference = rescored.Total is { } after && filing.Total is { } before ? after - before : null,
        GradeBefore = filing.Grade,
        GradeAfter = rescored.Grade,
        Changes = Write(rescored.Changes),
        Problem = rescored.Problem is { Length: > MaximumProblem } longer ? longer[..MaximumProblem] : rescored.Problem,
    };

    /// <summary>The rows that differ.</summary>
    public IReadOnlyList<RowChange> ReadChanges() =>
        [.. JsonSerializer.Deserialize<Dictionary<string, int?[]>>(Changes)!.Select(row => new RowChange(row.Key, Points(row.Value[0]), Points(row.Value[1])))];

    private static Points? Points(int? hundredths) => hundredths is { } value ? new Points(value / 100m) : null;

    private static string Write(IReadOnlyList<RowChange> changes)
    {
        if (changes.Count == 0)
        {
            return "{}";
        }

        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            foreach (var change in changes)
            {
                json.WriteStartArray(change.Indicator);
                Write(json, change.Before);
                Write(json, change.After);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, Points? points)
    {
        if (points is { } value)
        {
            json.WriteNumberValue((int)(value.Value * 100m));
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
