using System.Globalization;
using Evaluation.Documents.Campaigns;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Evidence;
using Evaluation.Web.Campaigns;
using Evaluation.Web.Files;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Web.Pages.Bureau.Campaigns;

/// <summary>All reports handed in, as one ZIP that is written while it is sent; it stops when the browser leaves.</summary>
public sealed class ReportsModel(EvaluationDb db, EvidenceStore store, BatchGate gate, AuditTrail audit, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid CampaignId { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await BureauCampaigns.FindAsync(db, CampaignId, cancellationToken) is not { } campaign)
        {
            return NotFound();
        }

        using var pass = gate.Enter(db.Scope.PersonId!.Value);
        if (pass is null)
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        var rows = await CampaignRow.LoadAsync(db, FilingOfUnit.In(db, CampaignId).OrderBy(row => row.Unit.Code), time.GetUtcNow(), cancellationToken);
        var reports = rows.Where(row => row.Result?.Pdf is not null).ToList();
        await audit.RecordNowAsync(
            AuditEventKind.BatchDownloaded,
            $"campaign/{CampaignId}",
            string.Create(CultureInfo.InvariantCulture, $"{reports.Count} 份报告"),
            regionId: campaign.RegionId,
            cancellationToken: cancellationToken);

        Response.ContentType = "application/zip";
        Response.Headers.ContentDisposition = FileDownload.Disposition($"{ReportArchive.Clean(campaign.Title)}_自评报告.zip", inline: false);
        HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();

        // The archive writes the few bytes of each entry's header synchronously; everything else goes asynchronously.
        if (HttpContext.Features.Get<IHttpBodyControlFeature>() is { } control)
        {
            control.AllowSynchronousIO = true;
        }

        await ReportArchive.WriteAsync(
            Response.Body,
            reports.Select(row => new ArchivedReport(row.Code, row.Name, row.ShortName, campaign.Year, row.Result!.Number, () => store.OpenRead(row.Result.Pdf!))),
            cancellationToken);
        return new EmptyResult();
    }
}
