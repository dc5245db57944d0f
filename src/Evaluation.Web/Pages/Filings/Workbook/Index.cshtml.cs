using System.Globalization;
using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Documents.Evidence;
using Evaluation.Documents.Filings.Workbooks;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Filings;
using Evaluation.Web.Composition;
using Evaluation.Web.Files;
using Evaluation.Web.Filings;
using Evaluation.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Evaluation.Web.Pages.Filings.Workbook;

/// <summary>工作簿: data table and score table to fill in with a spreadsheet, and back: a preview of every changed cell, taken one by one.</summary>
[EnableRateLimiting(LimitsSetup.Workbooks)]
[RequestSizeLimit(LargestPost)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestPost, ValueLengthLimit = LargestPost, BufferBodyLengthLimit = LargestPost, ValueCountLimit = MostValues)]
public sealed class IndexModel(FilingOpener opener, EntrySaving saving, SealedBook seals, AuditTrail audit, TimeProvider time) : FilingPage(opener)
{
    /// <summary>The marked workbook comes back in a form, in letters.</summary>
    private const int LargestPost = 3 * 1024 * 1024;
    private const int MostValues = 20_000;

    public WorkbookPreview? Preview { get; private set; }

    /// <summary>The previewed changes, sealed.</summary>
    public string SealedChanges { get; private set; } = string.Empty;

    /// <summary>The workbook with its wrong cells marked, sealed; null when nothing is wrong.</summary>
    public string? SealedWorkbook { get; private set; }

    public IReadOnlyList<EntryConflict> Conflicts { get; private set; } = [];

    public bool MayUpload => Open.May(FilingAction.Edit);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        byte[] content;
        try
        {
            content = FilingWorkbook.Write(Open.Framework, Open.Record, new WorkbookOrigin(FilingId, time.GetUtcNow().ToOffset(DeadlineClock.Offset)));
        }
        catch (NotSupportedException problem)
        {
            return Refused(problem.Message);
        }

        await audit.RecordNowAsync(AuditEventKind.WorkbookProduced, $"filing/{FilingId}", null, Open.Filing.UnitId, Open.Filing.RegionId, cancellationToken: cancellationToken);
        return FileDownload.Of(Response, content, EvidenceFormat.Xlsx.ContentType, $"{NameOfFiling}.xlsx");
    }

    public async Task<IActionResult> OnPostPreviewAsync(IFormFile? book, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!MayUpload)
        {
            return Forbid();
        }

        if (book is not { Length: > 0 })
        {
            return Refused("请选择填好的 .xlsx 文件。");
        }

        if (book.Length > FilingWorkbook.LargestFile)
        {
            return Refused("文件超过 1 MB，不像数据表和评分表的工作簿，请检查是否选错了文件。");
        }

        using var content = new MemoryStream();
        await book.CopyToAsync(content, cancellationToken);
        var reading = FilingWorkbook.Read(Open.Framework, Open.Record, FilingId, content);
        if (reading.Problem is { } problem)
        {
            return Refused(problem);
        }

        var entered = new EnteredValues(Open);
        Preview = WorkbookPreview.Of(Open, reading);
        SealedChanges = seals.Seal(Open, [.. reading.Changes.Select(change => new TypedEntry(change.Path, change.Text, entered.Version(change.Path), InWan: false))]);
        SealedWorkbook = (reading.Faults.Count > 0 || Preview.Conflicts > 0) && FilingWorkbook.Mark(content, reading) is { } marked ? seals.Seal(Open, marked) : null;
        return Page();
    }

    /// <summary>Sends back the uploaded workbook with the wrong cells marked.</summary>
    public async Task<IActionResult> OnPostMarkedAsync(string? workbook, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!MayUpload)
        {
            return Forbid();
        }

        return seals.Workbook(Open, workbook) is { } content
            ? FileDownload.Of(Response, content, EvidenceFormat.Xlsx.ContentType, $"{NameOfFiling}（标出问题）.xlsx")
            : Refused("预览已过期，请重新上传工作簿。");
    }

    /// <summary>Takes the ticked cells.</summary>
    public async Task<IActionResult> OnPostTakeAsync(string? changes, List<int>? take, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!MayUpload)
        {
            return Forbid();
        }

        if (seals.Changes(Open, changes) is not { } previewed)
        {
            return Refused("预览已过期，请重新上传工作簿。");
        }

        List<TypedEntry> taken = [.. (take ?? []).Distinct().Where(index => index >= 0 && index < previewed.Count).Order().Select(index => previewed[index])];
        if (taken.Count == 0)
        {
            TempData["Notice"] = "没有采用任何改动";
            return LocalRedirect($"/filings/{FilingId}/workbook");
        }

        var answers = await saving.SaveAsync(Open, taken, cancellationToken);
        if (answers is null)
        {
            return NotFound();
        }

        var saved = answers.Count(answer => answer.Result is EntrySaveResult.Saved);
        if (saved > 0)
        {
            await audit.RecordNowAsync(
                AuditEventKind.EntriesImported, $"filing/{FilingId}", string.Create(CultureInfo.InvariantCulture, $"工作簿：采用 {saved} 格，共 {previewed.Count} 格有改动"),
                Open.Filing.UnitId, Open.Filing.RegionId, cancellationToken: cancellationToken);
        }

        if (saved == answers.Count)
        {
            TempData["Notice"] = string.Create(CultureInfo.InvariantCulture, $"已采用 {saved} 格改动");
            return LocalRedirect($"/filings/{FilingId}/data");
        }

        return await AgainAsync(answers, saved, cancellationToken);
    }

    private string NameOfFiling => string.Create(CultureInfo.InvariantCulture, $"{Open.Unit.Name}{Open.Campaign.Year}年度数据表和评分表");

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Refused(string problem)
    {
        ModelState.AddModelError("book", problem);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    /// <summary>What was not saved, with both values; everything else is.</summary>
    private async Task<IActionResult> AgainAsync(IReadOnlyList<EntryAnswer> answers, int saved, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var (names, conflicts) = (new EntryNames(Open.Framework, Open.Record.Scope), new List<EntryConflict>());
        foreach (var answer in answers)
        {
            if (answer.Result is EntrySaveResult.Conflict conflict)
            {
                conflicts.Add(new EntryConflict(
                    conflict.Path, names.Of(conflict.Path), Shown(conflict.Path, answer.Typed.Text), Shown(conflict.Path, conflict.TheirText), conflict.TheirName, Figures.Moment(conflict.At)));
            }
            else if (answer.Result is EntrySaveResult.Refused refused)
            {
                ModelState.AddModelError("book", $"{names.Of(refused.Path)}：{refused.Reason}");
            }
        }

        ModelState.AddModelError("book", string.Create(CultureInfo.InvariantCulture, $"已采用 {saved} 格，另有 {answers.Count - saved} 格没有写入。请重新下载工作簿，或在页面上直接填写。"));
        Conflicts = conflicts;
        Response.StatusCode = conflicts.Count > 0 ? StatusCodes.Status409Conflict : StatusCodes.Status403Forbidden;
        return Page();

        string Shown(string path, string text) => EnteredValues.Shown(Open.Framework, Open.Record.Scope, path, text, inWan: true);
    }
}
