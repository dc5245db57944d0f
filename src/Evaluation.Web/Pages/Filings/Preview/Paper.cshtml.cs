using Evaluation.Documents.Pdf;
using Evaluation.Storage.Audit;
using Evaluation.Web.Composition;
using Evaluation.Web.Files;
using Evaluation.Web.Filings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Evaluation.Web.Pages.Filings.Preview;

/// <summary>The report as PDF: the frozen bytes once there is a 用印版, otherwise a draft printed now.</summary>
[EnableRateLimiting(LimitsSetup.Printing)]
public sealed partial class PaperModel(FilingOpener opener, ReportPrinting printing, AuditTrail audit, ILogger<PaperModel> logger) : FilingPage(opener)
{
    /// <summary>Whether the paper is for screen readers (PDF/UA-1) instead of for filing.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Accessible { get; set; }

    public string Problem { get; private set; } = string.Empty;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var version = await printing.FrozenAsync(Open, cancellationToken);
        try
        {
            var content = Accessible ? new MemoryStream(await printing.PrintAccessibleAsync(Open, version, cancellationToken), writable: false)
                : version is null ? new MemoryStream(await printing.PrintAsync(Open, cancellationToken), writable: false)
                : await printing.OpenAsync(version, cancellationToken) ?? throw new PressException("用印版的文件找不到，请联系管理员。", $"version {version.FilingVersionId} has no bytes");
            await audit.RecordNowAsync(
                AuditEventKind.ReportProduced, $"filing/{FilingId}", version is null ? "草稿" : $"用印版{version.Number} {version.Hash}",
                Open.Filing.UnitId, Open.Filing.RegionId, cancellationToken: cancellationToken);
            return FileDownload.Of(Response, content, ReportPrinting.ContentType, ReportPrinting.NameOf(Open, version, Accessible ? "_无障碍版.pdf" : ".pdf"));
        }
        catch (PressException problem)
        {
            Log.NotPrinted(logger, FilingId, problem.Detail ?? problem.Message);
            Problem = problem.Message;
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Page();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Report of filing {FilingId} was not printed: {Detail}")]
        public static partial void NotPrinted(ILogger logger, Guid filingId, string detail);
    }
}
