using System.Linq.Expressions;
using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Storage;
using Evaluation.Storage.Units;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Campaigns;

/// <summary>A filing with its unit and campaign, as the bureau's lists ask for it.</summary>
public sealed class FilingOfUnit
{
    public required Filing Filing { get; init; }

    public required BudgetUnit Unit { get; init; }

    public required Campaign Campaign { get; init; }

    /// <summary>已报送: handed in at least once and not taken back, or filed offline.</summary>
    public static Expression<Func<FilingOfUnit, bool>> IsFiled { get; } = row =>
        row.Filing.State == FilingState.FiledOffline || row.Filing.State == FilingState.Submitted
        || row.Filing.State == FilingState.Accepted || row.Filing.State == FilingState.Returned || row.Filing.BureauReturns > 0;

    /// <summary>The filings in scope that were given out.</summary>
    public static IQueryable<FilingOfUnit> In(EvaluationDb db, Guid? campaignId = null) =>
        from filing in db.Filings.AsNoTracking()
        join unit in db.BudgetUnits.AsNoTracking() on filing.UnitId equals unit.UnitId
        join campaign in db.Campaigns.AsNoTracking() on filing.CampaignId equals campaign.CampaignId
        where (campaignId == null || filing.CampaignId == campaignId) && db.Scope.BureauRegionIds.Contains(filing.RegionId)
        select new FilingOfUnit { Filing = filing, Unit = unit, Campaign = campaign };
}

/// <summary>Lateness in SQL, as <see cref="DeadlineClock"/> has it: no deadline that counts lies after the moment that counts.</summary>
public static class LateFilings
{
    /// <summary>Filed, but after the deadline.</summary>
    public static IQueryable<FilingOfUnit> FiledLate(this IQueryable<FilingOfUnit> rows, EvaluationDb db) => rows
        .Where(FilingOfUnit.IsFiled)
        .Where(row => row.Filing.FirstSubmittedAt != null && row.Campaign.Deadline <= row.Filing.FirstSubmittedAt
            && !db.DeadlineExtensions.Any(e => e.FilingId == row.Filing.FilingId
                && e.Deadline > row.Filing.FirstSubmittedAt && e.At <= row.Filing.FirstSubmittedAt));

    /// <summary>Not filed, and the deadline has passed.</summary>
    public static IQueryable<FilingOfUnit> Overdue(this IQueryable<FilingOfUnit> rows, EvaluationDb db, DateTimeOffset now) => rows
        .Where(Not(FilingOfUnit.IsFiled))
        .Where(row => row.Campaign.Deadline <= now
            && !db.DeadlineExtensions.Any(e => e.FilingId == row.Filing.FilingId && e.Deadline > now));

    public static Expression<Func<FilingOfUnit, bool>> Not(Expression<Func<FilingOfUnit, bool>> condition) =>
        Expression.Lambda<Func<FilingOfUnit, bool>>(Expression.Not(condition.Body), condition.Parameters);
}
