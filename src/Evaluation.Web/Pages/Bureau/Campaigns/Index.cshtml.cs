using Evaluation.Storage;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Web.Pages.Bureau.Campaigns;

/// <summary>All campaigns of the bureau.</summary>
public sealed class IndexModel(EvaluationDb db, TimeProvider time) : PageModel
{
    public IReadOnlyList<CampaignLine> Campaigns { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Campaigns = await CampaignLine.LoadAsync(db, time.GetUtcNow(), cancellationToken);
}
