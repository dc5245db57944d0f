using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Documents.Scoring;

/// <summary>A replay as JSON for other programs; points are texts, so that no digit is lost.</summary>
public static class ReplayJson
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Framework before, Framework after, ReplaySummary summary, IReadOnlyList<ReplayedFiling> filings) => new JsonObject
    {
        ["before"] = before.Reference,
        ["after"] = after.Reference,
        ["filings"] = summary.Filings,
        ["up"] = summary.Up,
        ["down"] = summary.Down,
        ["otherGrade"] = summary.OtherGrade,
        ["moreIncomplete"] = summary.MoreIncomplete,
        ["mean"] = Text(summary.Mean),
        ["gradesBefore"] = Grades(summary.GradesBefore),
        ["gradesAfter"] = Grades(summary.GradesAfter),
        ["totalsFrom"] = new JsonArray([.. summary.Totals.Select(span => (JsonNode)(span.From ?? 0m).ToString("0.###", CultureInfo.InvariantCulture))]),
        ["totalsBefore"] = new JsonArray([.. summary.Totals.Select(span => (JsonNode)span.Before)]),
        ["totalsAfter"] = new JsonArray([.. summary.Totals.Select(span => (JsonNode)span.After)]),
        ["effects"] = new JsonArray([.. summary.Effects.Select(effect => (JsonNode)new JsonObject
        {
            ["code"] = effect.Code, ["name"] = effect.Name, ["cause"] = effect.Cause, ["filings"] = effect.Filings, ["net"] = Text(effect.Net), ["moved"] = Text(effect.Moved),
        })]),
        ["units"] = new JsonArray([.. filings.Select(filing => (JsonNode)Filing(filing))]),
    }.ToJsonString(Readable);

    private static JsonObject Filing(ReplayedFiling filing) => new()
    {
        ["unit"] = new JsonObject { ["code"] = filing.Unit.Code, ["name"] = filing.Unit.Name },
        ["year"] = filing.Year,
        ["before"] = Total(filing.Before),
        ["after"] = Total(filing.After),
        ["difference"] = Text(filing.Difference),
        ["rows"] = new JsonArray([.. filing.Rows.Select(row => (JsonNode)new JsonObject
        {
            ["code"] = row.Code, ["name"] = row.Name, ["before"] = Text(row.Before), ["after"] = Text(row.After), ["cause"] = row.Cause,
        })]),
        ["steps"] = new JsonArray([.. filing.Steps.Select(step => (JsonNode)new JsonObject { ["reason"] = step.Reason, ["difference"] = Text(step.Difference) })]),
        ["missing"] = new JsonArray([.. filing.Missing.Select(label => (JsonNode)label)]),
    };

    private static JsonObject Total(ReplayedTotal total) => new() { ["points"] = Text(total.Points), ["grade"] = total.Grade, ["incompleteRows"] = total.IncompleteRows };

    private static JsonArray Grades(IReadOnlyList<(string Grade, int Count)> grades) =>
        new([.. grades.Select(grade => (JsonNode)new JsonObject { ["grade"] = grade.Grade, ["filings"] = grade.Count })]);

    private static string? Text(Points? points) => points is { } value ? FigureText.Of(value) : null;
}
