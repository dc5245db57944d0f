using Evaluation.Core.Frameworks;
using Evaluation.Storage.Frameworks;
using Evaluation.Web.Frameworks;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Web.Pages.Bureau.Frameworks;

/// <summary>What a version changes against another one: what moves scores first.</summary>
public sealed class DiffModel(FrameworkDrafts drafts, FrameworkShelf shelf) : FrameworkPage(drafts)
{
    private readonly FrameworkDrafts _drafts = drafts;

    /// <summary>The version it is compared with; the last published one of the same code when not chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? With { get; set; }

    /// <summary>What it can be compared with.</summary>
    public IReadOnlyList<FrameworkLine> Others { get; private set; } = [];

    public FrameworkLine? Other { get; private set; }

    /// <summary>Changes by whether they can move a score, then by what they change.</summary>
    public IReadOnlyList<(bool MovesScores, IReadOnlyList<IGrouping<string, FrameworkChange>> Subjects)> Changes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Read.Framework is not { } framework)
        {
            return ToTheFaults();
        }

        Others = [.. (await _drafts.ListAsync(cancellationToken))
            .Where(line => line.State == FrameworkState.Published && line.FrameworkVersionId != FrameworkVersionId && shelf.Find(line.Reference!, line.RegionId) is not null)
            .OrderByDescending(line => line.Code == framework.Code).ThenBy(line => line.Code, StringComparer.Ordinal).ThenByDescending(line => line.Version)];
        Other = With is { } id ? Others.FirstOrDefault(line => line.FrameworkVersionId == id)
            : Others.FirstOrDefault(line => line.Code == framework.Code && (IsDraft || line.Version < framework.Version)) ?? Others.FirstOrDefault(line => line.Code == framework.Code);
        if (With is not null && Other is null)
        {
            return NotFound();
        }

        if (Other is not null)
        {
            Changes = [.. FrameworkDiff.Run(shelf.Find(Other.Reference!, Other.RegionId)!, framework)
                .GroupBy(change => change.MovesScores).OrderByDescending(group => group.Key)
                .Select(group => (group.Key, (IReadOnlyList<IGrouping<string, FrameworkChange>>)[.. group.GroupBy(change => change.Place, StringComparer.Ordinal)]))];
        }

        return Page();
    }
}
