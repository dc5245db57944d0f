namespace Evaluation.Documents.Frameworks;

/// <summary>A piece of a framework file with its place; a text, a list or a map, nothing else. YAML and workbooks are both read into it.</summary>
internal abstract record TreePart(Place Place)
{
    public sealed record Text(string Value, Place Place) : TreePart(Place);

    public sealed record Items(IReadOnlyList<TreePart> Parts, Place Place) : TreePart(Place);

    public sealed record Map(IReadOnlyList<TreeField> Fields, Place Place) : TreePart(Place)
    {
        /// <summary>Where fields that are not there would stand: the empty cells of a row.</summary>
        public IReadOnlyDictionary<string, Place> Blanks { get; init; } = new Dictionary<string, Place>(StringComparer.Ordinal);

        public TreePart? Of(string name) => Fields.FirstOrDefault(field => field.Name == name)?.Value;

        public string? Said(string name) => Of(name) is Text text ? text.Value : null;
    }
}

/// <summary>A field of a map with the place of its name.</summary>
internal sealed record TreeField(string Name, Place Place, TreePart Value);
