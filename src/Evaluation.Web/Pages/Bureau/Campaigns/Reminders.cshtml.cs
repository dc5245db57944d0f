using Evaluation.Core.Campaigns;
using Evaluation.Storage;
using Evaluation.Web.Campaigns;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Web.Pages.Bureau.Campaigns;

/// <summary>Units that are late or about to be, with the 催报函 of each and of all.</summary>
public sealed class RemindersModel(EvaluationDb db, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid CampaignId { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Days { get; set; }

    public int Within => Math.Clamp(Days ?? OwedFiling.UsualDays, 0, OwedFiling.MostDays);

    public Campaign Campaign { get; private set; } = null!;

    public IReadOnlyList<OwedFiling> Owed { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (await BureauCampaigns.FindAsync(db, CampaignId, cancellationToken) is not { } campaign)
        {
            return NotFound();
        }

        Campaign = campaign;
        Owed = await OwedFiling.LoadAsync(db, CampaignId, Within, time.GetUtcNow(), cancellationToken);
        return Page();
    }
}
