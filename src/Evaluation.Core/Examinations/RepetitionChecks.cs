using Evaluation.Core.Checks;

namespace Evaluation.Core.Examinations;

/// <summary>N-18: fifty characters or more that stand twice in the report, word for word. Each repeated run is told once, at its longest.</summary>
/// <remarks>A rolling hash over windows of fifty characters: time and memory grow with the length of the text.</remarks>
internal static class RepetitionChecks
{
    public const int Shortest = 50;

    private const ulong Factor = 1_099_511_628_211;

    public static IEnumerable<TextFinding> Run(WholeReport report)
    {
        var lines = report.Prose.Where(line => line.Text.Length >= Shortest).ToList();
        var seen = new Dictionary<ulong, (ReadLine Line, int Offset)>();
        var told = new Dictionary<(int Line, int End), int>();
        var findings = new List<(Spot First, List<Spot> Again)>();
        foreach (var line in lines)
        {
            var hashes = Hashes(line.Text);
            for (var at = 0; at < hashes.Length; at++)
            {
                if (!seen.TryGetValue(hashes[at], out var first) || !IsSame(first, line, at))
                {
                    seen.TryAdd(hashes[at], (line, at));
                    continue;
                }

                var length = Run(first.Line, first.Offset, line, at);
                Tell(findings, told, new Spot(first.Line, first.Offset, length), new Spot(line, at, length));
                at += length - Shortest;
            }
        }

        return findings.Select(Finding);
    }

    private static TextFinding Finding((Spot First, List<Spot> Again) found)
    {
        var (first, again) = found;
        var where = string.Join("、", again.Take(5).Select(spot => $"第{spot.Line.Number}段"));
        return Remark.Form(
            "N-18", "repetition", first.Line, first.Stretch,
            $"这里与{where}有{first.Stretch.Length}个字完全相同，请确认是否重复；如是，删去一处或改写。") with
        { Related = [.. again.Take(20).Select(spot => spot.Span)] };
    }

    /// <summary>A third copy joins the finding of the first two.</summary>
    private static void Tell(List<(Spot First, List<Spot> Again)> findings, Dictionary<(int Line, int End), int> told, Spot first, Spot again)
    {
        var key = (first.Line.Index, first.Stretch.End);
        if (told.TryGetValue(key, out var at))
        {
            findings[at].Again.Add(again);
            return;
        }

        told[key] = findings.Count;
        findings.Add((first, [again]));
    }

    private static bool IsSame((ReadLine Line, int Offset) first, ReadLine line, int at) =>
        (first.Line != line || first.Offset + Shortest <= at)
        && first.Line.Text.AsSpan(first.Offset, Shortest).SequenceEqual(line.Text.AsSpan(at, Shortest))
        && IsProse(line.Text.AsSpan(at, Shortest));

    /// <summary>Leaders, rules and blanks repeat by nature.</summary>
    private static bool IsProse(ReadOnlySpan<char> window)
    {
        var letters = 0;
        foreach (var letter in window)
        {
            letters += letter is >= '一' and <= '鿿' ? 1 : 0;
        }

        return letters * 2 >= window.Length;
    }

    /// <summary>How far two passages agree; two passages of one paragraph do not overlap.</summary>
    private static int Run(ReadLine first, int firstAt, ReadLine again, int againAt)
    {
        var length = first.Text.AsSpan(firstAt).CommonPrefixLength(again.Text.AsSpan(againAt));
        return first == again ? Math.Min(length, againAt - firstAt) : length;
    }

    private static ulong[] Hashes(string text)
    {
        var hashes = new ulong[text.Length - Shortest + 1];
        ulong leading = 1;
        for (var i = 1; i < Shortest; i++)
        {
            leading = unchecked(leading * Factor);
        }

        ulong hash = 0;
        for (var at = 0; at < text.Length; at++)
        {
            hash = unchecked((hash * Factor) + text[at]);
            if (at >= Shortest - 1)
            {
                hashes[at - Shortest + 1] = hash;
                hash = unchecked(hash - (text[at - Shortest + 1] * leading));
            }
        }

        return hashes;
    }
}
