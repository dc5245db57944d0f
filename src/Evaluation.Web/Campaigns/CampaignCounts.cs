using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Campaigns;

/// <summary>How many filings of a campaign stand where.</summary>
public sealed record CampaignCounts(IReadOnlyDictionary<FilingState, int> ByState, int FiledLate, int Overdue, CampaignProgress Progress)
{
    public int In(FilingState state) => ByState.GetValueOrDefault(state);

    public static async Task<CampaignCounts> LoadAsync(EvaluationDb db, Guid campaignId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = FilingOfUnit.In(db, campaignId);
        var states = await rows.GroupBy(row => row.Filing.State).Select(state => new { state.Key, Count = state.Count() }).ToListAsync(cancellationToken);
        var filed = await rows.CountAsync(FilingOfUnit.IsFiled, cancellationToken);
        var late = await rows.FiledLate(db).CountAsync(cancellationToken);
        var overdue = await rows.Overdue(db, now).CountAsync(cancellationToken);
        return new CampaignCounts(
            states.ToDictionary(state => state.Key, state => state.Count),
            late,
            overdue,
            new CampaignProgress(states.Sum(state => state.Count), filed, filed - late));
    }
}
