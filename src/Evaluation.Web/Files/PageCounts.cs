using System.Collections.Concurrent;
using Evaluation.Documents.Evidence;
using Evaluation.Storage.Evidence;

namespace Evaluation.Web.Files;

/// <summary>The pages of evidence, each content counted once while the program runs: what lies under a hash never changes.</summary>
public sealed class PageCounts(EvidenceStore store)
{
    /// <summary>Contents that are remembered; after that all are counted anew.</summary>
    private const int MostRemembered = 100_000;

    /// <summary>Contents counted for one caller, so that nobody waits for an endless list; those after them have no count until they are asked for again.</summary>
    private const int MostAtOnce = 300;

    private readonly ConcurrentDictionary<string, int?> _counted = new(StringComparer.Ordinal);

    /// <summary>Pages by hash; null where they are not known.</summary>
    public async Task<IReadOnlyDictionary<string, int?>> OfAsync(IEnumerable<(string Sha256, string ContentType)> files, CancellationToken cancellationToken)
    {
        if (_counted.Count > MostRemembered)
        {
            _counted.Clear();
        }

        var pages = new Dictionary<string, int?>(StringComparer.Ordinal);
        using var counter = new PageCounter();
        var left = MostAtOnce;
        foreach (var (sha256, contentType) in files)
        {
            if (!_counted.TryGetValue(sha256, out var known) && left > 0 && store.FileOf(sha256) is { } path)
            {
                left--;
                _counted[sha256] = known = await counter.CountAsync(path, contentType, cancellationToken);
            }

            pages[sha256] = known;
        }

        return pages;
    }
}
