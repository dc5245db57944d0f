using System.IO.Compression;
using System.Text;
using Evaluation.Documents.Archives;

namespace Evaluation.Documents.Campaigns;

/// <summary>A paper on its way into an archive.</summary>
/// <param name="Name">Name of its file without the ending; cleaned here.</param>
/// <param name="PrintAsync">Its PDF; an answer with a problem instead when it could not be printed.</param>
public sealed record ArchivedPaper(string Name, Func<CancellationToken, Task<(byte[]? Pdf, string? Problem)>> PrintAsync);

/// <summary>Papers printed one after another into a ZIP that is written while it is sent; those that could not be printed are named in a text file.</summary>
public static class PaperArchive
{
    public const string ProblemsName = "没有生成的.txt";

    /// <param name="target">Written from start to end; need not be seekable.</param>
    /// <param name="papers">Asked for one at a time.</param>
    /// <param name="at">The time on the papers; their files bear it.</param>
    /// <param name="written">Told after each paper.</param>
    /// <param name="cancellationToken">Stops between two papers.</param>
    public static async Task WriteAsync(Stream target, IEnumerable<ArchivedPaper> papers, DateTimeOffset at, Action? written, CancellationToken cancellationToken)
    {
        await using var archive = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var problems = new StringBuilder();
        foreach (var paper in papers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var clean = ReportArchive.Clean(paper.Name);
            var name = clean;
            for (var number = 2; !taken.Add(name); number++)
            {
                name = FormattableString.Invariant($"{clean}_{number}");
            }

            var (pdf, problem) = await paper.PrintAsync(cancellationToken);
            if (pdf is null)
            {
                problems.Append(name).Append('：').Append(problem).Append("\r\n");
            }
            else
            {
                await AddAsync(archive, name + ".pdf", pdf, CompressionLevel.NoCompression, at, cancellationToken);
            }

            written?.Invoke();
        }

        if (problems.Length > 0)
        {
            await AddAsync(archive, ProblemsName, [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(problems.ToString())], CompressionLevel.Optimal, at, cancellationToken);
        }
    }

    private static async Task AddAsync(ZipArchive archive, string name, byte[] content, CompressionLevel level, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var entry = await archive.CreateEntry(name, level).At(at).OpenAsync(cancellationToken);
        await entry.WriteAsync(content, cancellationToken);
    }
}
