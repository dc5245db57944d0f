using Evaluation.Core.Filings;
using Evaluation.Storage.Filings;
using Evaluation.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Web.Filings;

/// <summary>A value that two people changed, as the page shows it: both texts, and who wrote the other one.</summary>
public sealed record EntryConflict(string Path, string Name, string Mine, string Theirs, string By, string At);

/// <summary>What a plain form's save came to.</summary>
/// <param name="Result">The way on; null: the page is shown again with what was typed.</param>
public sealed record FormOutcome(IActionResult? Result, IReadOnlyDictionary<string, string> Typed, IReadOnlyList<EntryConflict> Conflicts);

/// <summary>
/// Saves a page's plain form with the buttons every page shares: 保存, a one-click mend, and further values a button sets. Redirects when
/// everything was saved; otherwise the page comes back with both values.
/// </summary>
public sealed class FormAnswer(EntrySaving saving)
{
    /// <summary>Name of the buttons that mend a finding; their value is its id.</summary>
    public const string MendButton = "mend";

    /// <param name="page">The page that was posted.</param>
    /// <param name="open">The filing.</param>
    /// <param name="inWan">Whether the table of a path is filled in 万元.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <param name="extra">Values a button of this page sets beside what was typed.</param>
    public async Task<FormOutcome> SaveAsync(
        PageModel page, OpenFiling open, Func<string, bool> inWan, CancellationToken cancellationToken, IReadOnlyList<TypedEntry>? extra = null)
    {
        var answers = await saving.SaveFormAsync(open, page.Request.Form, inWan, cancellationToken);
        var more = Mends(open, page.Request.Form, answers).Concat(extra ?? []).ToList();
        if (answers is not null && more.Count > 0)
        {
            // What a button sets wins over the same field's text in the form.
            var versions = answers.Select(answer => answer.Result).OfType<EntrySaveResult.Saved>().ToDictionary(saved => saved.Path, saved => saved.Version, StringComparer.Ordinal);
            more = [.. more.Select(entry => versions.TryGetValue(entry.Path, out var version) ? entry with { Version = version } : entry)];
            var set = await saving.SaveAsync(open, more, cancellationToken);
            answers = set is null ? null : [.. answers, .. set];
        }

        return Answered(page, open, answers);
    }

    /// <summary>Saves values that were decided on elsewhere than in their fields.</summary>
    public async Task<FormOutcome> SetAsync(PageModel page, OpenFiling open, IReadOnlyList<TypedEntry> entries, CancellationToken cancellationToken) =>
        Answered(page, open, await saving.SaveAsync(open, entries, cancellationToken));

    private static FormOutcome Answered(PageModel page, OpenFiling open, IReadOnlyList<EntryAnswer>? answers)
    {
        if (answers is null)
        {
            return new FormOutcome(page.NotFound(), new Dictionary<string, string>(StringComparer.Ordinal), []);
        }

        var kept = answers.Where(answer => answer.Result is not EntrySaveResult.Saved).ToList();
        if (kept.Count == 0)
        {
            page.TempData["Notice"] = answers.Count == 0 ? "没有改动" : $"已保存 {answers.Count} 项";
            return new FormOutcome(page.LocalRedirect(page.Request.Path.Value!), new Dictionary<string, string>(StringComparer.Ordinal), []);
        }

        return Again(page, open, kept);
    }

    private static FormOutcome Again(PageModel page, OpenFiling open, List<EntryAnswer> kept)
    {
        var names = new EntryNames(open.Framework, open.Record.Scope);
        var conflicts = new List<EntryConflict>();
        foreach (var answer in kept)
        {
            if (answer.Result is EntrySaveResult.Conflict conflict)
            {
                conflicts.Add(new EntryConflict(
                    conflict.Path,
                    names.Of(conflict.Path),
                    answer.Typed.Text,
                    EnteredValues.Shown(open.Framework, open.Record.Scope, conflict.Path, conflict.TheirText, answer.Typed.InWan),
                    conflict.TheirName,
                    Figures.Moment(conflict.At)));
            }
            else if (answer.Result is EntrySaveResult.Refused refused)
            {
                page.ModelState.AddModelError(answer.Typed.Path, $"{names.Of(refused.Path)}：{refused.Reason}");
            }
        }

        page.Response.StatusCode = conflicts.Count > 0 ? StatusCodes.Status409Conflict
            : kept.Exists(answer => answer.IsLocked) ? StatusCodes.Status403Forbidden : StatusCodes.Status400BadRequest;
        return new FormOutcome(Result: null, kept.ToDictionary(answer => answer.Typed.Path, answer => answer.Typed.Text, StringComparer.Ordinal), conflicts);
    }

    private static IEnumerable<TypedEntry> Mends(OpenFiling open, IFormCollection form, IReadOnlyList<EntryAnswer>? answers)
    {
        var findingId = form[MendButton].ToString();
        if (findingId.Length > 0 && open.Findings.FirstOrDefault(finding => finding.Id == findingId)?.Mend is { } mend)
        {
            // A mend's text is in the stored form, so money is in 元. Words are put into what was just typed, not into what was there before.
            var entered = new EnteredValues(open);
            var current = answers?.FirstOrDefault(answer => answer.Typed.Path == mend.Path)?.Typed.Text ?? entered.Text(mend.Path);
            yield return new TypedEntry(mend.Path, mend.Applied(current), entered.Version(mend.Path), InWan: false);
        }
    }
}
