using System.Collections.Concurrent;

namespace Evaluation.Web.Files;

/// <summary>Lets each person run one batch at a time, and say how far it is or stop it.</summary>
/// <remarks>It knows the batches of this instance of the program; behind a proxy a person's requests should reach the same one.</remarks>
public sealed class BatchGate
{
    private readonly ConcurrentDictionary<Guid, BatchPass> _running = new();

    /// <summary>A pass to hand back when done; null while another batch of this person runs.</summary>
    /// <param name="personId">Whose batch.</param>
    /// <param name="subject">What it is about, so that a page can ask for its own batch.</param>
    /// <param name="total">Items it will handle.</param>
    public BatchPass? Enter(Guid personId, Guid subject = default, int total = 0)
    {
        var pass = new BatchPass(subject, total, left => _running.TryRemove(KeyValuePair.Create(personId, left)));
        if (_running.TryAdd(personId, pass))
        {
            return pass;
        }

        pass.Dispose();
        return null;
    }

    /// <summary>The batch of this person about this subject; null when none runs.</summary>
    public BatchPass? Running(Guid personId, Guid subject) =>
        _running.TryGetValue(personId, out var pass) && pass.Subject == subject ? pass : null;
}

/// <summary>A batch that runs.</summary>
public sealed class BatchPass(Guid subject, int total, Action<BatchPass> leave) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private int _done;

    public Guid Subject { get; } = subject;

    public int Total { get; } = total;

    public int Done => Volatile.Read(ref _done);

    /// <summary>Cancelled when the person stops the batch.</summary>
    public CancellationToken Stopped => _stop.Token;

    public void CountOne() => Interlocked.Increment(ref _done);

    public void Stop()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has just ended.
        }
    }

    public void Dispose()
    {
        leave(this);
        _stop.Dispose();
    }
}
