using Evaluation.Storage.Evidence;
using Evaluation.Storage.Examinations;

namespace Evaluation.Web.Files;

/// <summary>Removes what is kept for a while only, examined reports and evidence nobody took in, at the start and every hour.</summary>
public sealed partial class ShelfSweep(ExaminationShelf shelf, EvidencePreviews previews, TimeProvider time, ILogger<ShelfSweep> logger) : BackgroundService
{
    private static readonly TimeSpan s_rest = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_rest, time);
        try
        {
            do
            {
                await SweepAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends; the next start sweeps.
        }
    }

    private async Task SweepAsync(CancellationToken stoppingToken)
    {
        try
        {
            await shelf.SweepAsync(stoppingToken);
            previews.Sweep();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Log.NotSwept(logger, problem);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "What was kept for a while could not be removed; tried again in an hour")]
        public static partial void NotSwept(ILogger logger, Exception exception);
    }
}
