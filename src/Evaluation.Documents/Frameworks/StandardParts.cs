using System.Diagnostics;

namespace Evaluation.Documents.Frameworks;

/// <summary>What every framework may take instead of writing its own: data items, lists, derived figures, questions, grades and a report.</summary>
internal sealed class StandardParts
{
    public const string FileName = "standard.yaml";

    private static readonly Lazy<StandardParts> s_shared = new(Load);

    private readonly Dictionary<string, StandardPart> _inputs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StandardPart> _lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StandardPart> _derived = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StandardPart> _questions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StandardPart> _checks = new(StringComparer.Ordinal);

    private StandardParts(TreePart.Map root)
    {
        Grades = root.Of("grades")!;
        Report = root.Of("report")!;
        Blocks = [.. root.Maps("blocks").Select(block => new StandardBlock(
            block.Said("key")!,
            block.Said("title")!,
            [.. block.Maps("inputs").Select(input => Add(_inputs, input, block.Said("key")))]))];
        Lists = [.. root.Maps("lists").Select(list => Add(_lists, list))];
        Derived = [.. root.Maps("derived").Select(derived => Add(_derived, derived))];
        Questions = [.. root.Maps("questions").Select(question => Add(_questions, question))];
        Checks = [.. root.Maps("checks").Select(check => Add(_checks, check))];
    }

    public static StandardParts Shared => s_shared.Value;

    public TreePart Grades { get; }

    public TreePart Report { get; }

    public IReadOnlyList<StandardBlock> Blocks { get; }

    public IReadOnlyList<StandardPart> Lists { get; }

    public IReadOnlyList<StandardPart> Derived { get; }

    public IReadOnlyList<StandardPart> Questions { get; }

    public IReadOnlyList<StandardPart> Checks { get; }

    /// <summary>Whether the word is a key or name of a data item, a list or a derived figure.</summary>
    public bool IsFigure(string word) => _inputs.ContainsKey(word) || _lists.ContainsKey(word) || _derived.ContainsKey(word);

    /// <summary>Names and keys of everything a formula may name.</summary>
    public IEnumerable<string> Names => _inputs.Keys.Concat(_lists.Keys).Concat(_derived.Keys);

    /// <summary>The part by key or name; null if there is none.</summary>
    public StandardPart? Find(StandardKind kind, string word) => Parts(kind).GetValueOrDefault(word);

    /// <summary>The names and keys of a kind.</summary>
    public IEnumerable<string> Words(StandardKind kind) => kind == StandardKind.Block ? Blocks.SelectMany(block => new[] { block.Key, block.Title }) : Parts(kind).Keys;

    private static StandardPart Add(Dictionary<string, StandardPart> parts, TreePart.Map map, string? block = null)
    {
        var part = new StandardPart(map.Said("key")!, map.Said("name") ?? map.Said("text")!, map, block);
        parts.Add(part.Key, part);
        parts.TryAdd(part.Name, part);
        return part;
    }

    private static StandardParts Load()
    {
        using var stream = typeof(StandardParts).Assembly.GetManifestResourceStream(FileName)!;
        using var reader = new StreamReader(stream);
        return YamlTree.Read(FileName, reader.ReadToEnd()).Root is TreePart.Map root
            ? new StandardParts(root)
            : throw new UnreachableException("The standard parts come with the program.");
    }

    private Dictionary<string, StandardPart> Parts(StandardKind kind) => kind switch
    {
        StandardKind.Input => _inputs,
        StandardKind.List => _lists,
        StandardKind.Derived => _derived,
        StandardKind.Question => _questions,
        StandardKind.Check => _checks,
        _ => [],
    };
}

internal enum StandardKind
{
    Input,
    List,
    Derived,
    Question,
    Check,
    Block,
}

/// <summary>A part with its key and the name it is also known by.</summary>
internal sealed record StandardPart(string Key, string Name, TreePart.Map Map, string? Block);

/// <summary>A block of the data table with its items.</summary>
internal sealed record StandardBlock(string Key, string Title, IReadOnlyList<StandardPart> Inputs);
