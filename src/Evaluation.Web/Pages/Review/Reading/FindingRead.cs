using Evaluation.Core.Checks;
using Evaluation.Web.Filings;

namespace Evaluation.Web.Pages.Review.Reading;

/// <summary>A finding as the leader reads it, with what the unit says to it.</summary>
/// <param name="Said">The explanation as written, also when it is too short to count.</param>
/// <param name="Version">Version of the explanation, to change it knowingly.</param>
/// <param name="MayExplain">Whether the leader may explain it for the group.</param>
public sealed record FindingRead(Guid FilingId, Finding Finding, string? Said, Guid? Version, bool MayExplain)
{
    public static FindingRead Of(OpenFiling open, Finding finding)
    {
        var entry = finding.ExplainAt is { } path ? open.Folder.Entries.FirstOrDefault(entry => entry.Path == path) : null;
        return new FindingRead(
            open.Filing.FilingId, finding, entry?.Text ?? finding.Explanation, entry?.Version, finding.ExplainAt is { } at && open.MayEdit(at));
    }
}
