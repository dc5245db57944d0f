using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Core.Papers;
using Evaluation.Storage;
using Evaluation.Web.Words;

namespace Evaluation.Web.Campaigns;

/// <summary>A unit that has to hand in, or to hand in again, and by when.</summary>
/// <param name="IsLate">Its deadline has passed.</param>
/// <param name="Days">Days since the deadline, or until it.</param>
public sealed record OwedFiling(CampaignRow Row, bool IsLate, int Days)
{
    /// <summary>Days ahead of a deadline from which a unit can be reminded, unless said otherwise.</summary>
    public const int UsualDays = 3;

    public const int MostDays = 60;

    /// <summary>Those that are late, and those that are due within some days; most urgent first.</summary>
    public static async Task<IReadOnlyList<OwedFiling>> LoadAsync(EvaluationDb db, Guid campaignId, int days, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = await CampaignRow.LoadAsync(db, Owing(FilingOfUnit.In(db, campaignId)).OrderBy(row => row.Unit.Code), now, cancellationToken);
        var until = now.AddDays(Math.Clamp(days, 0, MostDays));
        return [.. rows.Where(row => row.Deadline <= until).OrderBy(row => row.Deadline).ThenBy(row => row.Code, StringComparer.Ordinal).Select(row => Of(row, now))];
    }

    /// <summary>One unit's, whenever it is due; null when it owes nothing or is not for this bureau.</summary>
    public static async Task<OwedFiling?> FindAsync(EvaluationDb db, Guid filingId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = await CampaignRow.LoadAsync(db, Owing(FilingOfUnit.In(db)).Where(row => row.Filing.FilingId == filingId), now, cancellationToken);
        return rows.Count == 0 ? null : Of(rows[0], now);
    }

    /// <summary>Whether a filing in this state is still to be handed in.</summary>
    public static bool IsOwed(FilingState state) => state is not (FilingState.Submitted or FilingState.Accepted or FilingState.FiledOffline);

    public Reminder Reminder(Campaign campaign) => new(
        Row.Name, campaign.Year, campaign.Notice, Row.Deadline, Row.SubmittedAt is not null, FilingWords.For(Row.State), campaign.LateAllowed, campaign.Phones);

    private static IQueryable<FilingOfUnit> Owing(IQueryable<FilingOfUnit> rows) => rows.Where(row =>
        row.Campaign.State == CampaignState.Open
        && row.Filing.State != FilingState.Submitted && row.Filing.State != FilingState.Accepted && row.Filing.State != FilingState.FiledOffline);

    private static OwedFiling Of(CampaignRow row, DateTimeOffset now) => new(row, DeadlineClock.IsLate(now, row.Deadline), ReminderPaper.DaysTo(now, row.Deadline));
}
