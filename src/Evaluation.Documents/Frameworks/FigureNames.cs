using Evaluation.Core.Frameworks;

namespace Evaluation.Documents.Frameworks;

/// <summary>Which key a word of a formula stands for: keys and names of inputs, lists, derived figures and indicator values.</summary>
internal sealed class FigureNames
{
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, string>> _columns = new(StringComparer.Ordinal);

    private readonly Dictionary<string, InputDefinition> _inputs = new(StringComparer.Ordinal);

    private readonly Dictionary<string, ListDefinition> _lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _formulas = new(StringComparer.Ordinal);

    public static FigureNames Empty { get; } = new();

    public IEnumerable<string> Words => _keys.Keys;

    public void Add(string key, string name)
    {
        _keys.TryAdd(key, key);
        _keys.TryAdd(name, key);
    }

    /// <summary>A figure that is computed, with its formulas as they are written.</summary>
    public void Add(string key, string name, IEnumerable<string> formulas)
    {
        Add(key, name);
        _formulas.TryAdd(key, [.. formulas]);
    }

    /// <summary>Names of the inputs and lists a computed figure comes from; empty for any other word.</summary>
    public IReadOnlyList<string> Behind(string word)
    {
        var (found, seen, open) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal), new Queue<string>([word]));
        while (open.TryDequeue(out var next))
        {
            if (KeyOf(next) is not { } key || !seen.Add(key))
            {
                continue;
            }

            if (_formulas.TryGetValue(key, out var formulas))
            {
                foreach (var part in formulas.SelectMany(StandardExpansion.Named))
                {
                    open.Enqueue(part);
                }
            }
            else if ((_inputs.GetValueOrDefault(key)?.Name ?? _lists.GetValueOrDefault(key)?.Name) is { } name)
            {
                found.Add(name);
            }
        }

        return _formulas.ContainsKey(KeyOf(word) ?? string.Empty) ? found : [];
    }

    /// <summary>The list behind a key or a name.</summary>
    public ListDefinition? ListOf(string word) => KeyOf(word) is { } key ? _lists.GetValueOrDefault(key) : null;

    public void Add(InputDefinition input)
    {
        Add(input.Key, input.Name);
        _inputs.TryAdd(input.Key, input);
        _inputs.TryAdd(input.Name, input);
        if (input.Previous is null)
        {
            // Last year's optional value stands under the key with _prev.
            var last = input with { Key = input.Key + Framework.PreviousSuffix, Name = "上年" + input.Name };
            _inputs.TryAdd(last.Key, last);
            _inputs.TryAdd(last.Name, last);
        }
    }

    /// <summary>The input behind a key or a name; null for derived figures and unknown words.</summary>
    public InputDefinition? InputOf(string word) => _inputs.GetValueOrDefault(word);

    public void Add(ListDefinition list)
    {
        Add(list.Key, list.Name);
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var column in list.Columns)
        {
            columns.TryAdd(column.Key, $"{list.Key}.{column.Key}");
            columns.TryAdd(column.Name, $"{list.Key}.{column.Key}");
        }

        _lists.TryAdd(list.Key, list);
        _columns.TryAdd(list.Key, columns);
    }

    public string? KeyOf(string word) => _keys.GetValueOrDefault(word);

    public Func<string, string?>? ColumnsOf(string list) =>
        _columns.TryGetValue(list, out var columns) ? word => columns.GetValueOrDefault(word) : null;
}
