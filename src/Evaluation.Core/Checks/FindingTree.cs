namespace Evaluation.Core.Checks;

/// <summary>Puts findings with one cause together, so that there are few enough to read: a finding is told with the one it stands under.</summary>
internal static class FindingTree
{
    public static IReadOnlyList<Finding> Of(IReadOnlyList<Finding> findings)
    {
        var told = new Dictionary<Finding, List<Finding>>(ReferenceEqualityComparer.Instance);
        var folded = new HashSet<Finding>(ReferenceEqualityComparer.Instance);
        foreach (var finding in findings.Where(finding => finding.Under.Count > 0))
        {
            if (Above(finding, findings) is { } above)
            {
                folded.Add(finding);
                if (!told.TryGetValue(above, out var below))
                {
                    told[above] = below = [];
                }

                below.Add(finding);
            }
        }

        return folded.Count == 0 ? findings : [.. findings.Where(finding => !folded.Contains(finding)).Select(finding => told.TryGetValue(finding, out var below) ? finding with { Also = below } : finding)];
    }

    /// <summary>The finding at the top of the way; one is never told with a less serious one, and a circle leads nowhere.</summary>
    private static Finding? Above(Finding finding, IReadOnlyList<Finding> findings)
    {
        var (top, way) = ((Finding?)null, new HashSet<string>(StringComparer.Ordinal) { finding.Check });
        for (var at = finding; at is not null && Next(at, findings) is { } next && way.Add(next.Check); at = next)
        {
            top = next;
        }

        return top is not null && top.Under.Contains(finding.Check, StringComparer.Ordinal) ? null : top;
    }

    private static Finding? Next(Finding finding, IReadOnlyList<Finding> findings)
    {
        foreach (var check in finding.Under)
        {
            if (findings.FirstOrDefault(other => other.Check == check && other.Severity <= finding.Severity && !ReferenceEquals(other, finding)) is { } above)
            {
                return above;
            }
        }

        return null;
    }
}
