namespace Evaluation.Documents.Frameworks;

/// <summary>A piece of a framework file with its place; a text, a list or a map, nothing else. YAML and workbooks are both read into it.</summary>
internal abstract record TreePart(Place Place)
{
    /// <summary>The same content as if all of it stood at one place.</summary>
    public abstract TreePart At(Place place);

    public sealed record Text(string Value, Place Place) : TreePart(Place)
    {
        public override Text At(Place place) => this with { Place = place };
    }

    public sealed record Items(IReadOnlyList<TreePart> Parts, Place Place) : TreePart(Place)
    {
        public override Items At(Place place) => new([.. Parts.Select(part => part.At(place))], place);
    }

    public sealed record Map(IReadOnlyList<TreeField> Fields, Place Place) : TreePart(Place)
    {
        /// <summary>Where fields that are not there would stand: the empty cells of a row.</summary>
        public Func<string, Place?>? Blanks { get; init; }

        public TreePart? Of(string name) => Fields.FirstOrDefault(field => field.Name == name)?.Value;

        public string? Said(string name) => Of(name) is Text text ? text.Value : null;

        public bool Has(string name) => Fields.Any(field => field.Name == name);

        /// <summary>The maps of a field that holds a list.</summary>
        public IEnumerable<Map> Maps(string name) => Of(name) is Items items ? items.Parts.OfType<Map>() : [];

        public override Map At(Place place) => new([.. Fields.Select(field => field.At(place))], place);

        public Map Without(string name) => Has(name) ? this with { Fields = [.. Fields.Where(field => field.Name != name)] } : this;

        /// <summary>The map with the field's value changed, or added at its end.</summary>
        public Map With(string name, TreePart value) => Has(name)
            ? this with { Fields = [.. Fields.Select(field => field.Name == name ? field with { Value = value } : field)] }
            : this with { Fields = [.. Fields, new TreeField(name, value.Place, value)] };

        /// <summary>The map with the field set unless it is written already.</summary>
        public Map Or(string name, string value) => Has(name) ? this : With(name, new Text(value, Place));

        /// <summary>The maps of a list changed one by one.</summary>
        public Map Each(string name, Func<Map, int, TreePart> change) => Of(name) is not Items items ? this : With(
            name, items with { Parts = [.. items.Parts.Select((part, index) => part is Map map ? change(map, index) : part)] });
    }
}

/// <summary>A field of a map with the place of its name.</summary>
internal sealed record TreeField(string Name, Place Place, TreePart Value)
{
    public TreeField At(Place place) => new(Name, place, Value.At(place));
}
