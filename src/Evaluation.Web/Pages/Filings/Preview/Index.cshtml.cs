using Evaluation.Core.Reports;
using Evaluation.Web.Filings;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Web.Pages.Filings.Preview;

/// <summary>The report on the screen, from the same tree that is printed.</summary>
public sealed class IndexModel(FilingOpener opener, ReportPrinting printing, TimeProvider time) : FilingPage(opener)
{
    public ReportOnScreen Report { get; private set; } = null!;

    public bool HasVersion { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        Report = new ReportOnScreen(
            ReportWriter.Write(Open.Sheet, new ReportEdition(time.GetUtcNow(), VersionMark: null, IsDraft: true, Record: null, Open.Campaign.IsRehearsal)), new FigureLinks(Open));
        HasVersion = await printing.FrozenAsync(Open, cancellationToken) is not null;
        return Page();
    }
}
