using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Evaluation.Core.Filings;

namespace Evaluation.Documents.Filings;

/// <summary>Writes a filing as JSON; <see cref="FilingFile"/> reads it back to the same record.</summary>
public static class FilingJson
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file for people: indented, in the order of the form.</summary>
    public static string Write(FilingRecord record)
    {
        var tree = Tree(record);
        var system = new JsonObject
        {
            ["daysLate"] = record.System.DaysLate,
            ["qualityErrors"] = record.System.QualityErrors,
            ["decided"] = record.System.Decided,
        };
        Put(system, "deductions", record.System.Deductions.Select(off => (off.Key, (JsonNode)Texts(("points", Number(off.Value.Points.Value)), ("reason", off.Value.Reason)))));
        tree["system"] = system;
        return tree.ToJsonString(Readable);
    }

    /// <summary>What the unit wrote, without what only the system knows; absent values are left out.</summary>
    internal static JsonObject Tree(FilingRecord record)
    {
        var tree = new JsonObject { ["framework"] = record.Framework, ["year"] = record.Year };
        tree["unit"] = Texts(
            ("code", record.Unit.Code), ("name", record.Unit.Name), ("shortName", record.Unit.ShortName), ("department", record.Unit.Department));
        if (record.Notice is { } notice)
        {
            tree["notice"] = Texts(("title", notice.Title), ("number", notice.Number), ("date", Day(notice.Date)), ("issuer", notice.Issuer));
        }

        Put(tree, "reportDate", Day(record.ReportDate));
        Put(tree, "scope", record.Scope.Select(member => Texts(("key", member.Key), ("name", member.Name))));
        Put(tree, "answers", record.Answers.Select(answer => (answer.Key, (JsonNode)JsonValue.Create(answer.Value))));
        Put(tree, "inputs", record.Inputs.Select(input => (input.Key, (JsonNode)Figure(input.Value))));
        Put(tree, "accounts", record.Accounts.Select(figure => (figure.Key, (JsonNode)Texts(("value", Number(figure.Value.Value)), ("place", figure.Value.Place)))));
        Put(tree, "rows", record.Rows.Select(row => (row.Key, (JsonNode)Row(row.Value))));
        Put(tree, "lists", record.Lists.Select(list => (list.Key, (JsonNode)new JsonArray([.. list.Value.Select(ListRow)]))));
        Put(tree, "texts", record.Texts.Select(text => (text.Key, (JsonNode)text.Value)));
        Put(tree, "explanations", record.Explanations.Select(text => (text.Key, (JsonNode)text.Value)));
        Put(tree, "evidence", record.Evidence.Select(Evidence));
        return tree;
    }

    private static JsonObject Figure(EnteredFigure figure)
    {
        var tree = Texts(("value", Number(figure.Value)), ("typed", figure.Typed), ("source", figure.Source), ("note", figure.Note));
        Put(tree, "members", figure.Members?.Select(member => (member.Key, (JsonNode)TypedFigure.Stored(member.Value))) ?? []);
        return tree;
    }

    private static JsonObject Row(RowEntry row)
    {
        var tree = Texts(("claim", Number(row.Claim?.Value)), ("claimTyped", row.ClaimTyped), ("reason", row.Reason));
        Put(tree, "items", row.Items?.Select(item => (item.Key, (JsonNode)Word(item.Value))) ?? []);
        if (row.NotApplicable is { } notApplicable)
        {
            tree["notApplicable"] = notApplicable;
        }

        Put(tree, "notApplicableReason", row.NotApplicableReason);
        Put(tree, "text", row.Text);
        Put(tree, "state", row.State);
        Put(tree, "judged", row.Judged);
        Put(tree, "deduction", row.Deduction);
        Put(tree, "deductionReason", row.DeductionReason);
        return tree;
    }

    private static string Word(ItemState state) => state switch
    {
        ItemState.Met => "met",
        ItemState.NotMet => "notMet",
        ItemState.Partly => "partly",
        _ => "notApplicable",
    };

    private static JsonObject ListRow(ListRow row)
    {
        var tree = new JsonObject { ["id"] = row.Id };
        Put(tree, "cells", row.Cells.Select(cell => (cell.Key, (JsonNode)cell.Value)));
        return tree;
    }

    private static JsonObject Evidence(EvidenceItem item)
    {
        var tree = Texts(("name", item.Name), ("sha256", item.Sha256));
        tree["indicators"] = new JsonArray([.. item.Indicators.Select(code => (JsonNode)code)]);
        Put(tree, "date", Day(item.Date));
        Put(tree, "note", item.Note);
        return tree;
    }

    private static string? Number(decimal? value) => value is { } number ? TypedFigure.Stored(number) : null;

    private static string? Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static JsonObject Texts(params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        var tree = new JsonObject();
        foreach (var (name, value) in fields)
        {
            Put(tree, name, value);
        }

        return tree;
    }

    private static void Put(JsonObject tree, string name, string? value)
    {
        if (value is not null)
        {
            tree[name] = value;
        }
    }

    private static void Put(JsonObject tree, string name, IEnumerable<JsonObject> items)
    {
        var array = new JsonArray([.. items]);
        if (array.Count > 0)
        {
            tree[name] = array;
        }
    }

    private static void Put(JsonObject tree, string name, IEnumerable<(string Key, JsonNode Value)> pairs)
    {
        var map = new JsonObject();
        foreach (var (key, value) in pairs)
        {
            map[key] = value;
        }

        if (map.Count > 0)
        {
            tree[name] = map;
        }
    }
}
