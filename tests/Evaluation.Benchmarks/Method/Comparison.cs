namespace Evaluation.Benchmarks.Method;

/// <summary>A ratio of two times, measured in pairs, and what it should be.</summary>
/// <param name="Above">Name of the time above the line.</param>
/// <param name="Below">Name of the time below it.</param>
/// <param name="AtMost">Target if the ratio should be small.</param>
/// <param name="AtLeast">Target if it should be large; neither: printed for information.</param>
/// <param name="Pairs">Times in µs per filing.</param>
internal sealed record Comparison(string Above, string Below, double? AtMost, double? AtLeast, IReadOnlyList<(double Above, double Below)> Pairs)
{
    /// <summary>A shared machine is allowed this much before a target counts as missed.</summary>
    public const double Slack = 1.5;

    public double Median => Middle(Pairs.Select(pair => pair.Above / pair.Below));

    public double Smallest => Pairs.Min(pair => pair.Above / pair.Below);

    public double Largest => Pairs.Max(pair => pair.Above / pair.Below);

    public double MedianAbove => Middle(Pairs.Select(pair => pair.Above));

    public double MedianBelow => Middle(Pairs.Select(pair => pair.Below));

    public string Target => AtMost is { } most ? FormattableString.Invariant($"≤ {most:0.##}") : AtLeast is { } least ? FormattableString.Invariant($"≥ {least:0.##}") : "–";

    public Verdict Verdict => (AtMost, AtLeast) switch
    {
        ({ } most, _) => Judge(Median / most),
        (_, { } least) => Judge(least / Median),
        _ => Verdict.Information,
    };

    internal static Verdict Judge(double share) => share <= 1 ? Verdict.Met : share <= Slack ? Verdict.Near : Verdict.Missed;

    private static double Middle(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}

/// <summary>How a measure stands to its target.</summary>
internal enum Verdict
{
    Met,

    /// <summary>Beyond the target, within the slack.</summary>
    Near,

    Missed,

    /// <summary>No target.</summary>
    Information,
}

/// <summary>Bytes allocated per filing against the bound we state.</summary>
internal sealed record Allocation(string Name, long Bytes, long? Bound)
{
    public Verdict Verdict => Bound is { } bound ? (Bytes <= bound ? Verdict.Met : Verdict.Missed) : Verdict.Information;
}
