using Evaluation.Documents.Evidence;
using Evaluation.Documents.Examinations;
using Evaluation.Storage;
using Evaluation.Storage.Examinations;
using Evaluation.Web.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Web.Pages.Examinations;

/// <summary>A Word copy of an examined report with comments at the places of its findings.</summary>
public sealed class WordModel(EvaluationDb db, ExaminationShelf shelf) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid ReportId { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var person = db.Scope.PersonId!.Value;
        if (await shelf.FindAsync(person, ReportId, cancellationToken) is not { } kept || shelf.OpenReport(person, ReportId) is not { } report)
        {
            return NotFound();
        }

        await using (report)
        {
            var copy = WordComments.Write(report, Enum.Parse<ReportFormat>(kept.Report.Format), kept.Text, kept.Examination.Findings, kept.Report.At);
            return FileDownload.Of(Response, copy, EvidenceFormat.Docx.ContentType, $"{Path.GetFileNameWithoutExtension(kept.Report.Name)}（校核意见）.docx");
        }
    }
}
