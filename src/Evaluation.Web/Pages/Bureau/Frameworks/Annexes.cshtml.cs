using Evaluation.Core.Campaigns;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Reports;
using Evaluation.Documents.Frameworks;
using Evaluation.Documents.Pdf;
using Evaluation.Web.Composition;
using Evaluation.Web.Files;
using Evaluation.Web.Filings;
using Evaluation.Web.Frameworks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Evaluation.Web.Pages.Bureau.Frameworks;

/// <summary>The annexes of the notice, blank: score table, data table and guide, as PDF or workbook.</summary>
[EnableRateLimiting(LimitsSetup.Printing)]
public sealed partial class AnnexesModel(FrameworkDrafts drafts, PdfPress press, TimeProvider time, ILogger<AnnexesModel> logger) : FrameworkPage(drafts)
{
    /// <summary>Why nothing was printed.</summary>
    public string? Problem { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => LookAsync(_ => Task.FromResult<IActionResult>(Page()), cancellationToken);

    public Task<IActionResult> OnGetPdfAsync(CancellationToken cancellationToken) => LookAsync(
        async framework => FileDownload.Of(
            Response, await press.PrintAsync(AnnexWriter.Write(framework, DayOf(framework)), cancellationToken), ReportPrinting.ContentType, NameOf("pdf")),
        cancellationToken);

    public Task<IActionResult> OnGetWorkbookAsync(CancellationToken cancellationToken) => LookAsync(
        framework => Task.FromResult<IActionResult>(
            FileDownload.Of(Response, AnnexWorkbook.Write(AnnexWriter.Write(framework, DayOf(framework))), ShowModel.WorkbookType, NameOf("xlsx"))),
        cancellationToken);

    private async Task<IActionResult> LookAsync(Func<Framework, Task<IActionResult>> answer, CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Read.Framework is not { } framework)
        {
            return ToTheFaults();
        }

        try
        {
            return await answer(framework);
        }
        catch (Exception problem) when (problem is PressException or NotSupportedException)
        {
            Log.NotPrinted(logger, FrameworkVersionId, (problem as PressException)?.Detail ?? problem.Message);
            Problem = problem.Message;
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Page();
        }
    }

    /// <summary>The day of the framework makes the paper the same each time; only one without a day takes the clock.</summary>
    private DateTimeOffset DayOf(Framework framework) =>
        framework.Date is { } day ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), DeadlineClock.Offset) : time.GetUtcNow();

    private string NameOf(string ending) => $"{Version.Code}通知附件.{ending}";

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The annexes of framework version {FrameworkVersionId} were not made: {Detail}")]
        public static partial void NotPrinted(ILogger logger, Guid frameworkVersionId, string detail);
    }
}
