using Evaluation.Web.Composition;
using Evaluation.Web.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Web.Pages;

/// <summary>Ends the session and asks the browser to forget what it kept.</summary>
public sealed class SignOutModel(Doorkeeper doorkeeper) : PageModel
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await doorkeeper.SignOutAsync(cancellationToken);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return Redirect(PeopleSetup.SignInPath);
    }
}
