using Evaluation.Core.Papers;
using Evaluation.Core.Reports;
using Evaluation.Storage;
using Evaluation.Web.Composition;
using Evaluation.Web.Filings;
using Evaluation.Web.Papers;
using Microsoft.AspNetCore.RateLimiting;

namespace Evaluation.Web.Pages.Filings.Return;

/// <summary>退回意见 as PDF, of the leader's or the bureau's last return: for the unit, and for the bureau its own.</summary>
[EnableRateLimiting(LimitsSetup.Printing)]
public sealed class PaperModel(FilingOpener opener, PaperPrinting printing, EvaluationDb db, TimeProvider time) : FilingPaperPage(opener, printing)
{
    protected override async Task<Report?> WriteAsync(CancellationToken cancellationToken)
    {
        if (await ReturnSource.FindAsync(db, Open, cancellationToken) is not { } source)
        {
            return null;
        }

        var at = source.At ?? time.GetUtcNow();
        var head = source.IsBureau
            ? await PaperHeads.OfBureauAsync(db, Open.Campaign, sampleNotice: null, at, cancellationToken)
            : new PaperHead($"{Open.Unit.Name}自评工作小组", at, Open.Campaign.IsRehearsal);
        return ReturnPaper.Write(
            new Returned(
                Open.Unit.Name,
                Open.Record.Year,
                Open.Campaign.Notice,
                Open.Filing.ReturnReason,
                [
                    .. Open.Filing.ReturnItems.Select(item => new ReturnOpinion(
                        item.Subject,
                        ReturnPaper.Where(Open.Framework, item.Place),
                        item.Problem,
                        [.. Open.FindingsAt(item.Place).Where(finding => finding.Blocks && !item.Problem.Contains(finding.Message, StringComparison.Ordinal)).Select(finding => finding.Message)])),
                ],
                Open.EffectiveDeadline,
                source.IsBureau ? Open.Campaign.Phones : null),
            head);
    }
}
