using Evaluation.Web.Composition;
using Evaluation.Web.Verification;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Evaluation.Web.Pages.Verify;

/// <summary>校验: anybody asks by code or file whether a copy is what was filed.</summary>
[AllowAnonymous]
[EnableRateLimiting(LimitsSetup.Verifying)]
[RequestSizeLimit(CopyCheck.LargestPost)]
[RequestFormLimits(MultipartBodyLengthLimit = CopyCheck.LargestPost)]
public sealed class IndexModel(CopyCheck check) : PageModel
{
    /// <summary>校验码 as typed or scanned.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>Null before anything was asked.</summary>
    public CopyAnswer? Answer { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(Code))
        {
            Answer = await check.OfCodeAsync(Code, cancellationToken);
        }
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is not { Length: > 0 } && string.IsNullOrWhiteSpace(Code))
        {
            ModelState.AddModelError("Code", "请输入校验码，或选择要核对的文件。");
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        Answer = file is { Length: > 0 } ? await check.OfFileAsync(file, Code, cancellationToken) : await check.OfCodeAsync(Code!, cancellationToken);
        return Page();
    }
}
