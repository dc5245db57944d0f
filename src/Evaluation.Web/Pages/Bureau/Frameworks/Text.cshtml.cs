using Evaluation.Web.Frameworks;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Web.Pages.Bureau.Frameworks;

/// <summary>The text of a version with its line numbers, to read.</summary>
public sealed class TextModel(FrameworkDrafts drafts) : FrameworkPage(drafts)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) ? Page() : NotFound();
}
