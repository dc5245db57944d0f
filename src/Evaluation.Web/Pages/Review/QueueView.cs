using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Scoring;
using Evaluation.Storage;
using Evaluation.Storage.Evidence;
using Evaluation.Storage.Filings;
using Evaluation.Web.Filings;
using Evaluation.Web.Frameworks;
using Evaluation.Web.People;
using Evaluation.Web.Words;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Review;

/// <summary>The leader's queue: what waits for the leader with its figures, then the rest with its state.</summary>
public sealed record QueueView(IReadOnlyList<WaitingFiling> Waiting, IReadOnlyList<OtherFiling> Others)
{
    public static QueueView Empty { get; } = new([], []);

    /// <summary>A constant number of statements, however many filings wait.</summary>
    public static async Task<QueueView> LoadAsync(EvaluationDb db, FrameworkShelf frameworks, CancellationToken cancellationToken)
    {
        var units = db.Scope.UnitsWith(Role.TeamLeader);
        var filings = await (from filing in db.Filings.AsNoTracking()
            join campaign in db.Campaigns.AsNoTracking() on filing.CampaignId equals campaign.CampaignId
            join unit in db.BudgetUnits.AsNoTracking() on filing.UnitId equals unit.UnitId
            where units.Contains(filing.UnitId)
            select new { Filing = filing, Campaign = campaign, Unit = unit }).ToListAsync(cancellationToken);
        var waiting = filings.Where(row => FilingWorkflow.Allows(row.Filing.State, FilingAction.Approve, [Role.TeamLeader])).ToList();
        var ids = waiting.Select(row => row.Filing.FilingId).ToList();
        var senders = waiting.Select(row => row.Filing.SentToLeaderBy).OfType<Guid>().ToList();
        var entries = ids.Count == 0 ? [] : await db.FilingEntries.AsNoTracking().Where(e => ids.Contains(e.FilingId)).ToListAsync(cancellationToken);
        var files = ids.Count == 0 ? [] : await db.EvidenceFiles.AsNoTracking().Include(f => f.Links)
            .Where(f => ids.Contains(f.FilingId) && f.RemovedAt == null).ToListAsync(cancellationToken);
        var reviews = ids.Count == 0 ? [] : await db.ExplanationReviews.AsNoTracking().Where(r => ids.Contains(r.FilingId)).OrderBy(r => r.At).ToListAsync(cancellationToken);
        var names = senders.Count == 0 ? [] : await db.Users.AsNoTracking().Where(p => senders.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, p => p.FullName, cancellationToken);
        return new QueueView(
            [.. waiting.OrderBy(row => row.Filing.SentToLeaderAt).Select(row => Waits(
                new FilingFolder
                {
                    Filing = row.Filing,
                    Campaign = row.Campaign,
                    BudgetUnit = row.Unit,
                    Entries = [.. entries.Where(e => e.FilingId == row.Filing.FilingId).OrderBy(e => e.Path, StringComparer.Ordinal)],
                    EvidenceFiles = [.. files.Where(f => f.FilingId == row.Filing.FilingId && f.Kind == EvidenceKind.Evidence)],
                    ExplanationReviews = [.. reviews.Where(r => r.FilingId == row.Filing.FilingId)],
                    Extensions = [],
                    EffectiveDeadline = row.Campaign.Deadline,
                },
                frameworks,
                names))],
            [.. filings.Except(waiting).OrderByDescending(row => row.Campaign.Year).ThenBy(row => row.Unit.Code, StringComparer.Ordinal)
                .Select(row => new OtherFiling(row.Filing.FilingId, row.Unit.Name, RehearsalWords.Title(row.Campaign), row.Filing.State, row.Filing.Round, Since(row.Filing)))]);
    }

    private static WaitingFiling Waits(FilingFolder folder, FrameworkShelf frameworks, Dictionary<Guid, string> names)
    {
        var filing = folder.Filing;
        var framework = frameworks.Find(folder.Campaign.Framework, folder.Campaign.RegionId)
            ?? throw new InvalidOperationException($"Framework {folder.Campaign.Framework} is not in the library.");
        var open = FilingOpener.Open(folder, framework, folder.Record(framework), new Actor(Guid.Empty, new HashSet<Role>()), isFrozen: false);
        return new WaitingFiling(
            filing.FilingId,
            folder.BudgetUnit.Name,
            RehearsalWords.Title(folder.Campaign),
            filing.Round,
            filing.SentToLeaderBy is { } by ? names.GetValueOrDefault(by, string.Empty) : string.Empty,
            filing.SentToLeaderAt,
            open.Findings.Count(finding => finding.Severity == Severity.MustFix),
            open.Findings.Count(finding => finding.Severity == Severity.MustExplain),
            open.Findings.Count(finding => finding is { Severity: Severity.MustExplain, Blocks: false }),
            open.Sheet.Totals);
    }

    private static DateTimeOffset? Since(Filing filing) => filing.AcceptedAt ?? filing.SubmittedAt ?? filing.ApprovedAt ?? filing.SentToLeaderAt;
}

/// <summary>A filing that waits for the leader.</summary>
public sealed record WaitingFiling(
    Guid FilingId,
    string Unit,
    string Campaign,
    int Round,
    string SentBy,
    DateTimeOffset? SentAt,
    int ToMend,
    int ToExplain,
    int Explained,
    ScoreTotals Totals);

/// <summary>A filing that is somebody else's turn.</summary>
/// <param name="Since">When it last moved, where that is known.</param>
public sealed record OtherFiling(Guid FilingId, string Unit, string Campaign, FilingState State, int Round, DateTimeOffset? Since);
