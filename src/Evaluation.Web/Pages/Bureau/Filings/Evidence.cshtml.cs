using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Evidence;
using Evaluation.Web.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Bureau.Filings;

/// <summary>A piece of evidence of a filing that was handed in (or opened to the bureau).</summary>
public sealed class EvidenceModel(EvaluationDb db, EvidenceStore store, AuditTrail audit) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid FilingId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid EvidenceFileId { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        // What was handed in stays readable, also when the unit removes the file while it mends a return.
        var file = await db.EvidenceFiles.AsNoTracking().FirstOrDefaultAsync(
            f => f.EvidenceFileId == EvidenceFileId && f.FilingId == FilingId
                && (f.RemovedAt == null || db.FilingVersions.Any(v => v.FilingId == FilingId && v.SubmittedAt != null && f.At < v.SubmittedAt && f.RemovedAt > v.SubmittedAt)),
            cancellationToken);
        if (file is null || await db.FindFilingAsync(FilingId, cancellationToken) is not { } filing
            || !db.Scope.IsBureauOf(filing.RegionId) || store.OpenRead(file.Sha256) is not { } content)
        {
            return NotFound();
        }

        await audit.RecordNowAsync(
            AuditEventKind.EvidenceDownloaded, $"filing/{FilingId}", file.Sha256, filing.UnitId, filing.RegionId, cancellationToken: cancellationToken);
        return FileDownload.Of(Response, content, file.ContentType, file.Name, beside: true);
    }
}
