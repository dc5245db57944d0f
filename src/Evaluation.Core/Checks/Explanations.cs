using Evaluation.Core.Filings;

namespace Evaluation.Core.Checks;

/// <summary>
/// Puts the unit's explanations beside the findings. One text explains a whole group; of two findings explained with the very same words
/// only the first counts as explained, because a text that fits everything explains nothing.
/// </summary>
internal static class Explanations
{
    /// <summary>Sign before the name of a group in the key of an explanation.</summary>
    public const char GroupSign = '@';

    public static IEnumerable<Finding> Of(IReadOnlyList<Finding> findings, FilingRecord record)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        var byGroup = findings.Where(finding => IsGrouped(finding)).ToLookup(finding => finding.Group!, StringComparer.Ordinal);
        foreach (var finding in findings)
        {
            yield return finding.Severity != Severity.MustExplain ? finding : Unlike(finding.ExplainAt is not null ? finding : Own(finding, byGroup, record), said);
        }
    }

    private static bool IsGrouped(Finding finding) => finding is { Severity: Severity.MustExplain, Group: not null, ExplainAt: null };

    private static Finding Own(Finding finding, ILookup<string, Finding> byGroup, FilingRecord record)
    {
        var key = finding.Group is { } group ? GroupSign + group : finding.Id;
        var text = record.Explanations.GetValueOrDefault(key);
        return finding with
        {
            ExplainAt = EntryPath.Explanation(key),
            Explanation = finding.Explanation ?? (SubmissionCheck.IsExplanation(text) ? text : null),
            ExplainedWith = finding.Group is { } shared ? [.. byGroup[shared].Where(other => other.Id != finding.Id).Select(other => other.Subject).Distinct(StringComparer.Ordinal)] : [],
        };
    }

    private static Finding Unlike(Finding finding, Dictionary<string, string> said)
    {
        if (finding.Explanation?.Trim() is not { } text || said.TryAdd(text, finding.ExplainAt!) || said[text] == finding.ExplainAt)
        {
            return finding;
        }

        return finding with { Explanation = null, ExplanationProblem = "说明与另一项的完全相同，请写明本项的情况。" };
    }
}
