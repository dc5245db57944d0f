using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Web.Audit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Web.Pages.Admin.Audit;

/// <summary>The trail as the administrator sees it, and the proof that its chain is whole.</summary>
public sealed class IndexModel(EvaluationDb db, AuditTrail audit) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public AuditFilter Filter { get; set; } = new();

    public AuditView View { get; private set; } = AuditView.Empty;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        View = await AuditView.LoadAsync(db, Filter, cancellationToken);

    public async Task OnPostVerifyAsync(CancellationToken cancellationToken)
    {
        var verdict = await audit.VerifyAsync(cancellationToken);
        await audit.RecordNowAsync(AuditEventKind.AuditVerified, "audit", verdict.Problem, cancellationToken: cancellationToken);
        View = await AuditView.LoadAsync(db, Filter, cancellationToken) with { Verdict = verdict };
    }
}
