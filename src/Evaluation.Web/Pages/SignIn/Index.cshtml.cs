using Evaluation.Web.Composition;
using Evaluation.Web.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Evaluation.Web.Pages.SignIn;

/// <summary>Sign-in by password.</summary>
[AllowAnonymous]
[EnableRateLimiting(LimitsSetup.SignIn)]
public sealed class IndexModel(Doorkeeper doorkeeper) : PageModel
{
    [BindProperty]
    public SignInInput Input { get; set; } = new();

    /// <summary>Where the person wanted to go; only addresses of this site are followed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await doorkeeper.SignInAsync(Input.Name ?? string.Empty, Input.Password ?? string.Empty, cancellationToken))
        {
            return Url.IsLocalUrl(Back) ? LocalRedirect(Back) : Redirect("/");
        }

        ModelState.Clear();
        ModelState.AddModelError(string.Empty, Doorkeeper.WrongPassword);
        return Page();
    }
}
