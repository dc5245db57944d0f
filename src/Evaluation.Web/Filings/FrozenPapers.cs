using System.Security.Cryptography;
using System.Text;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Filings;
using Evaluation.Documents.Pdf;
using Evaluation.Storage;
using Evaluation.Storage.Evidence;
using Evaluation.Storage.Filings;
using Evaluation.Web.Frameworks;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Filings;

/// <summary>
/// The PDFs of frozen versions. They are printed once, at approval, and kept; one whose file was lost is printed again from its frozen
/// record and handed out only when it has the bytes that were approved.
/// </summary>
public sealed partial class FrozenPapers(EvaluationDb db, EvidenceStore store, PdfPress press, FrameworkShelf frameworks, ILogger<FrozenPapers> logger)
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
            var printed = await PrintAsync(filingId, number, PaperStandard.Archive, cancellationToken);
            if (printed is not null && Convert.ToHexStringLower(SHA256.HashData(printed)) == pdf)
            {
                await store.KeepAsync(new MemoryStream(printed, writable: false), long.MaxValue, cancellationToken);
                return new MemoryStream(printed, writable: false);
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
    public async Task<byte[]?> PrintAsync(Guid filingId, int number, PaperStandard standard, CancellationToken cancellationToken)
    {
        var found = await (
            from version in db.FilingVersions.AsNoTracking()
            join filing in db.Filings on version.FilingId equals filing.FilingId
            join campaign in db.Campaigns on filing.CampaignId equals campaign.CampaignId
            where version.FilingId == filingId && version.Number == number
            orderby version.At descending
            select new { Version = version, campaign.Framework, campaign.RegionId, campaign.IsRehearsal }).FirstOrDefaultAsync(cancellationToken);
        return found is not null && frameworks.Find(found.Framework, found.RegionId) is { } framework
            ? await press.PrintAsync(Report(found.Version, framework, found.IsRehearsal), standard, cancellationToken)
            : null;
    }

    private static Report Report(FilingVersion version, Framework framework, bool isRehearsal)
    {
        var (record, faults) = FilingFile.Read(Encoding.UTF8.GetBytes(version.Record));
        return record is null
            ? throw new PressException("用印版的数据读不出来，请联系管理员。", string.Join("; ", faults))
            : ReportWriter.Write(
                Scorer.Score(framework, record),
                new ReportEdition(version.At, VersionMark.Of(version.Number, version.Hash), IsDraft: false, version.Record, isRehearsal));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The file of version {Number} of filing {FilingId} is lost, and printing it again gives other bytes")]
        public static partial void Differs(ILogger logger, Guid filingId, int number);

        [LoggerMessage(2, LogLevel.Error, "The file of version {Number} of filing {FilingId} is lost, and it cannot be printed again: {Detail}")]
        public static partial void NotPrinted(ILogger logger, Guid filingId, int number, string detail);
    }
}
