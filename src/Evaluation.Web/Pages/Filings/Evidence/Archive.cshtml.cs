using Evaluation.Documents.Evidence;
using Evaluation.Storage;
using Evaluation.Web.Composition;
using Evaluation.Web.Files;
using Evaluation.Web.Filings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Filings.Evidence;

/// <summary>Evidence taken in as a ZIP: preview which file goes to which indicator, then take what is ticked.</summary>
[EnableRateLimiting(LimitsSetup.Uploading)]
[RequestSizeLimit(EvidenceUpload.LargestPost)]
[RequestFormLimits(MultipartBodyLengthLimit = EvidenceUpload.LargestPost, ValueCountLimit = 512)]
public sealed class ArchiveModel(FilingOpener opener, EvaluationDb db, ArchiveUpload archive, BatchGate gate) : FilingPage(opener)
{
    /// <summary>What was found in the ZIP; null before one was chosen.</summary>
    public IReadOnlyList<ArchivedLine>? Lines { get; private set; }

    public int Sound => Lines?.Count(line => line.Sealed is not null) ?? 0;

    public int Refused => Lines?.Count(line => line.Problem is not null) ?? 0;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? EvidenceRights.MayAdd(Open) ? Page() : LocalRedirect($"/filings/{FilingId}/evidence") : NotFound();

    public async Task<IActionResult> OnPostPreviewAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!EvidenceRights.MayAdd(Open))
        {
            return Forbid();
        }

        if (file is null)
        {
            return Refuse("请选择 .zip 文件。");
        }

        using var pass = gate.Enter(Open.Actor.PersonId, FilingId);
        if (pass is null)
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        await using var zip = file.OpenReadStream();
        if (EvidenceArchive.Problem(zip, file.FileName) is { } problem)
        {
            return Refuse(problem);
        }

        Lines = await archive.PreviewAsync(Open, zip, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostTakeAsync(List<string>? kept, List<string>? chosen, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!EvidenceRights.MayAdd(Open))
        {
            return Forbid();
        }

        if (kept is not { Count: > 0 })
        {
            return Refuse("没有勾选文件。请重新选择压缩包，勾选要收入的文件。");
        }

        var (problems, taken) = await archive.TakeAsync(Open, kept, (chosen ?? []).ToHashSet(StringComparer.Ordinal), cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return StatusCode(StatusCodes.Status409Conflict);
        }

        archive.Forget(Open, kept);
        if (problems.Count > 0)
        {
            foreach (var problem in problems)
            {
                ModelState.AddModelError("file", problem);
            }

            if (taken > 0)
            {
                ModelState.AddModelError("file", FormattableString.Invariant($"其余 {taken} 份已经收入。"));
            }

            return await LoadAsync(cancellationToken) ? Shown(StatusCodes.Status400BadRequest) : NotFound();
        }

        TempData["Notice"] = FormattableString.Invariant($"已收入 {taken} 份佐证材料");
        return LocalRedirect($"/filings/{FilingId}/evidence");
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Refuse(string problem)
    {
        ModelState.AddModelError("file", problem);
        return Shown(StatusCodes.Status400BadRequest);
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Shown(int status)
    {
        Response.StatusCode = status;
        return Page();
    }
}
