using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Core.Quantities;
using Evaluation.Storage;
using Evaluation.Web.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Bureau;

/// <summary>The bureau's day: each list with its count and its first lines.</summary>
public sealed record TodayView(
    DateTimeOffset Now, TodayList Waiting, TodayList Overdue, TodayList RunningOut, TodayList Differences, TodayList HelpAsked, IReadOnlyList<CampaignLine> Campaigns)
{
    /// <summary>Lines shown of each list; the board has all.</summary>
    public const int Shown = 8;

    /// <summary>An extension runs out when less than this is left of it.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromDays(3);

    public static async Task<TodayView> LoadAsync(EvaluationDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = FilingOfUnit.In(db);
        var soon = now + Soon;
        var lists = new List<TodayList>();
        foreach (var (chosen, order) in new (IQueryable<FilingOfUnit>, Func<IQueryable<FilingOfUnit>, IQueryable<FilingOfUnit>>)[]
        {
            (rows.Where(row => row.Filing.State == FilingState.Submitted), waiting => waiting.OrderBy(row => row.Filing.SubmittedAt)),
            (rows.Overdue(db, now), overdue => overdue.OrderBy(row => row.Campaign.Deadline).ThenBy(row => row.Unit.Code)),
            (Ending(db, rows, now, soon), ending => ending.OrderBy(row => row.Unit.Code)),
            (WithDifference(db, rows), differing => differing
                .OrderByDescending(row => db.FilingVersions.Where(v => v.FilingId == row.Filing.FilingId && v.Number == row.Filing.PrintVersion).Max(v => v.Difference))),
            (rows.Where(row => row.Filing.HelpAsked), asking => asking.OrderBy(row => row.Unit.Code)),
        })
        {
            var count = await chosen.CountAsync(cancellationToken);
            lists.Add(new TodayList(count, count == 0 ? [] : await CampaignRow.LoadAsync(db, order(chosen).Take(Shown), now, cancellationToken)));
        }

        return new TodayView(now, lists[0], lists[1], lists[2], lists[3], lists[4], await CampaignLine.LoadAsync(db, now, cancellationToken));
    }

    /// <summary>Not filed, with an extension or a date set at a return that ends soon.</summary>
    private static IQueryable<FilingOfUnit> Ending(EvaluationDb db, IQueryable<FilingOfUnit> rows, DateTimeOffset now, DateTimeOffset soon) => rows
        .Where(row => (row.Filing.State == FilingState.Returned && row.Filing.ReturnDeadline != null && row.Filing.ReturnDeadline <= soon)
            || (row.Filing.State != FilingState.Submitted && row.Filing.State != FilingState.Accepted && row.Filing.State != FilingState.FiledOffline
                && row.Filing.ReturnDeadline == null
                && db.DeadlineExtensions.Any(e => e.FilingId == row.Filing.FilingId && e.Deadline > now && e.Deadline <= soon)
                && !db.DeadlineExtensions.Any(e => e.FilingId == row.Filing.FilingId && e.Deadline > soon)));

    /// <summary>Handed in with a claim that is not the computed total.</summary>
    private static IQueryable<FilingOfUnit> WithDifference(EvaluationDb db, IQueryable<FilingOfUnit> rows) => rows
        .Where(row => row.Filing.State == FilingState.Submitted
            && db.FilingVersions.Any(v => v.FilingId == row.Filing.FilingId && v.Number == row.Filing.PrintVersion
                && v.SubmittedAt != null && v.Difference != null && v.Difference != Points.Zero));
}

/// <summary>A list of the day.</summary>
public sealed record TodayList(int Count, IReadOnlyList<CampaignRow> Rows);

/// <summary>A campaign with how far it is.</summary>
public sealed record CampaignLine(Guid CampaignId, string Title, int Year, CampaignKind Kind, CampaignState State, DateTimeOffset Deadline, CampaignProgress Progress)
{
    /// <summary>The campaigns of the bureau, newest first; three statements.</summary>
    public static async Task<IReadOnlyList<CampaignLine>> LoadAsync(EvaluationDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var bureaus = db.Scope.BureauRegionIds;
        var campaigns = await db.Campaigns.AsNoTracking().Where(c => bureaus.Contains(c.RegionId))
            .OrderByDescending(c => c.Year).ThenByDescending(c => c.Deadline)
            .Select(c => new { c.CampaignId, c.Title, c.Year, c.Kind, c.State, c.Deadline }).ToListAsync(cancellationToken);
        var rows = FilingOfUnit.In(db);
        var units = await CountAsync(rows, cancellationToken);
        var filed = await CountAsync(rows.Where(FilingOfUnit.IsFiled), cancellationToken);
        var late = await CountAsync(rows.FiledLate(db), cancellationToken);
        return campaigns.ConvertAll(c => new CampaignLine(c.CampaignId, c.Title, c.Year, c.Kind, c.State, c.Deadline, new CampaignProgress(
            units.GetValueOrDefault(c.CampaignId),
            filed.GetValueOrDefault(c.CampaignId),
            filed.GetValueOrDefault(c.CampaignId) - late.GetValueOrDefault(c.CampaignId))));
    }

    private static Task<Dictionary<Guid, int>> CountAsync(IQueryable<FilingOfUnit> rows, CancellationToken cancellationToken) =>
        rows.GroupBy(row => row.Filing.CampaignId).Select(campaign => new { campaign.Key, Count = campaign.Count() })
            .ToDictionaryAsync(campaign => campaign.Key, campaign => campaign.Count, cancellationToken);
}
