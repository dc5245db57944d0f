using Evaluation.Core.Filings;
using Evaluation.Web.Filings;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Web.Pages.Filings.Parts;

/// <summary>The pages of words: 单位基本情况, 自评工作开展情况, 目标和重点工作, 存在问题和改进措施.</summary>
[RequestFormLimits(ValueCountLimit = 8192)]
public sealed class IndexModel(FilingOpener opener, EntrySaving saving, FormAnswer form, FormerTexts formerTexts, TimeProvider time) : FilingPage(opener)
{
    [BindProperty(SupportsGet = true)]
    public string Part { get; set; } = string.Empty;

    public ReportPart View { get; private set; } = null!;

    public FilingStep Step => Steps.All.First(step => step.Key == Part);

    public string Seen { get; private set; } = string.Empty;

    public IReadOnlyList<EntryConflict> Conflicts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Seen = saving.Seen;
        return await LoadAsync(cancellationToken) ? await ShowAsync(cancellationToken) : NotFound();
    }

    /// <summary>Saves the form; a button may also take over a proposal, write 无, or remove a row.</summary>
    /// <param name="propose">Section whose proposal is taken over.</param>
    /// <param name="none">Section that gets 无.</param>
    /// <param name="remove">List and row to remove: <c>targets/r1</c>.</param>
    /// <param name="former">Section that takes last year's text over.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public async Task<IActionResult> OnPostAsync(string? propose, string? none, string? remove, string? former, CancellationToken cancellationToken)
    {
        Seen = saving.Seen;
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var taken = string.IsNullOrEmpty(former) ? null : (await formerTexts.OfAsync(Open, cancellationToken)).GetValueOrDefault(former);
        var answer = await form.SaveAsync(this, Open, _ => true, cancellationToken, [.. Proposal(propose), .. None(none), .. Removal(remove), .. Taken(former, taken)]);
        if (answer.Result is { } done)
        {
            if (taken is not null && done is LocalRedirectResult)
            {
                await formerTexts.TakeAsync(Open, former!, taken, cancellationToken);
            }

            return done;
        }

        Conflicts = answer.Conflicts;
        return await LoadAsync(cancellationToken) ? await ShowAsync(cancellationToken, answer.Typed) : NotFound();
    }

    private IEnumerable<TypedEntry> Proposal(string? section) =>
        Open.Framework.Outline.All.FirstOrDefault(one => one.Id == section)?.Text?.Proposal is { } proposal ? [Written(section!, proposal)] : [];

    private IEnumerable<TypedEntry> None(string? section) =>
        Open.Framework.Outline.All.FirstOrDefault(one => one.Id == section)?.Text is { MayBeNone: true } ? [Written(section!, "无")] : [];

    /// <summary>Last year's text behind what stands in the field.</summary>
    private IEnumerable<TypedEntry> Taken(string? section, FormerSection? former)
    {
        if (former is not null && Open.Framework.Outline.All.Any(one => one.Id == section && one.Text?.Page == Part))
        {
            var path = EntryPath.Text(section!);
            var typed = Request.Form.TryGetValue(path, out var said) ? said.ToString().ReplaceLineEndings("\n") : new EnteredValues(Open).Text(path);
            yield return Written(section!, string.IsNullOrWhiteSpace(typed) ? former.Text : $"{typed.TrimEnd()}\n{former.Text}");
        }
    }

    private TypedEntry Written(string section, string text) =>
        new(EntryPath.Text(section), text, new EnteredValues(Open).Version(EntryPath.Text(section)));

    private IEnumerable<TypedEntry> Removal(string? row)
    {
        var entered = new EnteredValues(Open);
        return string.IsNullOrEmpty(row) ? []
            : entered.Paths.Where(path => path.StartsWith($"list/{row}/", StringComparison.Ordinal)).Select(path => new TypedEntry(path, string.Empty, entered.Version(path)));
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? typed = null)
    {
        View = new ReportPart(Open, Part, time, typed, await formerTexts.OfAsync(Open, cancellationToken));
        return Page();
    }
}
