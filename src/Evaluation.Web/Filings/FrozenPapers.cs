using System.Security.Cryptography;
using System.Text;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Filings;
using Evaluation.Documents.Frameworks;
using Evaluation.Documents.Pdf;
using Evaluation.Storage;
using Evaluation.Storage.Evidence;
using Evaluation.Storage.Filings;
using Evaluation.Web.Composition;
using Evaluation.Web.Frameworks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Evaluation.Web.Filings;

/// <summary>
/// The PDFs of frozen versions. They are printed once, at approval, and kept; one whose file was lost is printed again from its frozen
/// record and handed out only when it has the bytes that were approved.
/// </summary>
public sealed partial class FrozenPapers(EvaluationDb db, EvidenceStore store, PdfPress press, FrameworkShelf frameworks, IOptions<SiteOptions> site, ILogger<FrozenPapers> logger)
{
    /// <summary>The bytes that were approved; null when they are lost.</summary>
    public async Task<Stream?> OpenAsync(Guid filingId, int number, string pdf, CancellationToken cancellationToken)
    {
        if (store.OpenRead(pdf) is { } kept)
        {
            return kept;
        }

        try
        {
            foreach (var report in await ReportsAsync(filingId, number, cancellationToken))
            {
                var printed = await press.PrintAsync(report, PaperStandard.Archive, cancellationToken);
                if (Convert.ToHexStringLower(SHA256.HashData(printed)) == pdf)
                {
                    await KeepAgainAsync(printed, filingId, number, cancellationToken);
                    return new MemoryStream(printed, writable: false);
                }
            }

            Log.Differs(logger, filingId, number);
        }
        catch (PressException problem)
        {
            Log.NotPrinted(logger, filingId, number, problem.Detail ?? problem.Message);
        }

        return null;
    }

    /// <summary>A frozen version printed anew, to another standard for instance; null when there is none.</summary>
    /// <exception cref="PressException">It cannot be printed; the message says what to do.</exception>
    public async Task<byte[]?> PrintAsync(Guid filingId, int number, PaperStandard standard, CancellationToken cancellationToken) =>
        await ReportsAsync(filingId, number, cancellationToken) is [var report, ..] ? await press.PrintAsync(report, standard, cancellationToken) : null;

    /// <summary>What a version says as paper: with mark, proof, record and framework.</summary>
    /// <param name="address">The public address the proof names; null for none.</param>
    internal static ReportEdition Edition(int number, string hash, string canonical, DateTimeOffset at, Framework framework, bool isRehearsal, string? address) =>
        new(at, VersionMark.Of(number, hash), IsDraft: false, canonical, isRehearsal) { Framework = FrameworkYaml.Write(framework), Proof = ReportProof.Of(hash, address) };

    /// <summary>
    /// The ways in which the version may have been printed, the present one first: the public address may have been another, and versions
    /// from before there was a proof have none. Empty when there is no such version.
    /// </summary>
    private async Task<IReadOnlyList<Report>> ReportsAsync(Guid filingId, int number, CancellationToken cancellationToken)
    {
        var found = await (
            from version in db.FilingVersions.AsNoTracking()
            join filing in db.Filings on version.FilingId equals filing.FilingId
            join campaign in db.Campaigns on filing.CampaignId equals campaign.CampaignId
            where version.FilingId == filingId && version.Number == number
            orderby version.At descending
            select new { Version = version, campaign.Framework, campaign.RegionId, campaign.IsRehearsal }).FirstOrDefaultAsync(cancellationToken);
        if (found is null || frameworks.Find(found.Framework, found.RegionId) is not { } framework)
        {
            return [];
        }

        var (kept, (record, faults)) = (found.Version, FilingFile.Read(Encoding.UTF8.GetBytes(found.Version.Record)));
        if (record is null)
        {
            throw new PressException("用印版的数据读不出来，请联系管理员。", string.Join("; ", faults));
        }

        var sheet = Scorer.Score(framework, record);
        var address = site.Value.Address;
        var edition = Edition(kept.Number, kept.Hash, kept.Record, kept.At, framework, found.IsRehearsal, address);
        ReportEdition[] others = [edition with { Proof = ReportProof.Of(kept.Hash, null) }, edition with { Proof = null, Framework = null }];
        return [.. others.Skip(address is null ? 1 : 0).Prepend(edition).Select(one => ReportWriter.Write(sheet, one))];
    }

    /// <summary>Who asked gets the paper also while it cannot be kept.</summary>
    private async Task KeepAgainAsync(byte[] printed, Guid filingId, int number, CancellationToken cancellationToken)
    {
        try
        {
            await store.KeepAsync(new MemoryStream(printed, writable: false), long.MaxValue, cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Log.NotKept(logger, filingId, number, problem);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The file of version {Number} of filing {FilingId} is lost, and printing it again gives other bytes")]
        public static partial void Differs(ILogger logger, Guid filingId, int number);

        [LoggerMessage(2, LogLevel.Error, "The file of version {Number} of filing {FilingId} is lost, and it cannot be printed again: {Detail}")]
        public static partial void NotPrinted(ILogger logger, Guid filingId, int number, string detail);

        [LoggerMessage(3, LogLevel.Error, "The file of version {Number} of filing {FilingId} was printed again, but cannot be kept")]
        public static partial void NotKept(ILogger logger, Guid filingId, int number, Exception problem);
    }
}
