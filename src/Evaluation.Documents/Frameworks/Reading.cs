using Evaluation.Core.Formulas;

namespace Evaluation.Documents.Frameworks;

/// <summary>One reading of a framework file: its faults so far, and the line of every path.</summary>
internal sealed class Reading(string file)
{
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _fieldLines = new(StringComparer.Ordinal);
    private readonly HashSet<string> _faulty = new(StringComparer.Ordinal);
    private readonly List<FrameworkFault> _faults = [];

    public IReadOnlyList<FrameworkFault> Faults => [.. _faults.OrderBy(fault => fault.Line)];

    public FigureNames Names { get; set; } = FigureNames.Empty;

    public void Add(string path, int line, string message, string advice)
    {
        _faulty.Add(path);
        _faults.Add(new FrameworkFault(file, line, message, advice));
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
