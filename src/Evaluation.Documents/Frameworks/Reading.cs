using Evaluation.Core.Formulas;

namespace Evaluation.Documents.Frameworks;

/// <summary>One reading of a framework file: its faults so far, and the place of every path.</summary>
internal sealed class Reading(string file, FieldWords? words = null)
{
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FieldReader> _maps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _repeated = new(StringComparer.Ordinal);
    private readonly HashSet<string> _faulty = new(StringComparer.Ordinal);
    private readonly List<(Place Place, FrameworkFault Fault)> _faults = [];

    /// <summary>Nobody mends more than this in one go; the rest shows when these are mended.</summary>
    private const int MostFaults = 200;

    /// <summary>Pairs of letters compared while looking for what was probably meant: as many slips as are said, among hundreds of names.</summary>
    private const long MostSteps = 2_000_000;

    private long _steps = MostSteps;

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<FrameworkFault> Faults => [.. _faults.OrderBy(fault => fault.Place.Order).Select(fault => fault.Fault)];

    public FieldWords Words { get; } = words ?? FieldWords.Yaml;

    /// <summary>True when enough has been said.</summary>
    public bool IsFull => _faults.Count >= MostFaults;

    /// <summary>A key of a standard part is used for something else: nothing that names the part can be read.</summary>
    public bool HasTakenKey { get; set; }

    public FigureNames Names { get; set; } = FigureNames.Empty;

    /// <summary>The text was published before: what is asked of authors since is not asked of it.</summary>
    public bool IsPublished { get; init; }

    public void Add(string path, Place place, string message, string advice)
    {
        if (IsFull)
        {
            return;
        }

        _faulty.Add(path);
        if (_faults.Count < MostFaults - 1)
        {
            _faults.Add((place, new FrameworkFault(file, place.Line, Words.Say(message, place.Sheet), Words.Say(advice, place.Sheet)) { Sheet = place.Sheet, Cell = place.Cell }));
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

    /// <summary>Remembers which map stands at a path, and with it the places of its fields.</summary>
    public void MarkFields(FieldReader map) => _maps.TryAdd(map.Path, map);

    /// <summary>The known name that was probably meant; null when enough has been said or sought.</summary>
    public string? Nearest(string typed, IEnumerable<string> known) => IsFull ? null : NearestName.Of(typed, known, ref _steps);

    /// <summary>Place of the path, or of the nearest part above it.</summary>
    public Place PlaceOf(string path)
    {
        while (true)
        {
            var first = path.Replace("#2", string.Empty, StringComparison.Ordinal);
            var slash = path.LastIndexOf('/');
            if ((FieldPlace(path) ?? Known(path) ?? FieldPlace(first) ?? Known(first)) is { } place)
            {
                return place;
            }

            if (slash < 0)
            {
                return Place.Start;
            }

            path = path[..slash];
        }
    }

    private Place? Known(string path) => _places.TryGetValue(path, out var place) ? place : null;

    private Place? FieldPlace(string path) =>
        path.LastIndexOf('/') is var slash and > 0 && _maps.TryGetValue(path[..slash], out var map) ? map.PlaceOfField(path[(slash + 1)..]) : null;

    /// <summary>Whether something at, below or directly above the path has already been said.</summary>
    public bool IsFaulty(string path) =>
        _faulty.Any(known => known == path
            || known.StartsWith(path + "/", StringComparison.Ordinal)
            || path.StartsWith(known + "/", StringComparison.Ordinal));

    /// <summary>Whether a field of that name is faulty anywhere; sums over it would mislead.</summary>
    public bool IsFieldFaulty(string field) => _faulty.Any(known => known.EndsWith("/" + field, StringComparison.Ordinal));
}
