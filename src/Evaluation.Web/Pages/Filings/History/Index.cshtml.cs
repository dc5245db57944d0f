using Evaluation.Core.Filings;
using Evaluation.Storage;
using Evaluation.Web.Filings;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Web.Pages.Filings.History;

/// <summary>修改记录: for the unit's own people; for the bureau only while the unit asks for help.</summary>
public sealed class IndexModel(FilingOpener opener, EvaluationDb db) : FilingPage(opener)
{
    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    public HistoryView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || Open.IsFrozen || !(Open.Roles.Contains(Role.Preparer) || Open.Roles.Contains(Role.TeamLeader) || Open.Filing.HelpAsked))
        {
            return NotFound();
        }

        View = await HistoryView.LoadAsync(db, Open, Before, cancellationToken);
        return Page();
    }
}
