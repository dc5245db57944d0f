using System.Globalization;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Evidence;
using Evaluation.Web.Filings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Filings.Evidence;

/// <summary>佐证材料: all files of a filing, what each proves, and more of them.</summary>
[RequestSizeLimit(EvidenceUpload.LargestPost)]
[RequestFormLimits(MultipartBodyLengthLimit = EvidenceUpload.LargestPost, ValueCountLimit = 512)]
public sealed class IndexModel(FilingOpener opener, EvaluationDb db, EvidenceUpload upload, AuditTrail audit, TimeProvider time) : FilingPage(opener)
{
    private const int LongestNote = 500;

    [BindProperty]
    public EvidenceInput Input { get; set; } = new();

    public IReadOnlyList<EvidenceFile> Files =>
        [.. Open.Folder.EvidenceFiles.Where(file => file.Kind == EvidenceKind.Evidence).OrderByDescending(file => file.At)];

    /// <summary>Indicators that ask for evidence and have none.</summary>
    public IReadOnlyList<Indicator> Unproved =>
        [.. Open.Sheet.Rows.Where(row => row.WithoutEvidence).Select(row => row.Indicator)];

    public bool MayAdd => EvidenceRights.MayAdd(Open);

    public bool Opens(Indicator indicator) => EvidenceRights.Opens(Open, indicator.Code);

    public bool MayChange(EvidenceFile file) =>
        file.Links.Count == 0 ? MayAdd : file.Links.Exists(link => Open.MayEdit("evidence/" + link.Indicator));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostUploadAsync(
        List<IFormFile>? files, List<string>? indicators, string? back, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        List<string> codes = [.. (indicators ?? []).Where(code => code.Length > 0).Distinct(StringComparer.Ordinal)];
        if (!MayAdd || codes.Exists(code => Open.Framework.Indicator(code) is not { } indicator || !Opens(indicator)))
        {
            return Forbid();
        }

        if (files is not { Count: > 0 and <= EvidenceUpload.MostFiles })
        {
            ModelState.AddModelError("files", files is { Count: > 0 } ? $"一次最多上传 {EvidenceUpload.MostFiles} 个文件，请分几次上传。" : "请选择要上传的文件。");
            return Shown(StatusCodes.Status400BadRequest);
        }

        var problems = await upload.AddAsync(Open, files, EvidenceKind.Evidence, codes, cancellationToken);
        if (problems.Count < files.Count && !await SavedAsync(cancellationToken))
        {
            return StatusCode(StatusCodes.Status409Conflict);
        }

        if (problems.Count == 0)
        {
            return Done($"已上传 {files.Count} 份", back);
        }

        foreach (var problem in problems)
        {
            ModelState.AddModelError("files", problem);
        }

        return await LoadAsync(cancellationToken) ? Shown(StatusCodes.Status400BadRequest) : NotFound();
    }

    /// <summary>Which indicators a file proves, its date and a note.</summary>
    public async Task<IActionResult> OnPostChangeAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } file)
        {
            return NotFound();
        }

        var wanted = (Input.Indicators ?? []).Where(code => Open.Framework.Indicator(code) is not null).ToHashSet(StringComparer.Ordinal);
        var changed = wanted.Except(file.Links.Select(link => link.Indicator), StringComparer.Ordinal)
            .Concat(file.Links.Select(link => link.Indicator).Except(wanted, StringComparer.Ordinal)).ToList();
        if (!MayChange(file) || changed.Exists(code => !Open.MayEdit("evidence/" + code)))
        {
            return Forbid();
        }

        var date = DateOnly.TryParseExact(Input.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null;
        if ((date is null && !string.IsNullOrWhiteSpace(Input.Date)) || Input.Note is { Length: > LongestNote })
        {
            ModelState.AddModelError("files", $"“{file.Name}”没有保存：{(Input.Note is { Length: > LongestNote } ? $"备注最多 {LongestNote} 个字。" : "日期应写成 2021-12-31。")}");
            return Shown(StatusCodes.Status400BadRequest);
        }

        (file.Date, file.Note) = (date, string.IsNullOrWhiteSpace(Input.Note) ? null : Input.Note.Trim());
        file.Links.RemoveAll(link => !wanted.Contains(link.Indicator));
        file.Links.AddRange(wanted.Where(code => !file.Links.Exists(link => link.Indicator == code))
            .Select(code => new EvidenceLink { EvidenceFileId = file.EvidenceFileId, Indicator = code }));
        audit.Record(
            AuditEventKind.EvidenceAdded, $"filing/{FilingId}", $"{file.EvidenceFileId} → {string.Join('、', wanted.Order(StringComparer.Ordinal))}",
            Open.Filing.UnitId, Open.Filing.RegionId);
        return await SavedAsync(cancellationToken) ? Done("已保存", back: null) : StatusCode(StatusCodes.Status409Conflict);
    }

    /// <summary>Takes a file out of the filing; it is kept as removed.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } file)
        {
            return NotFound();
        }

        if (!MayChange(file) || file.Links.Exists(link => !Open.MayEdit("evidence/" + link.Indicator)))
        {
            return Forbid();
        }

        file.RemovedAt = time.GetUtcNow();
        audit.Record(
            AuditEventKind.EvidenceRemoved, $"filing/{FilingId}", $"{file.EvidenceFileId} SHA-256 {file.Sha256}", Open.Filing.UnitId, Open.Filing.RegionId);
        return await SavedAsync(cancellationToken) ? Done("已删除", back: null) : StatusCode(StatusCodes.Status409Conflict);
    }

    private async Task<EvidenceFile?> FindAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken)
            ? await db.EvidenceFiles.Include(file => file.Links).FirstOrDefaultAsync(
                file => file.EvidenceFileId == Input.FileId && file.FilingId == FilingId && file.Kind == EvidenceKind.Evidence && file.RemovedAt == null,
                cancellationToken)
            : null;

    private async Task<bool> SavedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    private LocalRedirectResult Done(string notice, string? back)
    {
        TempData["Notice"] = notice;
        var here = back is not null && Open.Framework.Groups.Any(group => back.StartsWith($"indicators/{group.Code}#", StringComparison.Ordinal)) ? back : "evidence";
        return LocalRedirect($"/filings/{FilingId}/{here}");
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Shown(int status)
    {
        Response.StatusCode = status;
        return Page();
    }
}
