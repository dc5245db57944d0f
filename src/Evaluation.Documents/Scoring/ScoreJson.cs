using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Documents.Scoring;

/// <summary>A finding as it was kept with a score sheet.</summary>
/// <param name="Explanation">What the unit explained; null for none.</param>
public sealed record KeptFinding(string Id, string Check, Severity Severity, string? Explanation);

/// <summary>What lists read of a kept sheet.</summary>
/// <param name="Self">Self scores by indicator code.</param>
public sealed record KeptSheet(IReadOnlyList<KeptFinding> Findings, IReadOnlyDictionary<string, Points> Self);

/// <summary>A score sheet with its findings as JSON for other programs; points and values are texts, so that no digit is lost.</summary>
public static class ScoreJson
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="open">Checks that could not be made yet.</param>
    public static string Write(ScoreSheet sheet, IReadOnlyList<Finding> findings, IReadOnlyList<UncheckedRule> open)
    {
        var (framework, record) = (sheet.Facts.Framework, sheet.Facts.Record);
        return new JsonObject
        {
            ["framework"] = framework.Reference,
            ["frameworkTitle"] = framework.Title,
            ["notice"] = framework.Notice,
            ["year"] = record.Year,
            ["unit"] = new JsonObject { ["code"] = record.Unit.Code, ["name"] = record.Unit.Name },
            ["rows"] = new JsonArray([.. sheet.Rows.Select(row => Row(row, record.Row(row.Indicator.Code)))]),
            ["totals"] = Totals(sheet.Totals),
            ["findings"] = new JsonArray([.. findings.Select(Finding)]),
            ["unchecked"] = new JsonArray([.. open.Select(rule => (JsonNode)new JsonObject
            {
                ["check"] = rule.Check,
                ["name"] = rule.Name,
                ["missing"] = new JsonArray([.. rule.Missing.Select(label => (JsonNode)label)]),
            })]),
        }.ToJsonString(Readable);
    }

    /// <summary>The computed points by indicator code, read from a sheet that was written.</summary>
    public static IReadOnlyDictionary<string, Points> ReadPoints(string sheet)
    {
        using var document = JsonDocument.Parse(sheet);
        return document.RootElement.TryGetProperty("rows", out var rows) ? Points(rows, "computed") : new Dictionary<string, Points>(StringComparer.Ordinal);
    }

    private static Dictionary<string, Points> Points(JsonElement rows, string name)
    {
        var points = new Dictionary<string, Points>(StringComparer.Ordinal);
        foreach (var row in rows.EnumerateArray())
        {
            if (row.GetProperty(name).GetString() is { } text && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var value))
            {
                points[row.GetProperty("code").GetString()!] = new Points(value);
            }
        }

        return points;
    }

    /// <summary>The findings and self scores kept with a sheet that was written; none in a sheet without them.</summary>
    public static KeptSheet ReadKept(string sheet)
    {
        using var document = JsonDocument.Parse(sheet);
        var root = document.RootElement;
        IReadOnlyList<KeptFinding> findings = root.TryGetProperty("findings", out var found)
            ? [.. found.EnumerateArray().Select(finding => new KeptFinding(
                finding.GetProperty("id").GetString()!,
                finding.GetProperty("check").GetString()!,
                SeverityWords.Read(finding.GetProperty("severity").GetString()),
                finding.GetProperty("explanation").GetString()))]
            : [];
        return new KeptSheet(findings, root.TryGetProperty("rows", out var rows) ? Points(rows, "self") : new Dictionary<string, Points>(StringComparer.Ordinal));
    }

    private static JsonObject Row(RowScore row, RowEntry entry) => new()
    {
        ["code"] = row.Indicator.Code,
        ["name"] = row.Indicator.Name,
        ["weight"] = Text(row.Indicator.Weight),
        ["origin"] = Name(row.Indicator.Origin),
        ["status"] = Name(row.Status),
        ["valueName"] = row.Value?.Label,
        ["value"] = row.Working.Value,
        ["unrounded"] = row.Working.Unrounded,
        ["reading"] = row.Value?.Scored.Label,
        ["formula"] = row.Working.InWords?.Line,
        ["numbers"] = row.Working.WithNumbers?.Line,
        ["rule"] = row.Working.Rule,
        ["clause"] = row.Working.Clause,
        ["applied"] = row.Working.Applied,
        ["points"] = row.Working.PointsLine,
        ["steps"] = new JsonArray([.. row.Working.Steps.Select(step => (JsonNode)step)]),
        ["state"] = entry.State,
        ["judged"] = entry.Judged,
        ["description"] = entry.Text,
        ["deduction"] = entry.Deduction,
        ["deductionReason"] = entry.DeductionReason,
        ["reviewDeduction"] = Text(row.ReviewDeduction?.Points),
        ["reviewDeductionReason"] = row.ReviewDeduction?.Reason,
        ["awaitsReview"] = row.AwaitsReview,
        ["targets"] = new JsonArray([.. row.Targets.Select(target => Target(row, target))]),
        ["computed"] = Text(row.Computed),
        ["reachable"] = Text(row.Reachable),
        ["self"] = Text(row.Self),
        ["difference"] = Text(row.Difference),
        ["isPreview"] = row.IsPreview,
        ["isBonus"] = row.IsBonus,
        ["isOverFulfilled"] = row.IsOverFulfilled,
        ["withoutEvidence"] = row.WithoutEvidence,
        ["loss"] = row.Working.Loss,
        ["notApplicableReason"] = row.NotApplicableReason,
        ["missing"] = new JsonArray([.. row.Missing.Select(part => (JsonNode)new JsonObject { ["key"] = part.Key, ["label"] = part.Label })]),
        ["otherReadings"] = new JsonArray([.. row.Working.Others.Select(Other)]),
    };

    private static JsonNode Target(RowScore row, TargetScore target) => new JsonObject
    {
        ["row"] = target.RowId,
        ["name"] = target.Name,
        ["completion"] = target.Completion,
        ["result"] = TargetText.Result(row, target),
        ["weight"] = Text(target.Weight),
        ["isMet"] = target.IsMet,
        ["isOverFulfilled"] = target.IsOverFulfilled,
        ["problem"] = target.Problem,
    };

    private static JsonNode Other(OtherReading other) => new JsonObject
    {
        ["label"] = other.Label,
        ["value"] = other.Value,
        ["formula"] = other.InWords.Line,
        ["numbers"] = other.WithNumbers?.Line,
        ["computed"] = Text(other.Points),
    };

    private static JsonObject Totals(ScoreTotals totals) => new()
    {
        ["computed"] = totals.NothingApplies ? null : Text(totals.Computed),
        ["computedGrade"] = totals.ComputedGrade,
        ["self"] = Text(totals.Self),
        ["selfGrade"] = totals.SelfGrade,
        ["reachable"] = Text(totals.Reachable),
        ["reachableGrade"] = totals.ReachableGrade,
        ["incompleteRows"] = totals.IncompleteRows,
        ["withoutEvidence"] = Text(totals.WithoutEvidence),
        ["parts"] = new JsonArray([.. totals.Parts.OrderBy(part => part.Key).Select(part => (JsonNode)new JsonObject
        {
            ["origin"] = Name(part.Key),
            ["computed"] = Text(part.Value.Computed),
            ["self"] = Text(part.Value.Self),
            ["weight"] = Text(part.Value.Weight),
            ["incompleteRows"] = part.Value.IncompleteRows,
        })]),
        ["nothingApplies"] = totals.NothingApplies,
        ["bonus"] = Text(totals.Bonus?.Computed),
        ["gradeLimit"] = totals.GradeLimit is { } limit
            ? new JsonObject { ["grade"] = limit.Grade, ["reason"] = limit.Reason, ["document"] = limit.Document }
            : null,
        ["adjustments"] = Steps(totals.Adjustments),
        ["reachableChain"] = Steps(totals.ReachableChain),
    };

    private static JsonArray Steps(IReadOnlyList<Adjustment> steps) => new([.. steps.Select(step => (JsonNode)new JsonObject
    {
        ["reason"] = step.Reason,
        ["before"] = Text(step.Before),
        ["after"] = Text(step.After),
        ["indicator"] = step.Indicator,
    })]);

    private static JsonNode Finding(Finding finding) => new JsonObject
    {
        ["id"] = finding.Id,
        ["check"] = finding.Check,
        ["severity"] = SeverityWords.Of(finding.Severity),
        ["place"] = finding.Place,
        ["subject"] = finding.Subject,
        ["message"] = finding.Message,
        ["colour"] = finding.Colour switch { WarningColour.Red => "red", WarningColour.Yellow => "yellow", _ => null },
        ["group"] = finding.Group,
        ["also"] = new JsonArray([.. finding.Also.Select(also => (JsonNode)new JsonObject { ["check"] = also.Check, ["place"] = also.Place, ["message"] = also.Message })]),
        ["explanation"] = finding.Explanation,
        ["settled"] = !finding.Blocks,
    };

    private static string? Text(Points? points) => points is { } value ? FigureText.Of(value) : null;

    private static string Name(ScoreOrigin origin) => origin switch
    {
        ScoreOrigin.Data => "data",
        ScoreOrigin.Own => "own",
        _ => "bureau",
    };

    private static string Name(RowStatus status) => status switch
    {
        RowStatus.Scored => "scored",
        RowStatus.Incomplete => "incomplete",
        RowStatus.NotApplicable => "notApplicable",
        _ => "undecidable",
    };
}
