using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Evaluation.Core.Claims;
using Evaluation.Core.Examinations;

namespace Evaluation.Cli;

/// <summary>An examination for programs: one JSON object a line for every claim and finding, right ones included.</summary>
internal static class CheckLines
{
    private static readonly CheckLineJson Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // Chinese stays readable; the lines are never put into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static async Task Write(string file, Examination examination, TextWriter output)
    {
        foreach (var finding in examination.Findings)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(Line(file, finding), Json.CheckLine));
        }
    }

    private static CheckLine Line(string file, TextFinding finding) => new(
        file,
        finding.Place.Paragraph,
        finding.Place.Offset,
        finding.Place.Length,
        finding.Text,
        JsonNamingPolicy.CamelCase.ConvertName(finding.Kind),
        finding.Check,
        finding.Stated,
        finding.Computed,
        VerdictWords.Code(finding.Verdict),
        finding.Severity is { } severity ? JsonNamingPolicy.CamelCase.ConvertName(severity.ToString()) : null,
        finding.Diagnosis,
        finding.Message,
        finding.Correction);
}

/// <summary>A line of <c>check --format jsonl</c>; every field is always there.</summary>
internal sealed record CheckLine(
    string File,
    int Paragraph,
    int Offset,
    int Length,
    string Text,
    string Kind,
    string Check,
    string? Stated,
    string? Computed,
    string Verdict,
    string? Severity,
    string? Diagnosis,
    string Message,
    string? Correction);

[JsonSerializable(typeof(CheckLine))]
internal sealed partial class CheckLineJson : JsonSerializerContext;
