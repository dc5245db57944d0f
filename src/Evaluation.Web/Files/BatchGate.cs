using System.Collections.Concurrent;

namespace Evaluation.Web.Files;

/// <summary>Lets each person run one batch download at a time.</summary>
public sealed class BatchGate
{
    private readonly ConcurrentDictionary<Guid, bool> _running = new();

    /// <summary>A pass to hand back when done; null while another batch of this person runs.</summary>
    public IDisposable? Enter(Guid personId) => _running.TryAdd(personId, true) ? new Pass(this, personId) : null;

    private sealed class Pass(BatchGate gate, Guid personId) : IDisposable
    {
        public void Dispose() => gate._running.TryRemove(personId, out _);
    }
}
