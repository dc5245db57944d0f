namespace Evaluation.Benchmarks.Method;

/// <summary>Something that scores filing number n and gives its total; every total it gives is held against the expected one.</summary>
internal sealed class Subject(string name, Func<int, decimal> total, IReadOnlyList<decimal> expected)
{
    public string Name => name;

    /// <summary>Scores <paramref name="times"/> filings, one after another, and checks each.</summary>
    public void Run(int times)
    {
        for (var (done, at) = (0, 0); done < times; done++)
        {
            if (total(at) is var points && points != expected[at])
            {
                throw new InvalidOperationException($"{name}: filing {at} has {points} points, not {expected[at]}.");
            }

            at = at + 1 == expected.Count ? 0 : at + 1;
        }
    }

    /// <summary>Bytes allocated per filing by this thread; every filing is scored once before.</summary>
    public long Allocated()
    {
        Run(expected.Count);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(expected.Count);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / expected.Count;
    }
}
