using Evaluation.Core.Filings;

namespace Evaluation.Core.Checks;

/// <summary>Who reads explanations.</summary>
public enum ExplanationReader
{
    /// <summary>自评工作小组组长.</summary>
    Leader,

    /// <summary>财政局.</summary>
    Bureau,
}

/// <summary>采纳 or 不采纳 of one explanation. It holds for the words that were read: other words are read anew.</summary>
/// <param name="Finding">Id of the finding explained.</param>
/// <param name="Words">The explanation as it was read.</param>
/// <param name="Reason">Why it is not accepted; null for an accepted one.</param>
public sealed record ExplanationOpinion(string Finding, ExplanationReader By, string Words, bool IsAccepted, string? Reason)
{
    /// <summary>The findings with what was said of their explanations.</summary>
    /// <param name="findings">As the checks give them.</param>
    /// <param name="opinions">Oldest first; the last one on the same words counts.</param>
    public static IReadOnlyList<Finding> Read(IReadOnlyList<Finding> findings, IReadOnlyList<ExplanationOpinion> opinions)
    {
        if (opinions.Count == 0)
        {
            return findings;
        }

        var byFinding = opinions.ToLookup(opinion => opinion.Finding, StringComparer.Ordinal);
        return [.. findings.Select(finding => finding with { Leader = Last(finding, ExplanationReader.Leader), Bureau = Last(finding, ExplanationReader.Bureau) })];

        ExplanationOpinion? Last(Finding finding, ExplanationReader reader) => finding.Explanation is not { } words ? null
            : byFinding[finding.Id].LastOrDefault(opinion => opinion.By == reader && opinion.Words == words);
    }

    /// <summary>Why a filing is not 接收 while the bureau itself refuses explanations in it; null when nothing stands against it.</summary>
    public static Refusal? AgainstAcceptance(IEnumerable<Finding> findings) =>
        findings.Count(finding => finding.Bureau is { IsAccepted: false }) is var refused and > 0
            ? new Refusal(FormattableString.Invariant($"有 {refused} 项说明未采纳。请退回单位补充说明，或改为采纳后再接收。"))
            : null;
}
