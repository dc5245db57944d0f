using Evaluation.Core.Papers;
using Evaluation.Core.Reports;
using Evaluation.Web.Composition;
using Evaluation.Web.Files;
using Evaluation.Web.Filings;
using Evaluation.Web.Papers;
using Evaluation.Web.Words;
using Microsoft.AspNetCore.RateLimiting;

namespace Evaluation.Web.Pages.Filings.Evidence;

/// <summary>佐证目录 as PDF: of the filing as its unit has it, or as it was handed in.</summary>
[EnableRateLimiting(LimitsSetup.Printing)]
public sealed class CatalogueModel(FilingOpener opener, PaperPrinting printing, PageCounts pages, TimeProvider time) : FilingPaperPage(opener, printing)
{
    protected override async Task<Report?> WriteAsync(CancellationToken cancellationToken)
    {
        var files = Open.Folder.EvidenceFiles.GroupBy(file => file.Sha256, StringComparer.Ordinal).ToDictionary(file => file.Key, file => file.First(), StringComparer.Ordinal);
        var counted = await pages.OfAsync(files.Values.Select(file => (file.Sha256, file.ContentType)), cancellationToken);
        return EvidenceIndexPaper.Write(
            Open.Unit.Name,
            Open.Record.Year,
            Open.Framework,
            [
                .. Open.Record.Evidence.Select(file => new IndexedEvidence(
                    file.Name, file.Indicators, file.Date, files.TryGetValue(file.Sha256, out var kept) ? Figures.Size(kept.Length) : null,
                    counted.GetValueOrDefault(file.Sha256), file.Sha256, file.Note)),
            ],
            PaperHeads.OfUnit(Open, time.GetUtcNow()));
    }
}
