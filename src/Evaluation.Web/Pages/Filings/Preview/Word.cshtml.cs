using Evaluation.Documents.Word;
using Evaluation.Storage.Audit;
using Evaluation.Web.Composition;
using Evaluation.Web.Files;
using Evaluation.Web.Filings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Evaluation.Web.Pages.Filings.Preview;

/// <summary>The report as a Word file: of the 用印版 once there is one, otherwise a draft.</summary>
[EnableRateLimiting(LimitsSetup.Writing)]
public sealed class WordModel(FilingOpener opener, ReportPrinting printing, AuditTrail audit) : FilingPage(opener)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var version = await printing.FrozenAsync(Open, cancellationToken);
        var content = printing.Word(Open, version);
        await audit.RecordNowAsync(
            AuditEventKind.ReportProduced, $"filing/{FilingId}", "Word " + (version is null ? "草稿" : $"用印版{version.Number} {version.Hash}"),
            Open.Filing.UnitId, Open.Filing.RegionId, cancellationToken: cancellationToken);
        return FileDownload.Of(Response, content, WordReport.ContentType, ReportPrinting.NameOf(Open, version, ".docx"));
    }
}
