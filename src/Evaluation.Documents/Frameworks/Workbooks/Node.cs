namespace Evaluation.Documents.Frameworks.Workbooks;

/// <summary>A map that is being put together from cells: fields by path, and where the fields that are missing would stand.</summary>
/// <param name="blanks">Where a field that is missing would stand, by its path; null if nobody knows.</param>
internal sealed class Node(Place place, Func<string, Place?>? blanks = null)
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, (Place Place, object Value)> _fields = new(StringComparer.Ordinal);

    public Place Place { get; } = place;

    public bool IsEmpty => _names.Count == 0;

    public bool Has(string path) => Find(path) is not null;

    public string? Said(string path) => Find(path) is TreePart.Text text ? text.Value : null;

    public Node? Below(string name) => _fields.TryGetValue(name, out var field) ? field.Value as Node : null;

    public List<Node> List(string name) => _fields.TryGetValue(name, out var field) && field.Value is List<Node> nodes ? nodes : [];

    public Place PlaceOf(string path)
    {
        var parts = path.Split('/');
        return parts.Length > 1 && Below(parts[0]) is { } below ? below.PlaceOf(string.Join('/', parts[1..]))
            : _fields.TryGetValue(parts[0], out var field) ? field.Place
            : blanks?.Invoke(path) ?? Place;
    }

    public void Set(string path, TreePart part)
    {
        var parts = path.Split('/');
        var node = this;
        foreach (var name in parts[..^1])
        {
            node = node.Ensure(name, part.Place);
        }

        node.Put(parts[^1], part.Place, part);
    }

    /// <summary>Only if it is not there.</summary>
    public void Suppose(string path, string text)
    {
        if (!Has(path))
        {
            Set(path, new TreePart.Text(text, PlaceOf(path)));
        }
    }

    public void Put(string name, Place place, object value)
    {
        if (!_fields.ContainsKey(name))
        {
            _names.Add(name);
        }

        _fields[name] = (place, value);
    }

    /// <summary>Adds to a list of the node, which begins where its first part stands.</summary>
    public void Append(string list, Node node)
    {
        if (!_fields.ContainsKey(list))
        {
            Put(list, node.Place, new List<Node>());
        }

        List(list).Add(node);
    }

    public void Begin(string list, Place at)
    {
        if (!_fields.ContainsKey(list))
        {
            Put(list, at, new List<Node>());
        }
    }

    public void Remove(string name)
    {
        _names.Remove(name);
        _fields.Remove(name);
    }

    public Node Ensure(string name, Place at)
    {
        if (Below(name) is { } below)
        {
            return below;
        }

        var node = new Node(at);
        Put(name, at, node);
        return node;
    }

    public TreePart.Map Part() => Part(above: null, string.Empty);

    /// <param name="above">Where what is missing from this map would stand when nothing of it was written: known to the row above.</param>
    private TreePart.Map Part(Func<string, Place?>? above, string prefix)
    {
        var known = (above, blanks) switch
        {
            (null, null) => null,
            (null, _) => blanks,
            (_, null) => name => above(prefix + name),
            _ => (Func<string, Place?>)(name => blanks(name) ?? above(prefix + name)),
        };
        return new TreePart.Map([.. _names.Select(name => new TreeField(name, _fields[name].Place, Part(name, _fields[name], known)))], Place) { Blanks = known };
    }

    private static TreePart Part(string name, (Place Place, object Value) field, Func<string, Place?>? known) => field.Value switch
    {
        TreePart part => part,
        Node node => node.Part(known, name + "/"),
        List<Node> nodes => new TreePart.Items([.. nodes.Select(node => node.Part())], field.Place),
        _ => throw new InvalidOperationException(),
    };

    private TreePart? Find(string path)
    {
        var parts = path.Split('/');
        var node = this;
        foreach (var name in parts[..^1])
        {
            if (node.Below(name) is not { } below)
            {
                return null;
            }

            node = below;
        }

        return node._fields.TryGetValue(parts[^1], out var field) ? Part(parts[^1], field, known: null) : null;
    }
}
