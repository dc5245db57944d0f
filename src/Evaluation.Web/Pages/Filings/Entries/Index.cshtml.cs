using Evaluation.Core.Filings;
using Evaluation.Storage.Filings;
using Evaluation.Web.Filings;
using Evaluation.Web.Words;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Web.Pages.Filings.Entries;

/// <summary>Saves one value as it is typed and answers with what changed on the page that asks.</summary>
public sealed class IndexModel(FilingOpener opener, EntrySaving saving, Fragments fragments) : FilingPage(opener)
{
    /// <summary>Last part of the address of the page that asks.</summary>
    [BindProperty(SupportsGet = true, Name = "at")]
    public string? Here { get; set; }

    /// <summary>Unit of the table that asks: 万元, or 元.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync([FromBody] EntryInput? input, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (input?.Path is not { Length: > 0 and <= EntryPath.MaximumLength } path || input.Value is not { Length: <= FilingEntry.MaximumText } text
            || !TryVersion(input.Version, out var version))
        {
            return Problem(StatusCodes.Status400BadRequest, "内容太长或不完整，请刷新页面后重试。");
        }

        var before = Open;
        var inWan = Unit != "yuan";
        if (await saving.SaveAsync(before, [new TypedEntry(path, text, version, inWan)], cancellationToken) is not [var answer] || !await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        return answer.Result switch
        {
            EntrySaveResult.Saved saved => await SavedAsync(before, path, text, saved, inWan),
            EntrySaveResult.Conflict conflict => new JsonResult(new
            {
                version = conflict.TheirVersion?.ToString() ?? string.Empty,
                theirs = EnteredValues.Shown(Open.Framework, Open.Record.Scope, path, conflict.TheirText, inWan),
                by = conflict.TheirName,
            })
            { StatusCode = StatusCodes.Status409Conflict },
            EntrySaveResult.Refused refused => Problem(answer.IsLocked ? StatusCodes.Status403Forbidden : StatusCodes.Status400BadRequest, refused.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static bool TryVersion(string? text, out Guid? version)
    {
        version = Guid.TryParse(text, out var read) ? read : null;
        return version is not null || string.IsNullOrEmpty(text);
    }

    private static JsonResult Problem(int status, string message) => new(new { message }) { StatusCode = status };

    private async Task<IActionResult> SavedAsync(OpenFiling before, string path, string typed, EntrySaveResult.Saved saved, bool inWan)
    {
        var shown = new EnteredValues(Open).Kept(path, inWan);
        return new JsonResult(new
        {
            version = saved.Version?.ToString() ?? string.Empty,
            savedAt = Figures.Clock(saved.At),
            display = EntryReader.FigureAt(Open.Framework, Open.Record.Scope, path) is null || shown == typed ? null : shown,
            findings = Open.Findings.Count(finding => finding.Blocks),
            fragments = await fragments.ChangedAsync(PageContext, before, Open, Here ?? string.Empty, inWan),
        });
    }
}
