using Evaluation.Core.Papers;
using Evaluation.Core.Reports;
using Evaluation.Web.Composition;
using Evaluation.Web.Filings;
using Evaluation.Web.Papers;
using Evaluation.Web.Words;
using Microsoft.AspNetCore.RateLimiting;

namespace Evaluation.Web.Pages.Filings.Evidence;

/// <summary>佐证目录 as PDF: of the filing as its unit has it, or as it was handed in.</summary>
[EnableRateLimiting(LimitsSetup.Printing)]
public sealed class CatalogueModel(FilingOpener opener, PaperPrinting printing, TimeProvider time) : FilingPaperPage(opener, printing)
{
    protected override Task<Report?> WriteAsync(CancellationToken cancellationToken)
    {
        var sizes = Open.Folder.EvidenceFiles.GroupBy(file => file.Sha256, StringComparer.Ordinal).ToDictionary(file => file.Key, file => file.First().Length, StringComparer.Ordinal);
        return Task.FromResult<Report?>(EvidenceIndexPaper.Write(
            Open.Unit.Name,
            Open.Record.Year,
            Open.Framework,
            [
                .. Open.Record.Evidence.Select(file => new IndexedEvidence(
                    file.Name, file.Indicators, file.Date, sizes.TryGetValue(file.Sha256, out var length) ? Figures.Size(length) : null, file.Sha256, file.Note)),
            ],
            PaperHeads.OfUnit(Open, time.GetUtcNow())));
    }
}
