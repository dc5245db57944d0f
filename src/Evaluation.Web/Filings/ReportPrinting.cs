using Evaluation.Core.Filings;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Filings;
using Evaluation.Documents.Frameworks;
using Evaluation.Documents.Pdf;
using Evaluation.Storage;
using Evaluation.Storage.Evidence;
using Evaluation.Storage.Filings;
using Evaluation.Web.Composition;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Evaluation.Web.Filings;

/// <summary>The report of a filing on paper: a draft is printed when asked for, the 用印版 once, at approval.</summary>
public sealed class ReportPrinting(PdfPress press, EvaluationDb db, EvidenceStore store, IOptions<SiteOptions> site, TimeProvider time)
{
    public const string ContentType = "application/pdf";

    /// <summary>A draft, marked 草稿 on every page.</summary>
    /// <exception cref="PressException">It cannot be printed; the message says what to do.</exception>
    public Task<byte[]> PrintAsync(OpenFiling open, CancellationToken cancellationToken) =>
        press.PrintAsync(ReportWriter.Write(open.Sheet, new ReportEdition(time.GetUtcNow(), VersionMark: null, IsDraft: true, Record: null, open.Campaign.IsRehearsal)), cancellationToken);

    /// <summary>A version to be sealed: its mark on every page, the proof on the last one, record and framework attached.</summary>
    /// <exception cref="PressException">It cannot be printed; the message says what to do.</exception>
    public Task<byte[]> PrintVersionAsync(OpenFiling open, int number, string canonical, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var hash = CanonicalRecord.HashOf(canonical);
        // Anybody can compute the paper anew from what is attached, which is what the unit wrote and nothing else.
        var sheet = open.Record.System == SystemFacts.Preview ? open.Sheet : Scorer.Score(open.Framework, open.Record with { System = SystemFacts.Preview });
        var edition = new ReportEdition(at, VersionMark.Of(number, hash), IsDraft: false, canonical, open.Campaign.IsRehearsal)
        {
            Framework = FrameworkYaml.Write(open.Framework),
            Proof = ReportProof.Of(hash, site.Value.Address),
        };
        return press.PrintAsync(ReportWriter.Write(sheet, edition), cancellationToken);
    }

    /// <summary>The 用印版 that holds now (for the bureau: the one handed in); null while there is none.</summary>
    public async Task<FilingVersion?> FrozenAsync(OpenFiling open, CancellationToken cancellationToken)
    {
        var number = open.Filing.PrintVersion;
        return open.IsFrozen
            ? await db.FilingVersions.AsNoTracking().Where(v => v.FilingId == open.Filing.FilingId && v.SubmittedAt != null)
                .OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancellationToken)
            : open.Filing.PrintHash is not { } hash ? null
            : await db.FilingVersions.AsNoTracking()
                .FirstOrDefaultAsync(v => v.FilingId == open.Filing.FilingId && v.Number == number && v.Hash == hash, cancellationToken);
    }

    /// <summary>The bytes that were printed at approval; null when they are not there.</summary>
    public Stream? Read(FilingVersion version) => version.Pdf is { } pdf ? store.OpenRead(pdf) : null;

    /// <summary>Name of the file: unit, year, what it is.</summary>
    public static string NameOf(OpenFiling open, FilingVersion? version) => FormattableString.Invariant(
        $"{open.Unit.Name}{open.Record.Year}年度部门整体支出绩效自评报告（{(open.Campaign.IsRehearsal ? "演练，" : string.Empty)}{(version is null ? "草稿" : FormattableString.Invariant($"用印版{version.Number}"))}）.pdf");
}
