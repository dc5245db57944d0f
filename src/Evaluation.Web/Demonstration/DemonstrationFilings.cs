using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Storage;
using Evaluation.Storage.People;
using Evaluation.Storage.Units;

namespace Evaluation.Web.Demonstration;

/// <summary>The filings of the demonstration region: one being drafted, one 报送, one not started.</summary>
public sealed class DemonstrationFilings(EvaluationDb db)
{
    public async Task AddAsync(
        Campaign campaign,
        BudgetUnit drafting,
        BudgetUnit submitted,
        BudgetUnit notStarted,
        IReadOnlyDictionary<string, Person> people,
        CancellationToken cancellationToken)
    {
        foreach (var unit in new[] { drafting, submitted, notStarted })
        {
            db.Filings.Add(new Filing(Guid.CreateVersion7(), campaign.CampaignId, unit.UnitId, unit.RegionId));
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
