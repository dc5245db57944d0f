using System.Globalization;
using Evaluation.Documents.Campaigns;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Web.Campaigns;
using Evaluation.Web.Files;
using Evaluation.Web.Filings;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Web.Pages.Bureau.Campaigns;

/// <summary>All reports handed in, as one ZIP that is written while it is sent; it stops when the browser leaves or the person says so.</summary>
public sealed class ReportsModel(EvaluationDb db, FrozenPapers papers, BatchGate gate, AuditTrail audit) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid CampaignId { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await BureauCampaigns.FindAsync(db, CampaignId, cancellationToken) is not { } campaign)
        {
            return NotFound();
        }

        var reports = await HandedInReport.LoadAsync(db, CampaignId, cancellationToken);
        using var pass = gate.Enter(db.Scope.PersonId!.Value, CampaignId, reports.Count);
        if (pass is null)
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

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

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, pass.Stopped);
        try
        {
            await ReportArchive.WriteAsync(
                Response.Body,
                reports.Select(report => new ArchivedReport(
                    report.Code, report.Name, report.ShortName, campaign.Year, report.Number, report.At, report.Pdf, token => papers.OpenAsync(report.FilingId, report.Number, report.Pdf, token))),
                pass.CountOne,
                stop.Token);
        }
        catch (OperationCanceledException) when (pass.Stopped.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // Half an archive must not look like a whole one.
            HttpContext.Abort();
        }

        return new EmptyResult();
    }
}
