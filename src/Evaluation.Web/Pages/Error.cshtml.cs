using System.Diagnostics;
using Evaluation.Web.Words;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Web.Pages;

/// <summary>Says what went wrong and what to do; reached by re-execution, never by a link.</summary>
[AllowAnonymous]
public sealed class ErrorModel : PageModel
{
    // The form that failed may have a field of this name.
    [BindProperty(SupportsGet = true)]
    [FromRoute]
    public int Code { get; set; }

    public ErrorWords Words { get; private set; } = ErrorWords.For(StatusCodes.Status500InternalServerError);

    public bool ShowsTrace => Code >= StatusCodes.Status500InternalServerError;

    public string TraceId => Activity.Current?.TraceId.ToHexString() ?? HttpContext.TraceIdentifier;

    public void OnGet()
    {
        Code = Code is >= 400 and <= 599 ? Code : StatusCodes.Status404NotFound;
        Words = ErrorWords.For(Code);
        Response.StatusCode = Code;
    }
}
