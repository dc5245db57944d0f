using Evaluation.Core.Frameworks;
using Evaluation.Storage;
using Evaluation.Storage.Frameworks;
using Evaluation.Web.Frameworks;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Bureau.Frameworks;

/// <summary>The frameworks of the bureau: its drafts, what it and the regions above it published, and what came with the program.</summary>
public sealed class IndexModel(EvaluationDb db, FrameworkDrafts drafts, FrameworkShelf shelf) : PageModel
{
    public IReadOnlyList<FrameworkLine> Drafts { get; private set; } = [];

    public IReadOnlyList<FrameworkRow> Published { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var lines = await drafts.ListAsync(cancellationToken);
        var bureaus = db.Scope.BureauRegionIds;
        var campaigns = await db.Campaigns.AsNoTracking().Where(c => bureaus.Contains(c.RegionId)).GroupBy(c => new { c.Framework, c.RegionId })
            .Select(group => new { group.Key.Framework, group.Key.RegionId, Count = group.Count() }).ToListAsync(cancellationToken);
        var used = campaigns.ToLookup(one => (one.Framework, shelf.Meant(one.Framework, one.RegionId)?.RegionId), one => one.Count);
        Drafts = [.. lines.Where(line => line.State == FrameworkState.Draft)];
        Published = [.. lines.Where(line => line.State == FrameworkState.Published)
            .OrderBy(line => line.Origin == FrameworkOrigin.Shipped).ThenBy(line => line.Code, StringComparer.Ordinal).ThenByDescending(line => line.Version)
            .Select(line => new FrameworkRow(
                line,
                shelf.Find(line.Reference!, line.RegionId),
                used[(line.Reference!, line.RegionId)].Sum(),
                line.RegionId is not { } regionId ? "程序自带" : bureaus.Contains(regionId) ? "本地区" : line.Region ?? string.Empty))];
    }
}

/// <summary>A published version in the list.</summary>
/// <param name="Framework">Null when it cannot be read.</param>
/// <param name="Campaigns">Campaigns of the bureau that use it.</param>
/// <param name="Owner">Who published it, in words.</param>
public sealed record FrameworkRow(FrameworkLine Line, Framework? Framework, int Campaigns, string Owner);
