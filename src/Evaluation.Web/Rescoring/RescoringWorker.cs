using Evaluation.Storage;
using Evaluation.Storage.Access;
using Evaluation.Storage.Rescoring;
using Evaluation.Storage.Setup;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Rescoring;

/// <summary>
/// Works rescorings off beside the requests: those just started at once, those that a stopped or killed instance left behind as soon as
/// their lease has run out.
/// </summary>
public sealed partial class RescoringWorker(
    IServiceProvider services, IServiceScopeFactory scopes, RescoreLoop loop, TimeProvider time, ILogger<RescoringWorker> logger) : BackgroundService
{
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _wake = new(0);

    /// <summary>There is something to do.</summary>
    public void Wake() => _wake.Release();

    public override void Dispose()
    {
        base.Dispose();
        _wake.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (StorageSetup.MigratesAtStart(services))
            {
                // The embedded file has one program: a lease found at its start is nobody's.
                await ContinueAsync(
                    () => WithDbAsync(db => db.RescoreRuns.Where(r => r.LeaseOwner != null)
                        .ExecuteUpdateAsync(set => set.SetProperty(r => r.LeaseOwner, (Guid?)null), stoppingToken)),
                    stoppingToken);
            }

            while (!stoppingToken.IsCancellationRequested)
            {
                await WorkOffAsync(stoppingToken);
                await _wake.WaitAsync(s_rest, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends; the run goes on with the next start.
        }
    }

    private async Task WorkOffAsync(CancellationToken stoppingToken)
    {
        var waiting = new List<Guid>();
        await ContinueAsync(async () => waiting.AddRange(await WaitingAsync(stoppingToken)), stoppingToken);
        foreach (var runId in waiting)
        {
            await ContinueAsync(() => loop.RunAsync(runId, cancellationToken: stoppingToken), stoppingToken);
        }
    }

    private Task<List<Guid>> WaitingAsync(CancellationToken stoppingToken)
    {
        var now = time.GetUtcNow();
        return WithDbAsync(db => db.RescoreRuns.AsNoTracking()
            .Where(r => r.State == RescoreState.Running && (r.LeaseOwner == null || r.LeaseUntil <= now))
            .OrderBy(r => r.StartedAt).Select(r => r.RescoreRunId).ToListAsync(stoppingToken));
    }

    /// <summary>A database that is away for a while, or one run that fails, must not end the others; a run goes on behind its cursor.</summary>
    private async Task ContinueAsync(Func<Task> work, CancellationToken stoppingToken)
    {
        try
        {
            await work();
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
        {
            Log.Interrupted(logger, problem);
        }
    }

    private async Task<T> WithDbAsync<T>(Func<EvaluationDb, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AccessScope>().EnterAsSystem();
        return await work(scope.ServiceProvider.GetRequiredService<EvaluationDb>());
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A rescoring was interrupted; it goes on later")]
        public static partial void Interrupted(ILogger logger, Exception exception);
    }
}
