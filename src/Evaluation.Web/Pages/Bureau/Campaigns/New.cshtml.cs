using Evaluation.Core.Campaigns;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Web.Frameworks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Web.Pages.Bureau.Campaigns;

/// <summary>A new campaign, drawn up and not yet issued.</summary>
public sealed class NewModel(EvaluationDb db, FrameworkShelf frameworks, AuditTrail audit) : PageModel
{
    [BindProperty]
    public CampaignInput Input { get; set; } = CampaignInput.Empty;

    public CampaignForm Form { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Input = CampaignInput.Empty;
        Form = await EditModel.FormAsync(db, frameworks, Input, null, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var bureaus = db.Scope.BureauRegionIds;
        var regionId = Input.RegionId ?? bureaus[0];
        if (!db.Scope.IsBureauOf(regionId))
        {
            return NotFound();
        }

        EditModel.Check(Input, await frameworks.AllAsync(regionId, cancellationToken), ModelState);

        if (!ModelState.IsValid)
        {
            Form = await EditModel.FormAsync(db, frameworks, Input, null, cancellationToken);
            return Page();
        }

        var campaign = new Campaign(Guid.CreateVersion7(), regionId, Input.Terms());
        db.Campaigns.Add(campaign);
        audit.Record(AuditEventKind.CampaignCreated, $"campaign/{campaign.CampaignId}", campaign.Title, regionId: regionId);
        await db.SaveChangesAsync(cancellationToken);
        TempData["Notice"] = "已保存，可继续上传附件或选择单位";
        return Redirect($"/bureau/campaigns/{campaign.CampaignId}/edit");
    }
}
