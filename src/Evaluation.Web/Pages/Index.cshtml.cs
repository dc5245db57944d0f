using Evaluation.Storage;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Web.Pages;

/// <summary>What needs the person who signed in: filings of their units, the leader's queue, the bureau's and the administrator's places.</summary>
public sealed class IndexModel(EvaluationDb db, TimeProvider time) : PageModel
{
    public HomeView View { get; private set; } = HomeView.Empty;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        View = await HomeView.LoadAsync(db, time.GetUtcNow(), cancellationToken);
}
