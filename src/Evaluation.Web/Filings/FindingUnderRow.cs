using Evaluation.Core.Checks;
using Evaluation.Core.Filings;

namespace Evaluation.Web.Filings;

/// <summary>A finding as it stands under its row: its words, its one-click mend, and the field of its explanation.</summary>
/// <param name="TogetherWith">The finding beside which the shared explanation is written; null when it is written here.</param>
public sealed record FindingUnderRow(Finding Finding, bool MayMend, EntryField? Explanation, string? TogetherWith)
{
    public static FindingUnderRow Of(OpenFiling open, Finding finding) => new(
        finding,
        finding.Mend is { } mend && open.MayEdit(mend.Path),
        finding.ExplainAt is { } path && First(open, path) == finding.Id ? new EnteredValues(open).Field(path, $"{finding.Subject}的说明") : null,
        finding.ExplainAt is { } at && First(open, at) != finding.Id ? open.Findings.First(other => other.ExplainAt == at).Subject : null);

    private static string? First(OpenFiling open, string path) => open.Findings.FirstOrDefault(other => other.ExplainAt == path)?.Id;
}
