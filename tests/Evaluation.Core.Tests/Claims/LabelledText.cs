using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evaluation.Core.Tests.Claims;

/// <summary>A text of the corpus: what a report might say, and what is true of every statement in it that counts.</summary>
internal sealed record LabelledText(string Id, string Text, IReadOnlyList<LabelledClaim> Claims)
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Nothing else in the text may be called wrong.</summary>
    public bool Complete { get; init; } = true;

    /// <summary>What the text tries.</summary>
    public required string Note { get; init; }

    /// <summary>The family: <c>chg</c> of <c>chg-014</c>.</summary>
    public string Family => Id[..Id.IndexOf('-', StringComparison.Ordinal)];

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Claims", "Corpus");

    public static IReadOnlyList<LabelledText> All { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Select(Read),
    ];

    private static LabelledText Read(string line) => JsonSerializer.Deserialize<LabelledText>(line, s_options)
        ?? throw new InvalidDataException(line);
}
