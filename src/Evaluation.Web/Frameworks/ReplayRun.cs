using System.Collections.Concurrent;
using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;
using Evaluation.Storage;
using Evaluation.Storage.Rescoring;
using Evaluation.Web.Rescoring;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Frameworks;

/// <summary>Last year's filings under another framework: the frozen versions of a campaign, scored with both. Nothing is kept.</summary>
public sealed partial class ReplayRun(EvaluationDb db, RescoreDesk desk, FrameworkShelf shelf, ILogger<ReplayRun> logger)
{
    /// <summary>Most filings of one run; a larger campaign is rescored beside the requests instead.</summary>
    public const int Most = 5000;

    private const int Batch = 500;

    /// <summary>Null when this program cannot read the framework of the campaign.</summary>
    public async Task<ReplayOutcome?> RunAsync(Campaign campaign, Framework after, CancellationToken cancellationToken)
    {
        if (shelf.Find(campaign.Framework, campaign.RegionId) is not { } before)
        {
            return null;
        }

        var changes = FrameworkDiff.Run(before, after);
        List<ReplayedUnit> replayed = [];
        List<UnreadUnit> unread = [];
        for (Guid? cursor = null; replayed.Count + unread.Count < Most;)
        {
            var batch = await desk.NextAsync(campaign.CampaignId, cursor, Math.Min(Batch, Most - replayed.Count - unread.Count), cancellationToken);
            if (batch.Count == 0)
            {
                break;
            }

            cursor = batch[^1].UnitId;
            var units = await UnitsAsync(batch, cancellationToken);
            var (done, failed) = (new ConcurrentBag<ReplayedUnit>(), new ConcurrentBag<UnreadUnit>());
            Parallel.ForEach(batch, new ParallelOptions { CancellationToken = cancellationToken }, filing =>
            {
                var unit = units[filing.UnitId];
                if (Replayed(filing, record => Replay.Of(before, after, changes, record with { Unit = unit })) is { } one)
                {
                    done.Add(new ReplayedUnit(filing.FilingId, one));
                }
                else
                {
                    failed.Add(new UnreadUnit(filing.FilingId, unit, FrozenRecord.Problem(filing)));
                }
            });
            unread.AddRange(failed);
            replayed.AddRange(done);
        }

        var total = await RescoreDesk.CountAsync(db, campaign.CampaignId, cancellationToken);
        return new ReplayOutcome(
            before, after, [.. replayed.OrderBy(one => one.Filing.Unit.Code, StringComparer.Ordinal)], total, [.. unread.OrderBy(one => one.Unit.Code, StringComparer.Ordinal)]);
    }

    /// <summary>Null when the filing cannot be read or scored: one must not keep the others from being seen.</summary>
    private ReplayedFiling? Replayed(FrozenFiling filing, Func<FilingRecord, ReplayedFiling> replay)
    {
        try
        {
            return FrozenRecord.Read(filing) is { } record ? replay(record) : null;
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            Log.NotReplayed(logger, problem, filing.FilingId);
            return null;
        }
    }

    private async Task<Dictionary<Guid, UnitIdentity>> UnitsAsync(IReadOnlyList<FrozenFiling> batch, CancellationToken cancellationToken)
    {
        var ids = batch.Select(filing => filing.UnitId).ToList();
        return await db.BudgetUnits.AsNoTracking().Where(u => ids.Contains(u.UnitId))
            .ToDictionaryAsync(u => u.UnitId, u => new UnitIdentity(u.Code, u.Name, u.ShortName, u.Department), cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Filing {FilingId} was not replayed")]
        public static partial void NotReplayed(ILogger logger, Exception exception, Guid filingId);
    }
}

/// <summary>A filing before and after.</summary>
public sealed record ReplayedUnit(Guid FilingId, ReplayedFiling Filing);

/// <summary>A filing that could not be replayed, and why.</summary>
public sealed record UnreadUnit(Guid FilingId, UnitIdentity Unit, string Problem);

/// <summary>What a replay came to.</summary>
/// <param name="Units">In the order of their codes.</param>
/// <param name="Total">Filings that were handed in; more than were replayed when there are too many.</param>
/// <param name="Unread">Filings that could not be replayed, in the order of their codes.</param>
public sealed record ReplayOutcome(Framework Before, Framework After, IReadOnlyList<ReplayedUnit> Units, int Total, IReadOnlyList<UnreadUnit> Unread)
{
    public ReplaySummary Summary { get; } = Replay.Summarise(Before, After, [.. Units.Select(unit => unit.Filing)]);
}
