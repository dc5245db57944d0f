using Evaluation.Core.Filings;
using Evaluation.Web.Filings;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Web.Pages.Review;

/// <summary>A page of the leader about one filing of the leader's own unit.</summary>
public abstract class ReviewPage(FilingOpener opener) : FilingPage(opener)
{
    /// <summary>Loads the filing; otherwise the answer to give: not found, or not this person's to review.</summary>
    protected async Task<IActionResult?> RefusedAsync(CancellationToken cancellationToken) =>
        !await LoadAsync(cancellationToken) ? NotFound()
        : Open.Roles.Contains(Role.TeamLeader) ? null
        : StatusCode(StatusCodes.Status403Forbidden);

    /// <summary>The page as it is now, saying what could not be done; what was typed stays on it.</summary>
    protected IActionResult Again(string problem, int status, string field = "")
    {
        ModelState.AddModelError(field, problem);
        var page = Page();
        page.StatusCode = status;
        return page;
    }
}
