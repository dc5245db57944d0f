using Microsoft.EntityFrameworkCore;

namespace Evaluation.Storage.Rescoring;

/// <summary>Where a rescoring reads its filings, batch by batch, and writes what came out together with how far it is.</summary>
public sealed class RescoreDesk(EvaluationDb db, TimeProvider time)
{
    /// <summary>An instance that writes nothing for this long has lost its run to the next one.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>The filings of a campaign that were handed in.</summary>
    public static Task<int> CountAsync(EvaluationDb db, Guid campaignId, CancellationToken cancellationToken = default) =>
        db.Filings.CountAsync(
            f => f.CampaignId == campaignId && db.FilingVersions.Any(v => v.FilingId == f.FilingId && v.SubmittedAt != null), cancellationToken);

    /// <summary>The next filings in the order of their units, each with the version handed in last.</summary>
    public async Task<IReadOnlyList<FrozenFiling>> NextAsync(Guid campaignId, Guid? after, int size, CancellationToken cancellationToken = default)
    {
        var start = after ?? Guid.Empty;
        var next = (from filing in db.Filings.AsNoTracking()
            join version in db.FilingVersions.AsNoTracking() on filing.FilingId equals version.FilingId
            where filing.CampaignId == campaignId && filing.UnitId > start && version.SubmittedAt != null
                && !db.FilingVersions.Any(later => later.FilingId == version.FilingId && later.SubmittedAt != null && later.Number > version.Number)
            orderby filing.UnitId
            select new
            {
                filing.UnitId,
                filing.FilingId,
                version.FilingVersionId,
                version.Number,
                version.Record,
                version.ComputedTotal,
                version.Grade,
                version.RowPoints,
                filing.DaysLate,
                filing.QualityErrors,
                filing.ReviewDeductions,
            }).Take(size);
        // The system sees everything; asking so of each row and of each version beside it would cost more than reading them.
        var batch = await FrozenFilingReader.ReadAsync(db, db.Scope.IsSystem ? next.IgnoreQueryFilters() : next, cancellationToken);
        return batch.Exists(filing => filing.RowPoints is null) ? await WithSheetsAsync(batch, cancellationToken) : batch;
    }

    /// <summary>
    /// Begins a run with what the caller recorded about it in the same save; false, with nothing written, when a run of the campaign is running.
    /// </summary>
    public async Task<bool> StartAsync(RescoreRun run, CancellationToken cancellationToken = default)
    {
        db.RescoreRuns.Add(run);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException problem) when (DuplicateRow.Refused(problem))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>Takes a run that nobody works on; false when somebody does, or it is stopped or done.</summary>
    public async Task<bool> TakeAsync(Guid runId, Guid owner, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        return await db.RescoreRuns
            .Where(r => r.RescoreRunId == runId && r.State == RescoreState.Running && (r.LeaseOwner == null || r.LeaseUntil <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.LeaseOwner, owner).SetProperty(r => r.LeaseUntil, now + Lease), cancellationToken) == 1;
    }

    /// <summary>Gives the run back, so that the next one need not wait for the lease to end.</summary>
    public Task ReleaseAsync(Guid runId, Guid owner, CancellationToken cancellationToken = default) =>
        db.RescoreRuns.Where(r => r.RescoreRunId == runId && r.LeaseOwner == owner)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.LeaseOwner, (Guid?)null).SetProperty(r => r.LeaseUntil, (DateTimeOffset?)null), cancellationToken);

    /// <summary>
    /// Writes the results of a batch and moves the cursor, in one transaction: each filing is written once, however often the run is
    /// interrupted. False, with nothing written, when the run was stopped or somebody else took it.
    /// </summary>
    public async Task<bool> WriteAsync(
        RescoreRun run, Guid owner, Guid? cursor, Guid last, IReadOnlyList<RescoreResult> results, CancellationToken cancellationToken = default)
    {
        var raised = results.Count(result => result.Difference is { Value: > 0m });
        var lowered = results.Count(result => result.Difference is { Value: < 0m });
        var failed = results.Count(result => result.Problem is not null);
        var regraded = results.Count(result => result.Problem is null && result.GradeAfter != result.GradeBefore);
        var until = time.GetUtcNow() + Lease;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var moved = await db.RescoreRuns
            .Where(r => r.RescoreRunId == run.RescoreRunId && r.LeaseOwner == owner && r.State == RescoreState.Running && r.Cursor == cursor)
            .ExecuteUpdateAsync(
                set => set.SetProperty(r => r.Cursor, last)
                    .SetProperty(r => r.LeaseUntil, until)
                    .SetProperty(r => r.Done, r => r.Done + results.Count)
                    .SetProperty(r => r.Raised, r => r.Raised + raised)
                    .SetProperty(r => r.Lowered, r => r.Lowered + lowered)
                    .SetProperty(r => r.Regraded, r => r.Regraded + regraded)
                    .SetProperty(r => r.Failed, r => r.Failed + failed),
                cancellationToken);
        if (moved != 1)
        {
            return false;
        }

        await RescoreInsert.RunAsync(db, results, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Marks the run done; the caller records the event in the same save. Null when somebody else took it.</summary>
    public Task<RescoreRun?> FinishAsync(Guid runId, Guid owner, CancellationToken cancellationToken = default) =>
        EndAsync(runId, owner, RescoreState.Done, problem: null, cancellationToken);

    /// <summary>Marks the run failed with the reason; the caller records the event in the same save. Null when somebody else took it.</summary>
    public Task<RescoreRun?> FailAsync(Guid runId, Guid owner, string problem, CancellationToken cancellationToken = default) =>
        EndAsync(runId, owner, RescoreState.Failed, problem, cancellationToken);

    /// <summary>
    /// Stops a running run, or lets one that was stopped or failed go on; false when it is neither, or when another run of the campaign
    /// is running.
    /// </summary>
    public static async Task<bool> TurnAsync(EvaluationDb db, Guid runId, bool on, CancellationToken cancellationToken = default)
    {
        var to = on ? RescoreState.Running : RescoreState.Stopped;
        try
        {
            return await db.RescoreRuns
                .Where(r => r.RescoreRunId == runId && (on ? r.State == RescoreState.Stopped || r.State == RescoreState.Failed : r.State == RescoreState.Running))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(r => r.State, to)
                        .SetProperty(r => r.Problem, (string?)null)
                        .SetProperty(r => r.FinishedAt, (DateTimeOffset?)null)
                        .SetProperty(r => r.LeaseOwner, (Guid?)null)
                        .SetProperty(r => r.LeaseUntil, (DateTimeOffset?)null),
                    cancellationToken) == 1;
        }
        catch (Exception problem) when (DuplicateRow.Refused(problem))
        {
            return false;
        }
    }

    private async Task<RescoreRun?> EndAsync(Guid runId, Guid owner, RescoreState state, string? problem, CancellationToken cancellationToken)
    {
        var run = await db.RescoreRuns.FirstOrDefaultAsync(r => r.RescoreRunId == runId && r.LeaseOwner == owner && r.State == RescoreState.Running, cancellationToken);
        if (run is null)
        {
            return null;
        }

        (run.State, run.Problem, run.FinishedAt, run.LeaseOwner, run.LeaseUntil) = (state, problem, time.GetUtcNow(), null, null);
        return run;
    }

    private async Task<IReadOnlyList<FrozenFiling>> WithSheetsAsync(List<FrozenFiling> batch, CancellationToken cancellationToken)
    {
        var ids = batch.Where(filing => filing.RowPoints is null).Select(filing => filing.FilingVersionId).ToList();
        var sheets = await db.FilingVersions.AsNoTracking().Where(v => ids.Contains(v.FilingVersionId))
            .ToDictionaryAsync(v => v.FilingVersionId, v => v.ScoreSheet, cancellationToken);
        return batch.ConvertAll(filing => filing with { ScoreSheet = sheets.GetValueOrDefault(filing.FilingVersionId) });
    }
}
