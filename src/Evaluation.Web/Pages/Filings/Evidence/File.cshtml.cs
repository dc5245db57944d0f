using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Evidence;
using Evaluation.Web.Files;
using Evaluation.Web.Filings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Filings.Evidence;

/// <summary>One file of a filing, for whoever may see the filing; every reading is in the audit trail.</summary>
public sealed class FileModel(FilingOpener opener, EvaluationDb db, EvidenceStore store, AuditTrail audit) : FilingPage(opener)
{
    [BindProperty(SupportsGet = true)]
    public Guid FileId { get; set; }

    /// <summary>Opens a picture in a window of its own instead of saving it.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Beside { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)
            || await db.EvidenceFiles.AsNoTracking().FirstOrDefaultAsync(
                file => file.EvidenceFileId == FileId && file.FilingId == FilingId && file.RemovedAt == null, cancellationToken) is not { } file
            || store.OpenRead(file.Sha256) is not { } content)
        {
            return NotFound();
        }

        await audit.RecordNowAsync(
            AuditEventKind.EvidenceDownloaded, $"filing/{FilingId}", $"{file.EvidenceFileId} SHA-256 {file.Sha256}",
            Open.Filing.UnitId, Open.Filing.RegionId, cancellationToken: cancellationToken);
        return FileDownload.Of(Response, content, file.ContentType, file.Name, Beside);
    }
}
