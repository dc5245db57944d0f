using Evaluation.Storage;
using Evaluation.Storage.Evidence;
using Evaluation.Web.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Campaigns;

/// <summary>An attachment of a notice, for the bureau and for the units that take part.</summary>
public sealed class AttachmentModel(EvaluationDb db, EvidenceStore store) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid CampaignId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid AttachmentId { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await db.CampaignAttachments.AsNoTracking()
            .FirstOrDefaultAsync(a => a.CampaignAttachmentId == AttachmentId && a.CampaignId == CampaignId, cancellationToken) is { } file
            && store.OpenRead(file.Sha256) is { } content
            ? FileDownload.Of(Response, content, file.ContentType, file.Name)
            : NotFound();
}
