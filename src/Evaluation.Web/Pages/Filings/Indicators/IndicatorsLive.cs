using Evaluation.Web.Filings;

namespace Evaluation.Web.Pages.Filings.Indicators;

/// <summary>What follows the figures on a page of indicators: result, working, findings, and the note beside the self score.</summary>
public sealed class IndicatorsLive : LivePage
{
    private const string Folder = "/Pages/Filings/Indicators/";

    public override string Key => "indicators/";

    public override IEnumerable<LivePart> Parts(OpenFiling open, string here, bool inWan)
    {
        if (open.Framework.Groups.FirstOrDefault(group => group.Code == here[Key.Length..]) is not { } group)
        {
            yield break;
        }

        yield return new LivePart("group-score", Folder + "_GroupScore.cshtml", GroupScore.Of(open, group));
        foreach (var row in open.Sheet.RowsOf(group))
        {
            var code = row.Indicator.Code;
            yield return new LivePart("result-" + code, Folder + "_Result.cshtml", new RowResult(row, RowWords.Of(row, open.FindingsAt($"indicator/{code}"))));
            if (MeasureLine.Of(open, row.Indicator) is { Count: > 0 } measures)
            {
                yield return new LivePart("measures-" + code, Folder + "_Measures.cshtml", new MeasureList("measures-" + code, measures));
            }

            if (TargetList.Of(open, row) is { } targets)
            {
                yield return new LivePart(targets.Id, Folder + "_Targets.cshtml", targets);
            }

            yield return new LivePart("working-" + code, Folder + "_WorkingPart.cshtml", row);
            yield return new LivePart("findings-" + code, Folder + "_Findings.cshtml", IndicatorFindings.Of(open, row.Indicator));
            yield return new LivePart("claim-" + code, Folder + "_ClaimNote.cshtml", ClaimNote.Of(open, row));
        }
    }
}
