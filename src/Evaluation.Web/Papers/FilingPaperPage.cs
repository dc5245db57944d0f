using Evaluation.Core.Papers;
using Evaluation.Core.Reports;
using Evaluation.Web.Filings;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Web.Papers;

/// <summary>A page that answers with a paper about one filing; it is shown only when the paper could not be printed.</summary>
public abstract class FilingPaperPage(FilingOpener opener, PaperPrinting printing) : FilingPage(opener)
{
    public string Problem { get; private set; } = string.Empty;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || await WriteAsync(cancellationToken) is not { } report)
        {
            return NotFound();
        }

        var printed = await printing.PrintAsync(
            Response,
            report,
            FormattableString.Invariant($"{Open.Unit.Name}{Open.Record.Year}年度{report.Properties.Title}"),
            new PaperSubject($"filing/{FilingId}", report.Properties.Title, Open.Filing.UnitId, Open.Filing.RegionId),
            cancellationToken);
        Problem = printed.Problem ?? string.Empty;
        return printed.File ?? Page();
    }

    /// <summary>The paper; null when there is none as the filing stands now, or not for this person.</summary>
    protected abstract Task<Report?> WriteAsync(CancellationToken cancellationToken);
}
