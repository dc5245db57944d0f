using Evaluation.Storage;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Web.Pages.Bureau;

/// <summary>What needs the bureau today, then its campaigns.</summary>
public sealed class IndexModel(EvaluationDb db, TimeProvider time) : PageModel
{
    public TodayView View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        View = await TodayView.LoadAsync(db, time.GetUtcNow(), cancellationToken);
}
