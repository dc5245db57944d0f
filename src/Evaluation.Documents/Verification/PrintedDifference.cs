namespace Evaluation.Documents.Verification;

/// <summary>A place where a copy does not say what it must.</summary>
/// <param name="Page">Page of the file, counted from 1; 0: no page of its own.</param>
/// <param name="Label">What stands there.</param>
/// <param name="Printed">What the copy says; empty: nothing.</param>
/// <param name="Expected">What it must say; empty: nothing.</param>
public sealed record PrintedDifference(int Page, string Label, string Printed, string Expected);

/// <summary>What came out when the pages of a copy were read against the report they must show.</summary>
/// <param name="IsAnother">The pages go so far apart that the reading was given up: the differences are only the first ones.</param>
/// <param name="Remarks">What a person should look at: pages with pictures or stamps, pages that cannot be read.</param>
public sealed record PrintedResult(IReadOnlyList<PrintedDifference> Differences, bool IsAnother, IReadOnlyList<string> Remarks)
{
    /// <summary>Everything that could be read is as it must be.</summary>
    public bool IsSame => Differences.Count == 0 && !IsAnother;
}
