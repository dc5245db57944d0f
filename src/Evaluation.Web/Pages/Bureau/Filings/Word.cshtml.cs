using Evaluation.Documents.Word;
using Evaluation.Storage.Audit;
using Evaluation.Web.Composition;
using Evaluation.Web.Files;
using Evaluation.Web.Filings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Evaluation.Web.Pages.Bureau.Filings;

/// <summary>The report that was handed in as a Word file; the draft where the unit asked for help.</summary>
[EnableRateLimiting(LimitsSetup.Writing)]
public sealed class WordModel(FilingOpener opener, ReportPrinting printing, AuditTrail audit) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid FilingId { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await opener.OpenAsync(FilingId, cancellationToken) is not { } open)
        {
            return NotFound();
        }

        var version = await printing.FrozenAsync(open, cancellationToken);
        var content = printing.Word(open, version);
        await audit.RecordNowAsync(
            AuditEventKind.ReportProduced, $"filing/{FilingId}", "下载 Word " + (version is null ? "草稿" : $"用印版{version.Number} {version.Hash}"),
            open.Filing.UnitId, open.Filing.RegionId, cancellationToken: cancellationToken);
        return FileDownload.Of(Response, content, WordReport.ContentType, ReportPrinting.NameOf(open, version, ".docx"));
    }
}
