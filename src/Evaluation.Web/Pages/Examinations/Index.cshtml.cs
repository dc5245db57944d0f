using System.Globalization;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Examinations;
using Evaluation.Web.Examinations;
using Evaluation.Web.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Web.Pages.Examinations;

/// <summary>报告校核: brings reports in and lists those examined in the last day; each person sees only their own.</summary>
[RequestSizeLimit(ReportDesk.LargestPost)]
[RequestFormLimits(MultipartBodyLengthLimit = ReportDesk.LargestPost)]
public sealed class IndexModel(EvaluationDb db, ExaminationShelf shelf, ReportDesk desk, BatchGate gate, AuditTrail audit) : PageModel
{
    public IReadOnlyList<KeptReport> Reports { get; private set; } = [];

    private Guid Person => db.Scope.PersonId!.Value;

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostUploadAsync(List<IFormFile>? files, CancellationToken cancellationToken)
    {
        using var pass = gate.Enter(Person);
        if (pass is null)
        {
            return await AgainAsync(["上一批文件还在校核，请等它完成后再选择。"], StatusCodes.Status429TooManyRequests, cancellationToken);
        }

        if (await ProblemAsync(files, cancellationToken) is { } problem)
        {
            return await AgainAsync([problem], StatusCodes.Status400BadRequest, cancellationToken);
        }

        var problems = await desk.ExamineAsync(Person, files!, cancellationToken);
        var examined = files!.Count - problems.Count;
        if (examined > 0)
        {
            await audit.RecordNowAsync(
                AuditEventKind.ReportsExamined, $"person/{Person}", string.Create(CultureInfo.InvariantCulture, $"{examined} 份"), cancellationToken: cancellationToken);
        }

        if (problems.Count > 0)
        {
            return await AgainAsync(problems, StatusCodes.Status400BadRequest, cancellationToken);
        }

        TempData["Notice"] = $"已校核 {examined} 份报告";
        await LoadAsync(cancellationToken);
        return LocalRedirect(files.Count == 1 && Reports.Count > 0 ? $"/examinations/{Reports[0].ReportId}" : "/examinations");
    }

    /// <summary>Removes one of the person's own reports, or all of them.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(Guid? reportId, CancellationToken cancellationToken)
    {
        var removed = reportId is { } one ? shelf.Remove(Person, one) ? 1 : 0 : shelf.RemoveAll(Person);
        if (removed == 0)
        {
            return NotFound();
        }

        await audit.RecordNowAsync(
            AuditEventKind.ExaminationRemoved, $"person/{Person}", string.Create(CultureInfo.InvariantCulture, $"{removed} 份"), cancellationToken: cancellationToken);
        TempData["Notice"] = "已删除";
        return LocalRedirect("/examinations");
    }

    private async Task<string?> ProblemAsync(List<IFormFile>? files, CancellationToken cancellationToken)
    {
        if (files is not { Count: > 0 })
        {
            return "请选择要校核的报告。";
        }

        if (files.Count > ReportDesk.MostFiles)
        {
            return $"一次最多校核 {ReportDesk.MostFiles} 份报告，请分几次选择。";
        }

        await LoadAsync(cancellationToken);
        return Reports.Count + files.Count > ExaminationShelf.MostReports ? $"每人最多保留 {ExaminationShelf.MostReports} 份校核结果，请先删除不用的。" : null;
    }

    private async Task LoadAsync(CancellationToken cancellationToken) => Reports = await shelf.ListAsync(Person, cancellationToken);

    private async Task<IActionResult> AgainAsync(IReadOnlyList<string> problems, int status, CancellationToken cancellationToken)
    {
        foreach (var problem in problems)
        {
            ModelState.AddModelError("files", problem);
        }

        await LoadAsync(cancellationToken);
        Response.StatusCode = status;
        return Page();
    }
}
