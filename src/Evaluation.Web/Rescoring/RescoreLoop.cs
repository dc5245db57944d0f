using System.Globalization;
using System.Threading.Channels;
using Evaluation.Core.Frameworks;
using Evaluation.Storage;
using Evaluation.Storage.Access;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Rescoring;
using Evaluation.Web.Frameworks;
using Evaluation.Web.Words;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Rescoring;

/// <summary>
/// Works a rescoring off: the next filings are read while these are scored on all cores and the ones before are written. Whatever stops
/// it, the run goes on behind the last batch that was written.
/// </summary>
public sealed partial class RescoreLoop(IServiceScopeFactory scopes, FrameworkShelf shelf, ILogger<RescoreLoop> logger)
{
    /// <summary>Filings read, scored and written together; one transaction.</summary>
    public const int Batch = 500;

    private readonly Guid _owner = Guid.NewGuid();

    /// <summary>Runs until all filings are done; false when somebody else has the run, took it over or stopped it.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="batch">Filings of a transaction.</param>
    /// <param name="written">Told the number of filings after each transaction.</param>
    /// <param name="cancellationToken">Stops after the transaction that is being written; the run can then be taken again.</param>
    public async Task<bool> RunAsync(Guid runId, int batch = Batch, Action<int>? written = null, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, desk) = Desk(scope);
        if (!await desk.TakeAsync(runId, _owner, cancellationToken))
        {
            return false;
        }

        try
        {
            var run = await db.RescoreRuns.AsNoTracking().SingleAsync(r => r.RescoreRunId == runId, cancellationToken);
            if (shelf.Find(run.Framework, run.RegionId) is not { } framework)
            {
                await FailAsync(scope, desk, run, cancellationToken);
                return false;
            }

            return await WorkAsync(desk, run, framework, batch, written, cancellationToken)
                && await FinishAsync(scope, desk, run, cancellationToken);
        }
        finally
        {
            await desk.ReleaseAsync(runId, _owner, CancellationToken.None);
        }
    }

    private async Task<bool> WorkAsync(
        RescoreDesk desk, RescoreRun run, Framework framework, int batch, Action<int>? written, CancellationToken cancellationToken)
    {
        var rescorer = new FilingRescorer(run.RescoreRunId, framework, logger);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ahead = Channel.CreateBounded<IReadOnlyList<FrozenFiling>>(1);
        var reading = Task.Run(() => ReadAsync(run, batch, ahead.Writer, stop.Token), stop.Token);
        var writing = Task.FromResult(true);
        try
        {
            var cursor = run.Cursor;
            await foreach (var filings in ahead.Reader.ReadAllAsync(cancellationToken))
            {
                var results = new RescoreResult[filings.Count];
                Parallel.For(0, filings.Count, index => results[index] = rescorer.Run(filings[index]));
                if (!await writing)
                {
                    return false;
                }

                var (before, last) = (cursor, filings[^1].UnitId);
                cursor = last;
                writing = Task.Run(() => WriteAsync(before, last, results), CancellationToken.None);
            }

            await reading;
            return await writing;
        }
        finally
        {
            // Nothing may still be written when the lease is given back.
            await stop.CancelAsync();
            await Task.WhenAny(writing);
            await Task.WhenAny(reading);
        }

        async Task<bool> WriteAsync(Guid? before, Guid last, RescoreResult[] results)
        {
            if (!await desk.WriteAsync(run, _owner, before, last, results, cancellationToken))
            {
                return false;
            }

            written?.Invoke(results.Length);
            return true;
        }
    }

    private async Task ReadAsync(RescoreRun run, int batch, ChannelWriter<IReadOnlyList<FrozenFiling>> ahead, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var desk = Desk(scope).Desk;
            for (var cursor = run.Cursor; ;)
            {
                var filings = await desk.NextAsync(run.CampaignId, cursor, batch, cancellationToken);
                if (filings.Count == 0)
                {
                    break;
                }

                await ahead.WriteAsync(filings, cancellationToken);
                cursor = filings[^1].UnitId;
            }

            ahead.Complete();
        }
        catch (Exception problem)
        {
            ahead.Complete(problem);
            throw;
        }
    }

    private async Task<bool> FinishAsync(AsyncServiceScope scope, RescoreDesk desk, RescoreRun started, CancellationToken cancellationToken)
    {
        if (await desk.FinishAsync(started.RescoreRunId, _owner, cancellationToken) is not { } run)
        {
            return false;
        }

        scope.ServiceProvider.GetRequiredService<AuditTrail>().Record(
            AuditEventKind.RescoringFinished, $"campaign/{run.CampaignId}", Counts(run), regionId: run.RegionId);
        await scope.ServiceProvider.GetRequiredService<EvaluationDb>().SaveChangesAsync(cancellationToken);
        Log.Finished(logger, run.RescoreRunId, run.Done);
        return true;
    }

    /// <summary>Without its framework a run would be tried again for ever; it ends with a sentence for the bureau instead.</summary>
    private async Task FailAsync(AsyncServiceScope scope, RescoreDesk desk, RescoreRun started, CancellationToken cancellationToken)
    {
        Log.WithoutFramework(logger, started.RescoreRunId, started.Framework);
        if (await desk.FailAsync(started.RescoreRunId, _owner, RescoreWords.Missing(started.Framework), cancellationToken) is { } run)
        {
            scope.ServiceProvider.GetRequiredService<AuditTrail>().Record(
                AuditEventKind.RescoringFailed, $"campaign/{run.CampaignId}", $"{run.FromFramework} → {run.Framework}：{run.Problem}", regionId: run.RegionId);
            await scope.ServiceProvider.GetRequiredService<EvaluationDb>().SaveChangesAsync(cancellationToken);
        }
    }

    private static string Counts(RescoreRun run) => string.Create(
        CultureInfo.InvariantCulture,
        $"{run.FromFramework} → {run.Framework}：共 {run.Done} 件，得分上升 {run.Raised}，下降 {run.Lowered}，不变 {run.Unchanged}，等级变化 {run.Regraded}，不能测算 {run.Failed}");

    private static (EvaluationDb Db, RescoreDesk Desk) Desk(AsyncServiceScope scope)
    {
        scope.ServiceProvider.GetRequiredService<AccessScope>().EnterAsSystem();
        return (scope.ServiceProvider.GetRequiredService<EvaluationDb>(), scope.ServiceProvider.GetRequiredService<RescoreDesk>());
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Rescoring {RescoreRunId} is done: {Filings} filings")]
        public static partial void Finished(ILogger logger, Guid rescoreRunId, int filings);

        [LoggerMessage(2, LogLevel.Error, "Rescoring {RescoreRunId} has failed: the framework {Framework} is missing or cannot be read")]
        public static partial void WithoutFramework(ILogger logger, Guid rescoreRunId, string framework);
    }
}
