using Evaluation.Core.Campaigns;
using Evaluation.Core.Frameworks;
using Evaluation.Documents.Evidence;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Campaigns;
using Evaluation.Storage.Evidence;
using Evaluation.Web.Campaigns;
using Evaluation.Web.Frameworks;
using Evaluation.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Bureau.Campaigns;

/// <summary>A campaign being drawn up: its notice, rules and attachments.</summary>
[RequestSizeLimit(EvidenceInspection.MaximumLength + (1024 * 1024))]
[RequestFormLimits(MultipartBodyLengthLimit = EvidenceInspection.MaximumLength + (1024 * 1024))]
public sealed class EditModel(EvaluationDb db, FrameworkShelf frameworks, EvidenceStore store, AuditTrail audit, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid CampaignId { get; set; }

    [BindProperty]
    public CampaignInput Input { get; set; } = new();

    [BindProperty]
    public IFormFile? Attachment { get; set; }

    public CampaignForm Form { get; private set; } = null!;

    public bool IsDraft { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await BureauCampaigns.FindAsync(db, CampaignId, cancellationToken) is { } campaign
            ? await ShowAsync(campaign, CampaignInput.From(campaign), cancellationToken)
            : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await BureauCampaigns.FindAsync(db, CampaignId, cancellationToken) is not { } campaign)
        {
            return NotFound();
        }

        Check(Input, await frameworks.AllAsync(campaign.RegionId, cancellationToken), ModelState);
        if (!ModelState.IsValid)
        {
            return await ShowAsync(campaign, Input, cancellationToken);
        }

        if (campaign.Version != Input.Version)
        {
            return await ConflictAsync(campaign, cancellationToken);
        }

        if (campaign.Change(Input.Terms()) is { } refusal)
        {
            ModelState.AddModelError(string.Empty, refusal.Message);
            return await ShowAsync(campaign, Input, cancellationToken);
        }

        audit.Record(AuditEventKind.CampaignChanged, $"campaign/{CampaignId}", campaign.Title, regionId: campaign.RegionId);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            await db.Entry(campaign).ReloadAsync(cancellationToken);
            return await ConflictAsync(campaign, cancellationToken);
        }

        TempData["Notice"] = "已保存";
        return Redirect($"/bureau/campaigns/{CampaignId}/edit");
    }

    public async Task<IActionResult> OnPostAttachAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (await BureauCampaigns.FindAsync(db, CampaignId, cancellationToken) is not { } campaign)
        {
            return NotFound();
        }

        if (Attachment is null || Attachment.Length > EvidenceInspection.MaximumLength)
        {
            ModelState.AddModelError(nameof(Attachment), Attachment is null ? "请选择要上传的文件。" : "文件超过 20 MB，请压缩或拆分后上传。");
            return await ShowAsync(campaign, CampaignInput.From(campaign), cancellationToken);
        }

        await using var content = Attachment.OpenReadStream();
        var verdict = EvidenceInspection.Inspect(content, Attachment.FileName);
        if (verdict.Format is not { } format)
        {
            ModelState.AddModelError(nameof(Attachment), verdict.Problem!);
            return await ShowAsync(campaign, CampaignInput.From(campaign), cancellationToken);
        }

        content.Position = 0;
        var kept = await store.KeepAsync(content, EvidenceInspection.MaximumLength, cancellationToken);
        var file = new CampaignAttachment
        {
            CampaignAttachmentId = Guid.NewGuid(),
            CampaignId = CampaignId,
            Name = EvidenceInspection.CleanName(Attachment.FileName),
            Sha256 = kept!.Sha256,
            Length = kept.Length,
            ContentType = format.ContentType,
            By = db.Scope.PersonId!.Value,
            At = time.GetUtcNow(),
        };
        db.CampaignAttachments.Add(file);
        audit.Record(AuditEventKind.CampaignChanged, $"campaign/{CampaignId}", $"附件 {file.Name} {file.Sha256}", regionId: campaign.RegionId);
        await db.SaveChangesAsync(cancellationToken);
        TempData["Notice"] = "附件已上传";
        return Redirect($"/bureau/campaigns/{CampaignId}/edit#attachments");
    }

    /// <summary>Puts what the rules found into the model state, under the names of the fields.</summary>
    internal static void Check(CampaignInput input, IReadOnlyList<Framework> frameworks, ModelStateDictionary modelState)
    {
        foreach (var failure in new CampaignInput.Rules(frameworks).Validate(input).Errors)
        {
            modelState.AddModelError($"Input.{failure.PropertyName}", failure.ErrorMessage);
        }
    }

    internal static async Task<CampaignForm> FormAsync(
        EvaluationDb db, FrameworkShelf frameworks, CampaignInput input, Guid? campaignId, CancellationToken cancellationToken)
    {
        var bureaus = db.Scope.BureauRegionIds;
        var choices = await frameworks.AllAsync(input.RegionId is { } regionId ? [regionId] : bureaus, cancellationToken);
        var regions = await db.Regions.AsNoTracking().Where(r => bureaus.Contains(r.RegionId)).OrderBy(r => r.Code)
            .Select(r => new { r.RegionId, r.Name }).ToListAsync(cancellationToken);
        var attachments = campaignId is null ? [] : await db.CampaignAttachments.AsNoTracking()
            .Where(a => a.CampaignId == campaignId).OrderBy(a => a.At).ToListAsync(cancellationToken);
        return new CampaignForm(input, choices, regions.ConvertAll(r => (r.RegionId, r.Name)), campaignId, attachments);
    }

    private async Task<IActionResult> ConflictAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        ModelState.AddModelError(string.Empty, ConflictWords.Meanwhile);
        ModelState.Remove("Input.Version");
        Input.Version = campaign.Version;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return await ShowAsync(campaign, Input, cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(Campaign campaign, CampaignInput input, CancellationToken cancellationToken)
    {
        IsDraft = campaign.State == CampaignState.Draft;
        Form = await FormAsync(db, frameworks, input, CampaignId, cancellationToken);
        return Page();
    }
}
