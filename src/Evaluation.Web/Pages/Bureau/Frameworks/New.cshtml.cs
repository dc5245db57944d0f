using Evaluation.Documents.Frameworks;
using Evaluation.Storage;
using Evaluation.Storage.Frameworks;
using Evaluation.Web.Frameworks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Bureau.Frameworks;

/// <summary>A new draft: from a file, from a published version, or from a small complete example.</summary>
[RequestSizeLimit(FrameworkUpload.LargestPost)]
[RequestFormLimits(MultipartBodyLengthLimit = FrameworkUpload.LargestPost)]
public sealed class NewModel(EvaluationDb db, FrameworkDrafts drafts) : PageModel
{
    /// <summary>The published version that is copied.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? From { get; set; }

    [BindProperty]
    public Guid? RegionId { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>What is wrong in the cells of the workbook that was sent.</summary>
    public IReadOnlyList<FrameworkFault> CellFaults { get; private set; } = [];

    public IReadOnlyList<FrameworkLine> Published { get; private set; } = [];

    public IReadOnlyList<(Guid RegionId, string Name)> Regions { get; private set; } = [];

    private Guid Region => RegionId ?? db.Scope.BureauRegionIds[0];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostUploadAsync(CancellationToken cancellationToken)
    {
        var upload = await FrameworkUpload.ReadAsync(Upload, cancellationToken);
        if (upload.Text is null)
        {
            ModelState.AddModelError("Upload", upload.Problem!);
            CellFaults = upload.Faults;
            return await ShowAsync(cancellationToken);
        }

        return await DraftAsync(upload.Text, cancellationToken);
    }

    public async Task<IActionResult> OnPostCopyAsync(CancellationToken cancellationToken)
    {
        if (From is not { } id)
        {
            ModelState.AddModelError("From", "请选择要复制的版本。");
            return await ShowAsync(cancellationToken);
        }

        return await drafts.FindAsync(id, cancellationToken) is { State: FrameworkState.Published } version
            ? await DraftAsync(NewFramework.Next(version.Content, await drafts.NextVersionAsync(version.Code, Region, cancellationToken)), cancellationToken)
            : NotFound();
    }

    public async Task<IActionResult> OnPostStartAsync(CancellationToken cancellationToken)
    {
        var name = await db.Regions.Where(r => r.RegionId == Region).Select(r => r.Name).FirstOrDefaultAsync(cancellationToken);
        return name is null ? NotFound() : await DraftAsync(NewFramework.Start(name), cancellationToken);
    }

    private async Task<IActionResult> DraftAsync(string text, CancellationToken cancellationToken)
    {
        if (await drafts.DraftAsync(Region, text, cancellationToken) is not { } saved)
        {
            return NotFound();
        }

        TempData["Notice"] = saved.Faults.Count == 0 ? "草稿已建立，没有错误" : $"草稿已建立，有 {saved.Faults.Count} 处须修改";
        return Redirect($"{FrameworkPage.AddressOf(saved.Draft.FrameworkVersionId)}/edit");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var bureaus = db.Scope.BureauRegionIds;
        Published = [.. (await drafts.ListAsync(cancellationToken)).Where(line => line.State == FrameworkState.Published)
            .OrderBy(line => line.Code, StringComparer.Ordinal).ThenByDescending(line => line.Version)];
        if (From is { } id && Published.All(line => line.FrameworkVersionId != id))
        {
            return NotFound();
        }

        var regions = await db.Regions.AsNoTracking().Where(r => bureaus.Contains(r.RegionId)).OrderBy(r => r.Code).Select(r => new { r.RegionId, r.Name }).ToListAsync(cancellationToken);
        Regions = regions.ConvertAll(region => (region.RegionId, region.Name));
        return Page();
    }
}
