using Evaluation.Core.Campaigns;
using Evaluation.Storage;
using Evaluation.Storage.Evidence;
using Evaluation.Web.Campaigns;
using Evaluation.Web.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Web.Pages.Bureau.Campaigns;

/// <summary>Where the bureau starts the download of all reports, sees how far it is and stops it.</summary>
public sealed class DownloadModel(EvaluationDb db, EvidenceStore store, BatchGate gate) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid CampaignId { get; set; }

    public Campaign Campaign { get; private set; } = null!;

    public int Count { get; private set; }

    /// <summary>Bytes of the reports together.</summary>
    public long Size { get; private set; }

    /// <summary>The download that runs; null for none.</summary>
    public BatchPass? Running { get; private set; }

    public string Own => $"/bureau/campaigns/{CampaignId}/reports";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        var reports = await HandedInReport.LoadAsync(db, CampaignId, cancellationToken);
        (Count, Size) = (reports.Count, reports.Sum(report => store.LengthOf(report.Pdf) ?? 0L));
        return Page();
    }

    public async Task<IActionResult> OnGetProgressAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) ? Partial("_DownloadProgress", this) : NotFound();

    public async Task<IActionResult> OnPostStopAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        Running?.Stop();
        return Redirect(Own);
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (await BureauCampaigns.FindAsync(db, CampaignId, cancellationToken) is not { } campaign)
        {
            return false;
        }

        (Campaign, Running) = (campaign, gate.Running(db.Scope.PersonId!.Value, CampaignId));
        return true;
    }
}
