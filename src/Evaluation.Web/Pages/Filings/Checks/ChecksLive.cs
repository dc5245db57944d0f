using Evaluation.Web.Filings;

namespace Evaluation.Web.Pages.Filings.Checks;

/// <summary>What follows an explanation on the check page: the counts.</summary>
public sealed class ChecksLive : LivePage
{
    public override string Key => "checks";

    public override IEnumerable<LivePart> Parts(OpenFiling open, string here, bool inWan)
    {
        yield return new LivePart("check-counts", "/Pages/Filings/Checks/_Counts.cshtml", FindingGroup.Of(open));
    }
}
