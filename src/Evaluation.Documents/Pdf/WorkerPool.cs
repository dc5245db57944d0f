using System.Globalization;

namespace Evaluation.Documents.Pdf;

/// <summary>
/// The workers of a press: at most so many print at the same time, each one report after another. A worker that dies, hangs or grows is
/// replaced and its report printed once more by another; what fails twice is reported.
/// </summary>
internal sealed class WorkerPool(PressOptions options, Func<string, CancellationToken, Task<TypstWorker>> start) : IAsyncDisposable
{
    private const int Attempts = 2;

    private readonly SemaphoreSlim turns = new(Math.Max(1, options.Workers));
    private readonly List<TypstWorker> idle = [];
    private readonly Lock gate = new();
    private bool closed;

    /// <summary>Processes that wait for a report.</summary>
    public IReadOnlyList<int> Idle
    {
        get
        {
            lock (gate)
            {
                return idle.ConvertAll(worker => worker.ProcessId);
            }
        }
    }

    /// <summary>Prints when it is the report's turn.</summary>
    /// <exception cref="PressException">Two workers could not print it; the message says what to do.</exception>
    public async Task<byte[]> PrintAsync(TypstJob job, CancellationToken cancellation)
    {
        await turns.WaitAsync(cancellation);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await OnceAsync(job, cancellation);
                }
                catch (WorkerLostException) when (attempt < Attempts)
                {
                    // A worker may have been killed for reasons that have nothing to do with this report.
                }
            }
        }
        finally
        {
            turns.Release();
        }
    }

    /// <summary>Waits for the reports that print, then ends all workers.</summary>
    public async ValueTask DisposeAsync()
    {
        for (var turn = 0; turn < Math.Max(1, options.Workers); turn++)
        {
            await turns.WaitAsync();
        }

        lock (gate)
        {
            closed = true;
            idle.ForEach(worker => worker.Dispose());
            idle.Clear();
        }

        turns.Dispose();
    }

    private async Task<byte[]> OnceAsync(TypstJob job, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(options.Deadline);
        TypstWorker? worker = null;
        var isSound = false;
        try
        {
            worker = Waiting(job.Workspace) ?? await start(job.Workspace, deadline.Token);
            var pdf = await worker.PrintAsync(job, options.HardMemoryLimit, deadline.Token);
            isSound = true;
            return pdf;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new WorkerLostException(
                string.Create(CultureInfo.InvariantCulture, $"生成 PDF 超过 {options.Deadline.TotalSeconds:0} 秒，已中止。请稍后重试；若再次出现，请联系管理员。"), "deadline passed");
        }
        catch (PressException fault) when (fault is not WorkerLostException)
        {
            // The report or its template is at fault, not the worker.
            isSound = worker is not null;
            throw;
        }
        finally
        {
            if (worker is not null)
            {
                PutBack(worker, isSound);
            }
        }
    }

    /// <summary>A worker that has nothing to do, spent ones sorted out; null when one has to be started.</summary>
    private TypstWorker? Waiting(string workspace)
    {
        lock (gate)
        {
            while (idle.Count > 0)
            {
                var worker = idle[^1];
                idle.RemoveAt(idle.Count - 1);
                if (worker.Workspace == workspace && !worker.IsSpent(options))
                {
                    return worker;
                }

                worker.Dispose();
            }

            return null;
        }
    }

    private void PutBack(TypstWorker worker, bool isSound)
    {
        lock (gate)
        {
            if (isSound && !closed)
            {
                idle.Add(worker);
                return;
            }
        }

        worker.Dispose();
    }
}
