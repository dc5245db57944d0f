using Microsoft.EntityFrameworkCore;

namespace Evaluation.Storage.Units;

/// <summary>A region with the regions above it: what a province or city publishes is there for those below.</summary>
public static class RegionChain
{
    /// <summary>The region first, then its parent and so on.</summary>
    public static async Task<IReadOnlyList<Guid>> OfAsync(EvaluationDb db, Guid regionId, CancellationToken cancellationToken = default)
    {
        var chain = new List<Guid>();
        for (Guid? next = regionId; next is { } region && !chain.Contains(region);)
        {
            chain.Add(region);
            next = await db.Regions.Where(r => r.RegionId == region).Select(r => r.ParentRegionId).FirstOrDefaultAsync(cancellationToken);
        }

        return chain;
    }
}
