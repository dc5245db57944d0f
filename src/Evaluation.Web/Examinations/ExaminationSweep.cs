using Evaluation.Storage.Examinations;

namespace Evaluation.Web.Examinations;

/// <summary>Removes examined reports whose day is over, at the start and every hour.</summary>
public sealed partial class ExaminationSweep(ExaminationShelf shelf, TimeProvider time, ILogger<ExaminationSweep> logger) : BackgroundService
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
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Log.NotSwept(logger, problem);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Examined reports could not be removed; tried again in an hour")]
        public static partial void NotSwept(ILogger logger, Exception exception);
    }
}
