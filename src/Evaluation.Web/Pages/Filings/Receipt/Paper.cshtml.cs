using Evaluation.Core.Papers;
using Evaluation.Core.Reports;
using Evaluation.Storage;
using Evaluation.Web.Composition;
using Evaluation.Web.Filings;
using Evaluation.Web.Papers;
using Evaluation.Web.Words;
using Microsoft.AspNetCore.RateLimiting;

namespace Evaluation.Web.Pages.Filings.Receipt;

/// <summary>报送回执 as PDF.</summary>
[EnableRateLimiting(LimitsSetup.Printing)]
public sealed class PaperModel(FilingOpener opener, PaperPrinting printing, EvaluationDb db, TimeProvider time) : FilingPaperPage(opener, printing)
{
    protected override async Task<Report?> WriteAsync(CancellationToken cancellationToken)
    {
        if (await HandedIn.LoadAsync(db, Open, cancellationToken) is not { } handedIn)
        {
            return null;
        }

        var filing = Open.Filing;
        return ReceiptPaper.Write(
            new Evaluation.Core.Papers.Receipt(
                filing.ReceiptNumber ?? Figures.Missing,
                Open.Unit.Name,
                Open.Record.Year,
                RehearsalWords.Title(Open.Campaign),
                Open.Campaign.Notice,
                filing.SubmittedAt!.Value,
                handedIn.SubmittedBy,
                Open.EffectiveDeadline,
                handedIn.IsLate,
                handedIn.Mark,
                handedIn.Version.Hash,
                handedIn.ApprovedBy + (filing.ApprovedOffline ? "（线下审签）" : string.Empty),
                handedIn.Version.At,
                filing.HasStampedScan,
                Open.Sheet.Totals.Self,
                handedIn.State),
            await PaperHeads.OfBureauAsync(db, Open.Campaign, Open.Framework.Notice, time.GetUtcNow(), cancellationToken));
    }
}
