using Evaluation.Storage.Filings;
using Evaluation.Web.Filings;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Web.Pages.Filings.Scope;

/// <summary>适用情况 and 填报范围.</summary>
public sealed class IndexModel(FilingOpener opener, EntrySaving saving, FormAnswer form) : FilingPage(opener)
{
    private const int LongestName = 60;
    private const int MostMembers = 30;

    public ScopeView View { get; private set; } = null!;

    public string Seen { get; private set; } = string.Empty;

    public IReadOnlyList<EntryConflict> Conflicts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Seen = saving.Seen;
        return await LoadAsync(cancellationToken) ? Show() : NotFound();
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

        Conflicts = answer.Conflicts;
        return await LoadAsync(cancellationToken) ? Show(answer.Typed) : NotFound();
    }

    public async Task<IActionResult> OnPostAddAsync(string? name, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (name?.Trim() is not { Length: > 0 and <= LongestName } member || Open.Record.Scope.Count >= MostMembers)
        {
            ModelState.AddModelError("name", Open.Record.Scope.Count >= MostMembers ? "填报范围最多 30 个单位。" : "请填写下属单位名称，最多 60 个字。");
            Response.StatusCode = StatusCodes.Status400BadRequest;
            Seen = saving.Seen;
            return Show();
        }

        return await ChangeAsync(ScopeColumns.Add(Open, member), $"已增加“{member}”一栏", cancellationToken);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? member, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || Open.Record.Scope.FirstOrDefault(one => one.Key == member) is not { } leaving)
        {
            return NotFound();
        }

        return await ChangeAsync(ScopeColumns.Remove(Open, leaving.Key), $"已去掉“{leaving.Name}”一栏", cancellationToken);
    }

    private async Task<IActionResult> ChangeAsync(IReadOnlyList<TypedEntry> entries, string notice, CancellationToken cancellationToken)
    {
        // A column and its figures go together: read as if the new members were there already.
        var members = entries.Where(entry => entry.Path.StartsWith("member/", StringComparison.Ordinal) && entry.Text.Length > 0)
            .Select(entry => new Evaluation.Core.Filings.ScopeMember(entry.Path["member/".Length..], entry.Text));
        var open = Open with { Record = Open.Record with { Scope = [.. Open.Record.Scope, .. members] } };
        if (!entries.All(entry => open.MayEdit(entry.Path)))
        {
            return Forbid();
        }

        if (await saving.SaveAsync(open, entries, cancellationToken) is not { } answers)
        {
            return NotFound();
        }

        if (answers.Any(answer => answer.Result is not EntrySaveResult.Saved))
        {
            return StatusCode(StatusCodes.Status409Conflict);
        }

        TempData["Notice"] = notice;
        return LocalRedirect($"/filings/{FilingId}/scope");
    }

    private IActionResult Show(IReadOnlyDictionary<string, string>? typed = null)
    {
        View = new ScopeView(Open, typed);
        return Page();
    }
}
