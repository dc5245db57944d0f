using Evaluation.Storage;
using Evaluation.Web.Audit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Web.Pages.Bureau.Audit;

/// <summary>What happened in the bureau's region.</summary>
public sealed class IndexModel(EvaluationDb db) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public AuditFilter Filter { get; set; } = new();

    public AuditView View { get; private set; } = AuditView.Empty;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        View = await AuditView.LoadAsync(db, Filter, cancellationToken);
}
