using Evaluation.Core.Frameworks;
using Evaluation.Storage;
using Evaluation.Storage.Frameworks;
using Evaluation.Web.Frameworks;
using Evaluation.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Bureau.Frameworks;

/// <summary>What publishing a draft means, asked once more, then done.</summary>
public sealed class PublishModel(EvaluationDb db, FrameworkDrafts drafts, FrameworkShelf shelf) : FrameworkPage(drafts)
{
    private readonly FrameworkDrafts _drafts = drafts;

    /// <summary>The stamp of the text that was looked at.</summary>
    [BindProperty]
    public Guid? Stamp { get; set; }

    [BindProperty]
    public bool Confirmed { get; set; }

    public string Region { get; private set; } = string.Empty;

    /// <summary>The version published before, and how many of the changes can move a score.</summary>
    public (FrameworkLine Line, int Changes, int MovesScores)? Before { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return !await FindAsync(cancellationToken) ? NotFound() : IsDraft ? await ShowAsync(cancellationToken) : Redirect(Own);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!IsDraft)
        {
            return StatusCode(StatusCodes.Status409Conflict);
        }

        if (!Confirmed)
        {
            ModelState.AddModelError("Confirmed", "请先核对，再勾选确认。");
            return await ShowAsync(cancellationToken);
        }

        try
        {
            var outcome = await _drafts.PublishAsync(Version, Stamp ?? Guid.Empty, cancellationToken);
            if (outcome.Refusal is { } refusal)
            {
                ModelState.AddModelError(string.Empty, refusal.Message);
                return await ShowAsync(cancellationToken);
            }
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            if (!await FindAsync(cancellationToken))
            {
                return NotFound();
            }

            ModelState.AddModelError(string.Empty, IsDraft ? "在您打开页面之后，其他人修改了这份草稿，没有发布。请重新核对。" : "其他人已经发布了这一版。");
            Response.StatusCode = StatusCodes.Status409Conflict;
            return await ShowAsync(cancellationToken);
        }

        TempData["Notice"] = "已发布，可以在自评任务中选用";
        return Redirect(Own);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        ModelState.Remove("Stamp");
        Stamp = Version.Stamp;
        Region = await db.Regions.Where(r => r.RegionId == Version.RegionId).Select(r => r.Name).FirstOrDefaultAsync(cancellationToken) ?? string.Empty;
        if (Read.Framework is { } framework)
        {
            var last = (await _drafts.ListAsync(cancellationToken)).Where(line => line.State == FrameworkState.Published && line.Code == framework.Code).MaxBy(line => line.Version);
            if (last is not null && shelf.Find(last.Reference!, last.RegionId) is { } before)
            {
                var changes = FrameworkDiff.Run(before, framework);
                Before = (last, changes.Count, changes.Count(change => change.MovesScores));
            }
        }

        return Page();
    }
}
