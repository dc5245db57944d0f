using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Documents.Filings;

/// <summary>A score sheet as JSON, kept beside a frozen record: what was computed and claimed then, whatever rules hold later.</summary>
public static class ScoreSheetFile
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(ScoreSheet sheet)
    {
        var totals = sheet.Totals;
        return new JsonObject
        {
            ["framework"] = sheet.Facts.Framework.Reference,
            ["rows"] = new JsonArray([.. sheet.Rows.Select(Row)]),
            ["totals"] = new JsonObject
            {
                ["computed"] = FigureText.Of(totals.Computed),
                ["self"] = Text(totals.Self),
                ["reachable"] = FigureText.Of(totals.Reachable),
                ["computedGrade"] = totals.ComputedGrade,
                ["selfGrade"] = totals.SelfGrade,
                ["parts"] = new JsonObject(totals.Parts.OrderBy(part => part.Key).Select(part => KeyValuePair.Create(
                    part.Key.ToString(),
                    (JsonNode?)new JsonObject { ["computed"] = FigureText.Of(part.Value.Computed), ["weight"] = FigureText.Of(part.Value.Weight) }))),
            },
        }.ToJsonString(Plain);
    }

    private static JsonNode Row(RowScore row) => new JsonObject
    {
        ["code"] = row.Indicator.Code,
        ["name"] = row.Indicator.Name,
        ["weight"] = FigureText.Of(row.Indicator.Weight),
        ["status"] = row.Status.ToString(),
        ["value"] = row.Working.Value,
        ["unrounded"] = row.Working.Unrounded,
        ["working"] = row.Working.WithNumbers?.Line,
        ["points"] = row.Working.PointsLine,
        ["computed"] = Text(row.Computed),
        ["self"] = Text(row.Self),
        ["withoutEvidence"] = row.WithoutEvidence,
    };

    private static string? Text(Points? points) => points is { } value ? FigureText.Of(value) : null;
}
