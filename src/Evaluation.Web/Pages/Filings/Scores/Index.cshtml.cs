using Evaluation.Core.Filings;
using Evaluation.Storage.Filings;
using Evaluation.Web.Filings;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Web.Pages.Filings.Scores;

/// <summary>评分表: all rows on one page, self scores beside the computed ones, totals in three parts.</summary>
[RequestFormLimits(ValueCountLimit = 1024)]
public sealed class IndexModel(FilingOpener opener, EntrySaving saving, FormAnswer form) : FilingPage(opener)
{
    /// <summary>The filter, see <see cref="ScoreFilter"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    public IReadOnlyList<ScoreLine> Lines { get; private set; } = [];

    public string Seen { get; private set; } = string.Empty;

    public IReadOnlyList<EntryConflict> Conflicts { get; private set; } = [];

    public bool MayEdit => Open.May(FilingAction.Edit);

    /// <summary>Self scores set by hand.</summary>
    public int Claims => Own.Count();

    public bool MayFollow => Own.Any();

    private IEnumerable<FilingEntry> Own =>
        Open.IsFrozen ? [] : Open.Folder.Entries.Where(entry => entry.Path.StartsWith("claim/", StringComparison.Ordinal) && Open.MayEdit(entry.Path));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Seen = saving.Seen;
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        Look(typed: null);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Seen = saving.Seen;
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var answer = await form.SaveAsync(this, Open, _ => true, cancellationToken);
        if (answer.Result is { } done)
        {
            return done;
        }

        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        Conflicts = answer.Conflicts;
        Look(answer.Typed);
        return Page();
    }

    /// <summary>全部按测算得分填列: no claim of its own is left, so every self score follows the computed one.</summary>
    public async Task<IActionResult> OnPostFollowAsync(CancellationToken cancellationToken)
    {
        Seen = saving.Seen;
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!MayEdit)
        {
            return Forbid();
        }

        var answers = await saving.SaveAsync(Open, [.. Own.Select(entry => new TypedEntry(entry.Path, string.Empty, entry.Version))], cancellationToken);
        var left = answers?.Count(answer => answer.Result is not EntrySaveResult.Saved) ?? 0;
        TempData["Notice"] = left == 0 ? "已全部按测算得分填列" : $"{left} 项刚被他人修改，没有改动，请核对";
        return LocalRedirect($"/filings/{FilingId}/scores");
    }

    private void Look(IReadOnlyDictionary<string, string>? typed) => Lines = ScoreLine.Of(Open, new EnteredValues(Open, typed), Show);
}
