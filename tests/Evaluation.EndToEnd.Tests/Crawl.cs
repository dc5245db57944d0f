using System.Text.RegularExpressions;

namespace Evaluation.EndToEnd.Tests;

/// <summary>Follows the links of a person's pages, each address once; addresses that differ only in ids are one page, unless files are asked for.</summary>
internal sealed partial class Crawl(Visit visit, bool withFiles = false)
{
    private const int MostOfAKind = 2;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _kinds = new(StringComparer.Ordinal);
    private readonly Queue<string> _ahead = new(["/"]);

    /// <summary>Every address that was found, files included.</summary>
    public IReadOnlyCollection<string> Addresses => _seen;

    public async Task RunAsync(Func<string, Task> look)
    {
        _seen.Add("/");
        while (_ahead.TryDequeue(out var address))
        {
            await visit.GoAsync(address);
            await look(address);
            var links = await visit.Page.EvalOnSelectorAllAsync<string[]>(
                "a[href], form[method=get]", "all => all.map(one => one.getAttribute('href') ?? one.getAttribute('action') ?? '')");
            foreach (var link in links)
            {
                Add(link.Split('#')[0]);
            }
        }
    }

    private void Add(string address)
    {
        if (!address.StartsWith('/') || (!withFiles && IsFile(address)) || !_seen.Add(address) || IsFile(address))
        {
            return;
        }

        // A bureau has hundreds of units; two pages of a kind show what the kind is like.
        var kind = Id().Replace(address.Split('?')[0], "…");
        _kinds[kind] = _kinds.GetValueOrDefault(kind) + 1;
        if (_kinds[kind] <= MostOfAKind)
        {
            _ahead.Enqueue(address);
        }
    }

    private static bool IsFile(string address) => File().IsMatch(address);

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Id();

    [GeneratedRegex(@"\.(pdf|docx|xlsx|zip|json)(\?|$)|/evidence/[0-9a-f-]{36}|/attachments/|handler=|/lib/")]
    private static partial Regex File();
}
