using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evaluation.Documents.Pdf;

/// <summary>One report for the worker.</summary>
internal sealed record TypstJob(
    int Id,
    string Template,
    IReadOnlyDictionary<string, string> Inputs,
    bool Rare,
    string PdfStandard,
    long CreationTimestamp)
{
    /// <summary>The folder a template may read from.</summary>
    [JsonIgnore]
    public string Workspace => Path.GetDirectoryName(Template)!;
}

/// <summary>What the worker answers; so many bytes of paper follow the line.</summary>
internal sealed record TypstAnswer(bool Ready, string? Node, int Id, bool Ok, int Bytes, string? Error);

/// <summary>What a worker is told first.</summary>
internal sealed record TypstSettings(string Workspace, IReadOnlyList<string> Fonts, IReadOnlyList<string> RareFonts);

/// <summary>How lines to and from the worker are written.</summary>
[JsonSerializable(typeof(TypstJob))]
[JsonSerializable(typeof(TypstAnswer))]
[JsonSerializable(typeof(TypstSettings))]
internal sealed partial class TypstLines : JsonSerializerContext
{
    /// <summary>Chinese characters as they are.</summary>
    public static TypstLines Plain { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
