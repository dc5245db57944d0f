using Evaluation.Core.Papers;
using Evaluation.Storage;
using Evaluation.Web.Campaigns;
using Evaluation.Web.Composition;
using Evaluation.Web.Papers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Bureau.Filings;

/// <summary>催报函 to one unit as PDF, while it owes its filing.</summary>
[EnableRateLimiting(LimitsSetup.Printing)]
public sealed class ReminderModel(EvaluationDb db, PaperPrinting printing, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid FilingId { get; set; }

    public string Problem { get; private set; } = string.Empty;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await OwedFiling.FindAsync(db, FilingId, now, cancellationToken) is not { } owed
            || await BureauCampaigns.FindAsync(db, owed.Row.CampaignId, cancellationToken) is not { } campaign)
        {
            return NotFound();
        }

        var unitId = await db.Filings.Where(filing => filing.FilingId == FilingId).Select(filing => filing.UnitId).SingleAsync(cancellationToken);
        var head = await PaperHeads.OfBureauAsync(db, campaign, sampleNotice: null, now, cancellationToken);
        var printed = await printing.PrintAsync(
            Response, ReminderPaper.Write(owed.Reminder(campaign), head), $"{owed.Row.Name}_催报函", new PaperSubject($"filing/{FilingId}", "催报函", unitId, campaign.RegionId), cancellationToken);
        Problem = printed.Problem ?? string.Empty;
        return printed.File ?? Page();
    }
}
