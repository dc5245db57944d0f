using Evaluation.Core.Formulas;

namespace Evaluation.Documents.Frameworks;

/// <summary>One reading of a framework file: its faults so far, and the line of every path.</summary>
internal sealed class Reading(string file)
{
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _fieldLines = new(StringComparer.Ordinal);
    private readonly HashSet<string> _faulty = new(StringComparer.Ordinal);
    private readonly List<FrameworkFault> _faults = [];

    /// <summary>Nobody mends more than this in one go; the rest shows when these are mended.</summary>
    private const int MostFaults = 200;

    public IReadOnlyList<FrameworkFault> Faults => [.. _faults.OrderBy(fault => fault.Line)];

    /// <summary>True when enough has been said.</summary>
    public bool IsFull => _faults.Count >= MostFaults;

    public FigureNames Names { get; set; } = FigureNames.Empty;

    public void Add(string path, int line, string message, string advice)
    {
        _faulty.Add(path);
        if (_faults.Count < MostFaults - 1)
        {
            _faults.Add(new FrameworkFault(file, line, message, advice));
        }
        else if (_faults.Count == MostFaults - 1)
        {
            _faults.Add(new FrameworkFault(file, line, "问题太多，后面的没有列出。", "请先改正以上各处，再检查一次。"));
        }
    }

    public void Add(string path, int line, FormulaFault fault) =>
        Add(path, line, FormattableString.Invariant($"公式第{fault.Place.Start + 1}个字：{fault.Message}"), fault.Advice);

    /// <summary>Says no more about a path whose content could not be read.</summary>
    public void Ignore(string path) => _faulty.Add(path);

    /// <summary>Remembers where a path stands; the second of the same name becomes <c>path#2</c>.</summary>
    public string Mark(string path, int line)
    {
        var marked = path;
        for (var count = 2; !_lines.TryAdd(marked, line); count++)
        {
            marked = FormattableString.Invariant($"{path}#{count}");
        }

        return marked;
    }

    /// <summary>Remembers the line of a field's name.</summary>
    public void MarkField(string path, int line) => _fieldLines.TryAdd(path, line);

    /// <summary>Line of the path, or of the nearest part above it.</summary>
    public int LineOf(string path)
    {
        while (true)
        {
            var first = path.Replace("#2", string.Empty, StringComparison.Ordinal);
            if (_fieldLines.TryGetValue(path, out var line) || _lines.TryGetValue(path, out line)
                || _fieldLines.TryGetValue(first, out line) || _lines.TryGetValue(first, out line))
            {
                return line;
            }

            var slash = path.LastIndexOf('/');
            if (slash < 0)
            {
                return 1;
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
