namespace Evaluation.Core.Tests.Frameworks;

/// <summary>Repeatable choices from one seed; the same seed makes the same framework on every machine.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A whole number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Whole(int low, int high) => low + (int)(Next() % (ulong)(high - low + 1));

    public bool Coin(int percent = 50) => Whole(1, 100) <= percent;

    public T One<T>(IReadOnlyList<T> from) => from[Whole(0, from.Count - 1)];

    public T? Maybe<T>(Func<T> of, int percent = 50)
        where T : class => Coin(percent) ? of() : null;

    public List<T> Many<T>(int low, int high, Func<int, T> of) => [.. Enumerable.Range(0, Whole(low, high)).Select(of)];

    /// <summary>Positive parts with at most two decimals that add up to the whole.</summary>
    public List<decimal> Parts(decimal whole, int count)
    {
        var cents = (int)(whole * 100m);
        var cuts = new SortedSet<int>();
        while (cuts.Count < count - 1)
        {
            cuts.Add(Coin(70) && cents >= count * 100 ? Whole(1, (cents / 100) - 1) * 100 : Whole(1, cents - 1));
        }

        var ends = cuts.Prepend(0).Append(cents).ToList();
        return [.. ends.Zip(ends.Skip(1), (from, to) => (to - from) / 100m)];
    }

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
