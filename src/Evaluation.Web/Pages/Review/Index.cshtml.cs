using Evaluation.Storage;
using Evaluation.Web.Frameworks;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Web.Pages.Review;

/// <summary>审核队列: what waits for the leader.</summary>
public sealed class IndexModel(EvaluationDb db, FrameworkShelf frameworks) : PageModel
{
    public QueueView View { get; private set; } = QueueView.Empty;

    public async Task OnGetAsync(CancellationToken cancellationToken) => View = await QueueView.LoadAsync(db, frameworks, cancellationToken);
}
