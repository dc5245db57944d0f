namespace Evaluation.Documents.Frameworks;

/// <summary>A piece of a YAML file with its line; a text, a list or a map, nothing else.</summary>
internal abstract record YamlPart(int Line)
{
    public sealed record Text(string Value, bool Quoted, int Line) : YamlPart(Line);

    public sealed record Items(IReadOnlyList<YamlPart> Parts, int Line) : YamlPart(Line);

    public sealed record Map(IReadOnlyList<YamlField> Fields, int Line) : YamlPart(Line);
}

/// <summary>A field of a map with the line of its name.</summary>
internal sealed record YamlField(string Name, int Line, YamlPart Value);
