using Evaluation.Core.Formulas;

namespace Evaluation.Documents.Frameworks;

/// <summary>One reading of a framework file: its faults so far, and the place of every path.</summary>
internal sealed class Reading(string file, FieldWords? words = null)
{
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Place> _fieldPlaces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _repeated = new(StringComparer.Ordinal);
    private readonly HashSet<string> _faulty = new(StringComparer.Ordinal);
    private readonly List<(Place Place, FrameworkFault Fault)> _faults = [];

    /// <summary>Nobody mends more than this in one go; the rest shows when these are mended.</summary>
    private const int MostFaults = 200;

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<FrameworkFault> Faults => [.. _faults.OrderBy(fault => fault.Place.Order).Select(fault => fault.Fault)];

    public FieldWords Words { get; } = words ?? FieldWords.Yaml;

    /// <summary>True when enough has been said.</summary>
    public bool IsFull => _faults.Count >= MostFaults;

    public FigureNames Names { get; set; } = FigureNames.Empty;

    public void Add(string path, Place place, string message, string advice)
    {
        if (IsFull)
        {
            return;
        }

        _faulty.Add(path);
        if (_faults.Count < MostFaults - 1)
        {
            _faults.Add((place, new FrameworkFault(file, place.Line, Words.Say(message), Words.Say(advice)) { Sheet = place.Sheet, Cell = place.Cell }));
        }
        else if (_faults.Count == MostFaults - 1)
        {
            _faults.Add((place, new FrameworkFault(file, place.Line, "问题太多，后面的没有列出。", "请先改正以上各处，再检查一次。") { Sheet = place.Sheet, Cell = place.Cell }));
        }
    }

    public void Add(string path, Place place, FormulaFault fault) =>
        Add(path, place, FormattableString.Invariant($"公式第{fault.Place.Start + 1}个字：{fault.Message}"), fault.Advice);

    /// <summary>Says no more about a path whose content could not be read.</summary>
    public void Ignore(string path) => _faulty.Add(path);

    /// <summary>Remembers where a path stands; the second of the same name becomes <c>path#2</c>.</summary>
    public string Mark(string path, Place place)
    {
        var marked = path;
        while (!_places.TryAdd(marked, place))
        {
            // Thousands of parts without a key share one path; each asks for its number once.
            _repeated[path] = _repeated.GetValueOrDefault(path, 1) + 1;
            marked = FormattableString.Invariant($"{path}#{_repeated[path]}");
        }

        return marked;
    }

    /// <summary>Remembers the place of a field's name.</summary>
    public void MarkField(string path, Place place) => _fieldPlaces.TryAdd(path, place);

    /// <summary>Place of the path, or of the nearest part above it.</summary>
    public Place PlaceOf(string path)
    {
        while (true)
        {
            var first = path.Replace("#2", string.Empty, StringComparison.Ordinal);
            if (_fieldPlaces.TryGetValue(path, out var place) || _places.TryGetValue(path, out place)
                || _fieldPlaces.TryGetValue(first, out place) || _places.TryGetValue(first, out place))
            {
                return place;
            }

            var slash = path.LastIndexOf('/');
            if (slash < 0)
            {
                return Place.Start;
            }

            path = path[..slash];
        }
    }

    /// <summary>Whether something at, below or directly above the path has already been said.</summary>
    public bool IsFaulty(string path) =>
        _faulty.Any(known => known == path
            || known.StartsWith(path + "/", StringComparison.Ordinal)
            || path.StartsWith(known + "/", StringComparison.Ordinal));

    /// <summary>Whether a field of that name is faulty anywhere; sums over it would mislead.</summary>
    public bool IsFieldFaulty(string field) => _faulty.Any(known => known.EndsWith("/" + field, StringComparison.Ordinal));
}
