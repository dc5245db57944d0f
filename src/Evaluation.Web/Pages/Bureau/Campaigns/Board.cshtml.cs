using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Web.Campaigns;
using Evaluation.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Bureau.Campaigns;

/// <summary>Who has filed in a campaign, and a later deadline for all.</summary>
public sealed class BoardModel(EvaluationDb db, AuditTrail audit, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid CampaignId { get; set; }

    [BindProperty(SupportsGet = true, Name = "")]
    public BoardFilter Filter { get; set; } = new();

    [BindProperty]
    public PostponeInput Postpone { get; set; } = new();

    public BoardView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostPostponeAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (await BureauCampaigns.FindAsync(db, CampaignId, cancellationToken) is not { } campaign)
        {
            return NotFound();
        }

        if (campaign.Version != Postpone.Version)
        {
            return await ConflictAsync(cancellationToken);
        }

        var deadline = Postpone.Deadline.Read(out var problem);
        if (problem is { } wrong)
        {
            ModelState.AddModelError($"Postpone.Deadline.{wrong.Field}", wrong.Message);
        }

        if (string.IsNullOrWhiteSpace(Postpone.Reason))
        {
            ModelState.AddModelError("Postpone.Reason", "请写明延后的原因。");
        }

        if (!ModelState.IsValid)
        {
            return await ShowAsync(cancellationToken);
        }

        var old = campaign.Deadline;
        if (campaign.Postpone(deadline!.Value) is { } refusal)
        {
            ModelState.AddModelError("Postpone.Deadline.Day", refusal.Message);
            return await ShowAsync(cancellationToken);
        }

        audit.Record(
            AuditEventKind.DeadlinePostponed,
            $"campaign/{campaign.CampaignId}",
            $"{DeadlineWords.For(old)} → {DeadlineWords.For(campaign.Deadline)}；{Postpone.Reason!.Trim()}",
            regionId: campaign.RegionId);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await ConflictAsync(cancellationToken);
        }

        TempData["Notice"] = "截止时间已延后";
        return Redirect($"/bureau/campaigns/{CampaignId}");
    }

    private async Task<IActionResult> ConflictAsync(CancellationToken cancellationToken)
    {
        ModelState.AddModelError(string.Empty, ConflictWords.Meanwhile);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        if (await BoardView.LoadAsync(db, CampaignId, Filter, time.GetUtcNow(), cancellationToken) is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }
}
