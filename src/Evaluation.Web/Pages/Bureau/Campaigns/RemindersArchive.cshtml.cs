using System.Globalization;
using Evaluation.Core.Campaigns;
using Evaluation.Core.Papers;
using Evaluation.Documents.Campaigns;
using Evaluation.Documents.Pdf;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Web.Campaigns;
using Evaluation.Web.Composition;
using Evaluation.Web.Files;
using Evaluation.Web.Papers;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Evaluation.Web.Pages.Bureau.Campaigns;

/// <summary>The 催报函 of all units that are late or about to be, as one ZIP printed while it is sent.</summary>
[EnableRateLimiting(LimitsSetup.Printing)]
public sealed class RemindersArchiveModel(EvaluationDb db, PdfPress press, BatchGate gate, AuditTrail audit, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid CampaignId { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Days { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await BureauCampaigns.FindAsync(db, CampaignId, cancellationToken) is not { } campaign)
        {
            return NotFound();
        }

        var now = time.GetUtcNow();
        var owed = await OwedFiling.LoadAsync(db, CampaignId, Days ?? OwedFiling.UsualDays, now, cancellationToken);
        if (owed.Count == 0)
        {
            return NotFound();
        }

        using var pass = gate.Enter(db.Scope.PersonId!.Value, CampaignId, owed.Count);
        if (pass is null)
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        var head = await PaperHeads.OfBureauAsync(db, campaign, sampleNotice: null, now, cancellationToken);
        await audit.RecordNowAsync(
            AuditEventKind.BatchDownloaded,
            $"campaign/{CampaignId}",
            string.Create(CultureInfo.InvariantCulture, $"{owed.Count} 份催报函"),
            regionId: campaign.RegionId,
            cancellationToken: cancellationToken);
        Response.ContentType = "application/zip";
        Response.Headers.ContentDisposition = FileDownload.Disposition($"{ReportArchive.Clean(campaign.Title)}_催报函.zip", inline: false);
        HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();

        // The archive writes the few bytes of each entry's header synchronously; everything else goes asynchronously.
        if (HttpContext.Features.Get<IHttpBodyControlFeature>() is { } control)
        {
            control.AllowSynchronousIO = true;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, pass.Stopped);
        try
        {
            await PaperArchive.WriteAsync(
                Response.Body,
                owed.Select(one => new ArchivedPaper($"{one.Row.Code}_{one.Row.ShortName ?? one.Row.Name}_催报函", token => PrintAsync(one, campaign, head, token))),
                now,
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

    private async Task<(byte[]? Pdf, string? Problem)> PrintAsync(OwedFiling owed, Campaign campaign, PaperHead head, CancellationToken cancellationToken)
    {
        try
        {
            return (await press.PrintAsync(ReminderPaper.Write(owed.Reminder(campaign), head), cancellationToken), null);
        }
        catch (PressException problem)
        {
            return (null, problem.Message);
        }
    }
}
