using Evaluation.Web.Composition;
using Evaluation.Web.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Evaluation.Web.Pages.SignIn;

/// <summary>First sign-in, or sign-in after a reset: the single-use code of the account slip and a password of one's own.</summary>
[AllowAnonymous]
[EnableRateLimiting(LimitsSetup.SignIn)]
public sealed class CodeModel(Doorkeeper doorkeeper) : PageModel
{
    [BindProperty]
    public CodeInput Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Input.Password != Input.PasswordAgain)
        {
            ModelState.AddModelError("Input.PasswordAgain", "两次输入的密码不一致，请重新输入。");
            return Page();
        }

        var problem = await doorkeeper.RedeemAsync(
            Input.Name ?? string.Empty, Input.Code ?? string.Empty, Input.Password ?? string.Empty, cancellationToken);
        if (problem is not null)
        {
            ModelState.AddModelError(problem == Doorkeeper.WrongCode ? string.Empty : "Input.Password", problem);
            return Page();
        }

        TempData["Notice"] = "密码已设置，以后请用登录名和密码登录";
        return Redirect("/");
    }
}
