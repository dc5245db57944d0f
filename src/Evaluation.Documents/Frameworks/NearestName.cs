namespace Evaluation.Documents.Frameworks;

/// <summary>The known name that was probably meant.</summary>
internal static class NearestName
{
    private const int LongestTyped = 60;

    /// <summary>No known name of more letters is near to a typed one.</summary>
    private const int LongestKnown = 92;

    /// <summary>The nearest of <paramref name="known"/>; null if none is near.</summary>
    public static string? Of(string typed, IEnumerable<string> known)
    {
        var steps = long.MaxValue;
        return Of(typed, known, ref steps);
    }

    /// <summary>The nearest of <paramref name="known"/>; null if none is near, or the steps are used up.</summary>
    /// <param name="steps">Pairs of letters that may still be compared; what is used is taken off.</param>
    public static string? Of(string typed, IEnumerable<string> known, ref long steps)
    {
        if (typed.Length > LongestTyped)
        {
            return null;
        }

        var (nearest, least) = ((string?)null, int.MaxValue);
        foreach (var name in known)
        {
            var most = Math.Max(1, (Math.Max(typed.Length, name.Length) + 1) / 3);
            if (Math.Abs(typed.Length - name.Length) > Math.Min(most, least))
            {
                continue;
            }

            steps -= (typed.Length + 1L) * (name.Length + 1L);
            if (steps < 0)
            {
                return null;
            }

            var distance = Distance(typed, name);
            if (distance <= most && (distance < least || (distance == least && string.CompareOrdinal(name, nearest) < 0)))
            {
                (nearest, least) = (name, distance);
            }
        }

        return nearest;
    }

    /// <summary>Letters to change, add, drop or swap with their neighbour.</summary>
    private static int Distance(string left, string right)
    {
        Span<int> older = stackalloc int[LongestKnown];
        Span<int> above = stackalloc int[LongestKnown];
        Span<int> steps = stackalloc int[LongestKnown];
        for (var j = 0; j <= right.Length; j++)
        {
            steps[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var reused = older;
            older = above;
            above = steps;
            steps = reused;
            steps[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                steps[j] = Math.Min(Math.Min(above[j], steps[j - 1]) + 1, above[j - 1] + (Same(left[i - 1], right[j - 1]) ? 0 : 1));
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                {
                    steps[j] = Math.Min(steps[j], older[j - 2] + 1);
                }
            }
        }

        return steps[right.Length];
    }

    /// <summary>The same letter, large or small; Chinese characters and digits are what they are.</summary>
    private static bool Same(char left, char right) => left == right || ((left | ' ') == (right | ' ') && char.IsAsciiLetter(left));
}
