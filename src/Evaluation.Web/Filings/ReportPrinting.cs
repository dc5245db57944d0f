using Evaluation.Core.Filings;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Filings;
using Evaluation.Documents.Pdf;
using Evaluation.Documents.Word;
using Evaluation.Storage;
using Evaluation.Storage.Filings;
using Evaluation.Web.Composition;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Evaluation.Web.Filings;

/// <summary>The report of a filing on paper: a draft is printed when asked for, the 用印版 once, at approval.</summary>
public sealed class ReportPrinting(PdfPress press, EvaluationDb db, FrozenPapers papers, IOptions<SiteOptions> site, TimeProvider time)
{
    public const string ContentType = "application/pdf";

    /// <summary>The PDF of a version that was frozen; null when its bytes are lost.</summary>
    public Task<Stream?> OpenAsync(FilingVersion version, CancellationToken cancellationToken) =>
        version.Pdf is { } pdf ? papers.OpenAsync(version.FilingId, version.Number, pdf, cancellationToken) : Task.FromResult<Stream?>(null);

    /// <summary>The same words as PDF/UA-1, for screen readers: of the version, or of the draft where there is none.</summary>
    /// <exception cref="PressException">It cannot be printed; the message says what to do.</exception>
    public async Task<byte[]> PrintAccessibleAsync(OpenFiling open, FilingVersion? version, CancellationToken cancellationToken) => version is null
        ? await press.PrintAsync(ReportWriter.Write(open.Sheet, Draft(open)), PaperStandard.Accessible, cancellationToken)
        : await papers.PrintAsync(version.FilingId, version.Number, PaperStandard.Accessible, cancellationToken)
            ?? throw new PressException("用印版的指标体系找不到，请联系管理员。", $"version {version.FilingVersionId} has no framework");

    /// <summary>A draft, marked 草稿 on every page, or 送审稿 while it lies with the leader.</summary>
    /// <exception cref="PressException">It cannot be printed; the message says what to do.</exception>
    public Task<byte[]> PrintAsync(OpenFiling open, CancellationToken cancellationToken) =>
        press.PrintAsync(ReportWriter.Write(open.Sheet, Draft(open)), cancellationToken);

    /// <summary>A version to be sealed: its mark on every page, the proof on the last one, record and framework attached.</summary>
    /// <exception cref="PressException">It cannot be printed; the message says what to do.</exception>
    public Task<byte[]> PrintVersionAsync(OpenFiling open, int number, string canonical, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var hash = CanonicalRecord.HashOf(canonical);
        // Anybody can compute the paper anew from what is attached, which is what the unit wrote and nothing else.
        var sheet = open.Record.System == SystemFacts.Preview ? open.Sheet : Scorer.Score(open.Framework, open.Record with { System = SystemFacts.Preview });
        var edition = FrozenPapers.Edition(number, hash, canonical, at, open.Framework, open.Campaign.IsRehearsal, site.Value.Address);
        return press.PrintAsync(ReportWriter.Write(sheet, edition), cancellationToken);
    }

    /// <summary>The same as a Word file: of the 用印版 from the record that was frozen, otherwise a draft.</summary>
    public byte[] Word(OpenFiling open, FilingVersion? version) => WordReport.Write(version is null
        ? ReportWriter.Write(open.Sheet, Draft(open))
        : ReportWriter.Write(
            Scorer.Score(open.Framework, FilingOpener.Written(version)),
            new ReportEdition(version.At, VersionMark.Of(version.Number, version.Hash), IsDraft: false, Record: null, open.Campaign.IsRehearsal)));

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

    /// <summary>Name of the file: unit, year, what it is.</summary>
    public static string NameOf(OpenFiling open, FilingVersion? version, string ending = ".pdf") => FormattableString.Invariant(
        $"{open.Unit.Name}{open.Record.Year}年度部门整体支出绩效自评报告（{(open.Campaign.IsRehearsal ? "演练，" : string.Empty)}{(version is null ? "草稿" : FormattableString.Invariant($"用印版{version.Number}"))}）{ending}");

    private ReportEdition Draft(OpenFiling open) => new(time.GetUtcNow(), VersionMark: null, IsDraft: true, Record: null, open.Campaign.IsRehearsal)
    {
        IsInReview = open.Filing.State == FilingState.LeaderReview,
    };
}
