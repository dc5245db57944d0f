using Evaluation.Core.Filings;
using Evaluation.Web.Filings;

namespace Evaluation.Web.Pages.Filings.Evidence;

/// <summary>Who may add evidence now, and to which indicators: after a return only to those it opens.</summary>
public static class EvidenceRights
{
    public static bool MayAdd(OpenFiling open) =>
        open.May(FilingAction.Edit) && (open.Filing.ReturnItems.Count == 0 || open.Framework.Indicators.Any(indicator => Opens(open, indicator.Code)) || open.MayEdit("evidence/"));

    public static bool Opens(OpenFiling open, string indicator) => open.MayEdit("evidence/" + indicator);
}
