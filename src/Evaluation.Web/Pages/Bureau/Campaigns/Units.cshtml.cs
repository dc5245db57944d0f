using System.Globalization;
using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Units;
using Evaluation.Web.Campaigns;
using Evaluation.Web.Frameworks;
using Evaluation.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Bureau.Campaigns;

/// <summary>Chooses the units of a campaign and issues it (下达); later adds units to it.</summary>
public sealed class UnitsModel(EvaluationDb db, FrameworkShelf frameworks, AuditTrail audit, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid CampaignId { get; set; }

    [BindProperty]
    public UnitsInput Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;

    public Framework? Framework { get; private set; }

    /// <summary>Units of the region that do not take part yet.</summary>
    public IReadOnlyList<BudgetUnit> Units { get; private set; } = [];

    public int TakingPart { get; private set; }

    public bool IsDraft => Campaign.State == CampaignState.Draft;

    /// <summary>Whether issuing it asks for the typed sentence.</summary>
    public bool NeedsConfirmation => IsDraft && Campaign.NeedsConfirmation(HasOfficialSource);

    private bool HasOfficialSource => Framework?.OfficialSource is not null;

    public IEnumerable<string> Desks => Units.Select(unit => unit.Desk).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Campaign.Version != Input.Version)
        {
            return Conflicted();
        }

        var chosen = Chosen();
        if (chosen.Count == 0)
        {
            ModelState.AddModelError("Input.Which", "请先选择参加自评的单位。");
            return Page();
        }

        if (IsDraft && Campaign.Open(chosen.Count, HasOfficialSource, Input.Confirmation, time.GetUtcNow()) is { } refusal)
        {
            ModelState.AddModelError(NeedsConfirmation ? "Input.Confirmation" : string.Empty, refusal.Message);
            return Page();
        }

        var opened = db.Entry(Campaign).State == EntityState.Modified;
        db.Filings.AddRange(chosen.Select(unit => new Filing(Guid.CreateVersion7(), CampaignId, unit.UnitId, unit.RegionId)));
        audit.Record(
            opened ? AuditEventKind.CampaignOpened : AuditEventKind.FilingAssigned,
            $"campaign/{CampaignId}",
            string.Create(CultureInfo.InvariantCulture, $"{chosen.Count} 个单位；指标体系 {Campaign.Framework}{Marks(opened)}"),
            regionId: Campaign.RegionId);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another officer issued it or added one of the units meanwhile; the unique index on campaign and unit refused the second.
            db.ChangeTracker.Clear();
            await LoadAsync(cancellationToken);
            return Conflicted();
        }

        TempData["Notice"] = opened ? "自评任务已下达" : "已增加单位";
        return Redirect($"/bureau/campaigns/{CampaignId}");
    }

    /// <summary>What the trail says of the opening: a rehearsal, or that the sentence was typed.</summary>
    private string Marks(bool opened) =>
        !opened ? string.Empty : Campaign.IsRehearsal ? "；演练" : Campaign.NeedsConfirmation(HasOfficialSource) ? $"；已输入“{Campaign.SampleConfirmation}”" : string.Empty;

    private List<BudgetUnit> Chosen() => Input.Which switch
    {
        UnitsInput.All => [.. Units],
        UnitsInput.ByDesk => [.. Units.Where(unit => unit.Desk is not null && Input.Desks.Contains(unit.Desk, StringComparer.Ordinal))],
        UnitsInput.Ticked => [.. Units.Where(unit => Input.Units.Contains(unit.UnitId))],
        _ => [],
    };

    private PageResult Conflicted()
    {
        ModelState.AddModelError(string.Empty, ConflictWords.Meanwhile);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await BureauCampaigns.FindAsync(db, CampaignId, cancellationToken) is not { } campaign)
        {
            return false;
        }

        Campaign = campaign;
        Framework = frameworks.Find(campaign.Framework, campaign.RegionId);
        TakingPart = await db.Filings.CountAsync(f => f.CampaignId == CampaignId, cancellationToken);
        Units = await db.BudgetUnits.AsNoTracking()
            .Where(u => u.RegionId == campaign.RegionId && !db.Filings.Any(f => f.CampaignId == CampaignId && f.UnitId == u.UnitId))
            .OrderBy(u => u.Code).ToListAsync(cancellationToken);
        return true;
    }
}
