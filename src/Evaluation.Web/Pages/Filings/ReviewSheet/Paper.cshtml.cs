using Evaluation.Core.Papers;
using Evaluation.Core.Reports;
using Evaluation.Storage;
using Evaluation.Web.Composition;
using Evaluation.Web.Filings;
using Evaluation.Web.Papers;
using Evaluation.Web.Pages.Review.Reading;
using Evaluation.Web.Words;
using Microsoft.AspNetCore.RateLimiting;

namespace Evaluation.Web.Pages.Filings.ReviewSheet;

/// <summary>审核单 as PDF, with losses, explanations and opinions in full.</summary>
[EnableRateLimiting(LimitsSetup.Printing)]
public sealed class PaperModel(FilingOpener opener, PaperPrinting printing, EvaluationDb db, TimeProvider time) : FilingPaperPage(opener, printing)
{
    protected override async Task<Report?> WriteAsync(CancellationToken cancellationToken)
    {
        if (Open.IsFrozen)
        {
            return null;
        }

        var names = new ReviewPlaces(Open.Framework);
        var opinions = await Opinion.AllAsync(db, FilingId, cancellationToken);
        return ReviewSheetPaper.Write(
            Open.Sheet,
            Open.Findings,
            [
                .. opinions.Values.SelectMany(list => list).Where(opinion => opinion.Round == Open.Filing.Round).OrderBy(opinion => opinion.At)
                    .Select(opinion => new ReviewOpinion(names.NameOf(opinion.Place) ?? opinion.Place, opinion.Text, opinion.By)),
            ],
            new ReviewStanding(Open.Filing.Round, Open.Filing.SentToLeaderAt, FilingWords.For(Open.Filing.State)),
            PaperHeads.OfUnit(Open, time.GetUtcNow()));
    }
}
