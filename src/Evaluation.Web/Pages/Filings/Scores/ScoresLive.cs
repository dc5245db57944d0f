using Evaluation.Web.Filings;

namespace Evaluation.Web.Pages.Filings.Scores;

/// <summary>What follows a self score on the score table: its difference and findings, and the totals.</summary>
public sealed class ScoresLive : LivePage
{
    private const string Folder = "/Pages/Filings/Scores/";

    public override string Key => "scores";

    public override IEnumerable<LivePart> Parts(OpenFiling open, string here, bool inWan)
    {
        yield return new LivePart("score-totals", Folder + "_Totals.cshtml", open);
        foreach (var row in open.Sheet.Rows)
        {
            yield return new LivePart("score-difference-" + row.Indicator.Code, Folder + "_Difference.cshtml", row);
            yield return new LivePart("score-findings-" + row.Indicator.Code, Folder + "_Findings.cshtml", ScoreLine.FindingsOf(open, row));
        }
    }
}
