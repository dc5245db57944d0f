namespace Evaluation.Documents.Filings;

/// <summary>A piece of a JSON file with its line.</summary>
internal abstract record JsonPart(int Line)
{
    public sealed record Text(string Value, int Line) : JsonPart(Line);

    public sealed record Number(string Digits, int Line) : JsonPart(Line);

    public sealed record Flag(bool Value, int Line) : JsonPart(Line);

    public sealed record Nothing(int Line) : JsonPart(Line);

    public sealed record Items(IReadOnlyList<JsonPart> Parts, int Line) : JsonPart(Line);

    public sealed record Map(IReadOnlyList<JsonField> Fields, int Line) : JsonPart(Line);
}

/// <summary>A field of a JSON object.</summary>
internal sealed record JsonField(string Name, int Line, JsonPart Value);
