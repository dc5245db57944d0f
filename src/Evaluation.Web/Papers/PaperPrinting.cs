using Evaluation.Core.Reports;
using Evaluation.Documents.Pdf;
using Evaluation.Storage.Audit;
using Evaluation.Web.Files;
using Evaluation.Web.Filings;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Web.Papers;

/// <summary>What a paper is about, for the trail: who may read the line, and what was printed.</summary>
public sealed record PaperSubject(string Object, string What, Guid? UnitId, Guid? RegionId);

/// <summary>A paper on its way to the person who asked, or why there is none.</summary>
public sealed record PrintedPaper(IActionResult? File, string? Problem);

/// <summary>Prints the bureau's papers when they are asked for, each with its line in the trail.</summary>
public sealed partial class PaperPrinting(PdfPress press, AuditTrail audit, ILogger<PaperPrinting> logger)
{
    /// <param name="name">Name of the file without its ending.</param>
    public async Task<PrintedPaper> PrintAsync(HttpResponse response, Report report, string name, PaperSubject subject, CancellationToken cancellationToken)
    {
        try
        {
            var content = await press.PrintAsync(report, cancellationToken);
            await audit.RecordNowAsync(AuditEventKind.ReportProduced, subject.Object, subject.What, subject.UnitId, subject.RegionId, cancellationToken: cancellationToken);
            return new PrintedPaper(FileDownload.Of(response, content, ReportPrinting.ContentType, name + ".pdf"), null);
        }
        catch (PressException problem)
        {
            Log.NotPrinted(logger, subject.What, subject.Object, problem.Detail ?? problem.Message);
            response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return new PrintedPaper(null, problem.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Paper {What} of {Subject} was not printed: {Detail}")]
        public static partial void NotPrinted(ILogger logger, string what, string subject, string detail);
    }
}
