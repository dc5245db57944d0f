using Evaluation.Core.Scoring;
using Evaluation.Web.Filings;

namespace Evaluation.Web.Pages.Filings.Data;

/// <summary>What follows the figures on the data page: findings under their rows, 合计, and the workings.</summary>
public sealed class DataLive : LivePage
{
    public override string Key => "data";

    public override IEnumerable<LivePart> Parts(OpenFiling open, string here, bool inWan)
    {
        yield return new LivePart(MissingFigures.ElementId, "/Pages/Filings/Data/_Missing.cshtml", MissingFigures.Of(open));
        foreach (var card in new DataWorkings(open).Cards)
        {
            yield return new LivePart(card.Id, "/Pages/Filings/Data/_WorkingCard.cshtml", card);
        }

        foreach (var input in DataTable.Blocks(open.Sheet.Facts).SelectMany(block => block.Inputs))
        {
            var findings = RowFindings.Of(open, input);
            yield return new LivePart(findings.Id, "/Pages/Filings/Data/_Findings.cshtml", findings);
            if (open.Record.Scope.Count > 0)
            {
                var sum = DataSum.Of(open, input, inWan);
                yield return new LivePart(sum.Id, "/Pages/Filings/Data/_Sum.cshtml", sum);
            }
        }
    }
}
