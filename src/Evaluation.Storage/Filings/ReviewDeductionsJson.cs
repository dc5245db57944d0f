using System.Text.Encodings.Web;
using System.Text.Json;
using Evaluation.Core.Filings;
using Evaluation.Core.Quantities;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Evaluation.Storage.Filings;

/// <summary>复核扣分 of a filing as they are kept: <c>{"ZJ21-2201":[150,"reason"]}</c>, points in hundredths; null when there are none.</summary>
public static class ReviewDeductionsJson
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static ValueConverter<EntryDictionary<ReviewDeduction>, string> Converter { get; } = new(deductions => Write(deductions), text => Read(text));

    /// <summary>They are immutable, so that the same object is the snapshot.</summary>
    internal static ValueComparer<EntryDictionary<ReviewDeduction>> Comparer { get; } = new(
        (one, other) => ReferenceEquals(one, other) || (one != null && other != null && one.SequenceEqual(other)), deductions => deductions.Count, deductions => deductions);

    public static EntryDictionary<ReviewDeduction> Read(string? text) => text is null
        ? EntryDictionary.Empty<ReviewDeduction>()
        : JsonSerializer.Deserialize<Dictionary<string, JsonElement[]>>(text)!
            .ToKeyed(row => row.Key, row => new ReviewDeduction(new Points(row.Value[0].GetInt32() / 100m), row.Value[1].GetString()!));

    private static string Write(EntryDictionary<ReviewDeduction> deductions) => JsonSerializer.Serialize(
        deductions.ToDictionary(row => row.Key, row => new object[] { (int)(row.Value.Points.Value * 100m), row.Value.Reason }, StringComparer.Ordinal), Plain);
}
