using Evaluation.Core.Checks;
using Evaluation.Core.Filings;

namespace Evaluation.Web.Filings;

/// <summary>A finding as it stands under its row: its words, its one-click mend, and the field of its explanation.</summary>
public sealed record FindingUnderRow(Finding Finding, bool MayMend, EntryField? Explanation)
{
    public static FindingUnderRow Of(OpenFiling open, Finding finding) => new(
        finding,
        finding.Mend is { } mend && open.MayEdit(mend.Path),
        finding.ExplainAt is { } path ? new EnteredValues(open).Field(path, $"{finding.Subject}的说明") : null);
}
