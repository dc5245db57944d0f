namespace Evaluation.Documents.Frameworks;

/// <summary>A piece of a YAML file with its line; a text, a list or a map, nothing else.</summary>
internal abstract record YamlPart(int Line)
{
    /// <summary>The same content as if all of it stood at one line.</summary>
    public abstract YamlPart At(int line);

    public sealed record Text(string Value, bool Quoted, int Line) : YamlPart(Line)
    {
        public override Text At(int line) => this with { Line = line };
    }

    public sealed record Items(IReadOnlyList<YamlPart> Parts, int Line) : YamlPart(Line)
    {
        public override Items At(int line) => new([.. Parts.Select(part => part.At(line))], line);
    }

    public sealed record Map(IReadOnlyList<YamlField> Fields, int Line) : YamlPart(Line)
    {
        public override Map At(int line) => new([.. Fields.Select(field => field.At(line))], line);

        public YamlPart? Field(string name) => Fields.FirstOrDefault(field => field.Name == name)?.Value;

        public string? Said(string name) => Field(name) is Text text ? text.Value : null;

        /// <summary>The maps of a field that holds a list.</summary>
        public IEnumerable<Map> Maps(string name) => Field(name) is Items items ? items.Parts.OfType<Map>() : [];

        public bool Has(string name) => Fields.Any(field => field.Name == name);

        public Map Without(string name) => Has(name) ? this with { Fields = [.. Fields.Where(field => field.Name != name)] } : this;

        /// <summary>The map with the field's value changed, or added at its end.</summary>
        public Map With(string name, YamlPart value) => Has(name)
            ? this with { Fields = [.. Fields.Select(field => field.Name == name ? field with { Value = value } : field)] }
            : this with { Fields = [.. Fields, new YamlField(name, value.Line, value)] };

        /// <summary>The map with the field set unless it is written already.</summary>
        public Map Or(string name, string value) => Has(name) ? this : With(name, new Text(value, Quoted: true, Line));

        /// <summary>The maps of a list changed one by one.</summary>
        public Map Each(string name, Func<Map, int, YamlPart> change) => Field(name) is not Items items ? this : With(
            name, items with { Parts = [.. items.Parts.Select((part, index) => part is Map map ? change(map, index) : part)] });
    }
}

/// <summary>A field of a map with the line of its name.</summary>
internal sealed record YamlField(string Name, int Line, YamlPart Value)
{
    public YamlField At(int line) => new(Name, line, Value.At(line));
}
