using Evaluation.Storage;
using Evaluation.Web.Filings;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Web.Pages.Filings.Receipt;

/// <summary>报送回执: what was handed in when, by whom, in which version; one page to print.</summary>
public sealed class IndexModel(FilingOpener opener, EvaluationDb db) : FilingPage(opener)
{
    public HandedIn HandedIn { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || await HandedIn.LoadAsync(db, Open, cancellationToken) is not { } handedIn)
        {
            return NotFound();
        }

        HandedIn = handedIn;
        return Page();
    }
}
