using System.Runtime.CompilerServices;
using System.Text;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Filings;
using Evaluation.Documents.Publication;
using Evaluation.Storage;
using Evaluation.Web.Composition;
using Evaluation.Web.Filings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Evaluation.Web.Campaigns;

/// <summary>Reads the versions that are published one after another, as they were frozen; a few records are in memory at a time.</summary>
public sealed class PublishedFilings(EvaluationDb db, FrozenPapers papers, IOptions<SiteOptions> site)
{
    private const int Batch = 20;

    public string? VerifyAddress => site.Value.Address;

    /// <param name="framework">The framework of the campaign.</param>
    /// <param name="chosen">Filing and number of the version of each, in the order in which they are published.</param>
    /// <param name="cancellationToken">Stops between two filings.</param>
    public async IAsyncEnumerable<PublishedFiling> ReadAsync(
        Framework framework, IReadOnlyList<(Guid FilingId, int Number)> chosen, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var part in chosen.Chunk(Batch))
        {
            var ids = part.Select(one => one.FilingId).ToList();
            var versions = (await db.FilingVersions.AsNoTracking().Where(v => ids.Contains(v.FilingId) && v.SubmittedAt != null)
                .Select(v => new { v.FilingId, v.Number, v.Hash, v.Record, v.Pdf, v.At }).ToListAsync(cancellationToken)).ToDictionary(v => (v.FilingId, v.Number));
            foreach (var version in part.Where(versions.ContainsKey).Select(one => versions[one]))
            {
                var record = FilingFile.Read(Encoding.UTF8.GetBytes(version.Record)).Record
                    ?? throw new InvalidOperationException($"Frozen record {version.Hash} cannot be read.");
                var sheet = Scorer.Score(framework, record with { System = SystemFacts.Preview });
                var report = ReportWriter.Write(sheet, new ReportEdition(version.At, VersionMark.Of(version.Number, version.Hash), IsDraft: false, Record: null));
                yield return new PublishedFiling(report, sheet, version.Number, version.Hash, stop => version.Pdf is { } pdf ? papers.OpenAsync(version.FilingId, version.Number, pdf, stop) : Task.FromResult<Stream?>(null));
            }
        }
    }
}
