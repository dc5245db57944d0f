using Evaluation.Storage;
using Evaluation.Storage.Examinations;
using Evaluation.Web.Examinations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Web.Pages.Examinations;

/// <summary>One examined report: its text with the findings marked, and their list. Only for the person who brought it.</summary>
public sealed class ShowModel(EvaluationDb db, ExaminationShelf shelf) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid ReportId { get; set; }

    /// <summary>fix, explain, note; otherwise all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Severity { get; set; }

    /// <summary>A verdict, or every one; otherwise all but the right ones.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Verdict { get; set; }

    public ExaminationView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await shelf.FindAsync(db.Scope.PersonId!.Value, ReportId, cancellationToken) is not { } kept)
        {
            return NotFound();
        }

        View = ExaminationView.Of(kept, Severity, Verdict);
        return Page();
    }
}
