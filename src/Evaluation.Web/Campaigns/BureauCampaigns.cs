using Evaluation.Core.Campaigns;
using Evaluation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Campaigns;

/// <summary>Finds campaigns for the bureau that runs them; a unit sees its campaigns too, but not here.</summary>
public static class BureauCampaigns
{
    /// <summary>The campaign, tracked; null when there is none or another bureau runs it.</summary>
    public static async Task<Campaign?> FindAsync(EvaluationDb db, Guid campaignId, CancellationToken cancellationToken) =>
        await db.Campaigns.FirstOrDefaultAsync(c => c.CampaignId == campaignId, cancellationToken) is { } campaign
            && db.Scope.IsBureauOf(campaign.RegionId)
            ? campaign
            : null;
}
