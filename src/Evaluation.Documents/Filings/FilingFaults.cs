namespace Evaluation.Documents.Filings;

/// <summary>The faults of a filing file so far; what is beyond a few hundred is only mentioned.</summary>
internal sealed class FilingFaults
{
    /// <summary>Nobody mends more than this in one go; the rest shows when these are mended.</summary>
    public const int Most = 200;

    private readonly List<FilingFault> _faults = [];
    private readonly HashSet<string> _places = new(StringComparer.Ordinal);

    public bool IsFull => _faults.Count >= Most;

    public IReadOnlyList<FilingFault> All => [.. _faults.OrderBy(found => found.Line)];

    /// <summary>The first of many faults, and a last one that says there are more.</summary>
    public static IReadOnlyList<FilingFault> First(IEnumerable<FilingFault> faults)
    {
        var first = new FilingFaults();
        foreach (var fault in faults.TakeWhile(_ => !first.IsFull))
        {
            first.Add(fault);
        }

        return first._faults;
    }

    public void Add(FilingFault fault)
    {
        _places.Add(fault.Place);
        if (!IsFull)
        {
            _faults.Add(_faults.Count == Most - 1 ? new FilingFault(fault.Line, string.Empty, "问题太多，后面的没有列出。", "请先改正以上各处，再检查一次。") : fault);
        }
    }

    /// <summary>Whether something has been said about the place.</summary>
    public bool IsFaulty(string place) => _places.Contains(place);
}
