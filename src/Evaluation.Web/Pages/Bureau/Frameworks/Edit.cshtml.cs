using Evaluation.Documents.Frameworks;
using Evaluation.Storage;
using Evaluation.Web.Frameworks;
using Evaluation.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Bureau.Frameworks;

/// <summary>The text of a draft, checked with every save; a draft full of faults is kept too.</summary>
[RequestSizeLimit(FrameworkUpload.LargestPost)]
[RequestFormLimits(MultipartBodyLengthLimit = FrameworkUpload.LargestPost, ValueLengthLimit = FrameworkUpload.LargestPost)]
public sealed class EditModel(EvaluationDb db, FrameworkDrafts drafts) : FrameworkPage(drafts)
{
    private readonly FrameworkDrafts _drafts = drafts;

    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The stamp of the text that was changed.</summary>
    [BindProperty]
    public Guid? Stamp { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>What is wrong in the cells of the workbook that was sent.</summary>
    public IReadOnlyList<FrameworkFault> CellFaults { get; private set; } = [];

    /// <summary>Why the draft could not be published under the code and number it has; null when it could.</summary>
    public string? Unpublishable { get; private set; }

    /// <summary>What stands in the field: what was typed when it was not saved, otherwise the draft.</summary>
    public string Shown { get; private set; } = string.Empty;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        Unpublishable = IsDraft && Read.Framework is { } framework ? (await _drafts.RefusalAsync(Version, framework, cancellationToken))?.Message : null;
        return IsDraft ? ShowText(Version.Content) : Redirect($"{Own}/text");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        var text = Text ?? string.Empty;
        if (!FrameworkUpload.Fits(text))
        {
            ModelState.AddModelError("Text", FrameworkUpload.TooLarge);
            return ShowText(text);
        }

        return await SaveAsync(text, cancellationToken);
    }

    /// <summary>A file takes the place of the whole text.</summary>
    public async Task<IActionResult> OnPostUploadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        var upload = await FrameworkUpload.ReadAsync(Upload, cancellationToken);
        if (upload.Text is null)
        {
            ModelState.AddModelError("Upload", upload.Problem!);
            CellFaults = upload.Faults;
            return ShowText(Version.Content);
        }

        return await SaveAsync(upload.Text, cancellationToken);
    }

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!IsDraft)
        {
            return Conflict(Version.Content, FrameworkWords.PublishedMeanwhile);
        }

        try
        {
            await _drafts.DiscardAsync(Version, Stamp ?? Guid.Empty, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await MeanwhileAsync(null, cancellationToken);
        }

        TempData["Notice"] = "草稿已删除";
        return Redirect("/bureau/frameworks");
    }

    private async Task<IActionResult> SaveAsync(string text, CancellationToken cancellationToken)
    {
        if (!IsDraft)
        {
            return Conflict(text, FrameworkWords.PublishedMeanwhile);
        }

        try
        {
            var saved = await _drafts.ChangeAsync(Version, text, Stamp ?? Guid.Empty, cancellationToken);
            TempData["Notice"] = saved.Faults.Count == 0 ? "已保存，没有错误" : $"已保存，有 {saved.Faults.Count} 处须修改";
            return Redirect($"{Own}/edit");
        }
        catch (DbUpdateConcurrencyException)
        {
            return await MeanwhileAsync(text, cancellationToken);
        }
    }

    /// <summary>Somebody else was faster; what was typed stays in the field.</summary>
    private async Task<IActionResult> MeanwhileAsync(string? text, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        return Conflict(text ?? Version.Content, IsDraft ? FrameworkWords.ChangedMeanwhile : FrameworkWords.PublishedMeanwhile);
    }

    private IActionResult Conflict(string text, string message)
    {
        ModelState.AddModelError(string.Empty, message);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return ShowText(text);
    }

    private IActionResult ShowText(string text)
    {
        ModelState.Remove("Text");
        ModelState.Remove("Stamp");
        (Shown, Stamp) = (text, Version.Stamp);
        return Page();
    }
}
