namespace Evaluation.Documents.Frameworks;

/// <summary>The known name that was probably meant.</summary>
internal static class NearestName
{
    /// <summary>The nearest of <paramref name="known"/>; null if none is near.</summary>
    public static string? Of(string typed, IEnumerable<string> known) => typed.Length > 60
        ? null
        : known.Select(name => (name, distance: Distance(typed, name)))
            .Where(candidate => candidate.distance <= Math.Max(1, (Math.Max(typed.Length, candidate.name.Length) + 1) / 3))
            .OrderBy(candidate => candidate.distance)
            .ThenBy(candidate => candidate.name, StringComparer.Ordinal)
            .Select(candidate => candidate.name)
            .FirstOrDefault();

    /// <summary>Letters to change, add, drop or swap with their neighbour.</summary>
    private static int Distance(string left, string right)
    {
        var steps = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                steps[i, j] = i == 0 || j == 0 ? i + j : Math.Min(
                    Math.Min(steps[i - 1, j], steps[i, j - 1]) + 1,
                    steps[i - 1, j - 1] + (Same(left[i - 1], right[j - 1]) ? 0 : 1));
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                {
                    steps[i, j] = Math.Min(steps[i, j], steps[i - 2, j - 2] + 1);
                }
            }
        }

        return steps[left.Length, right.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
