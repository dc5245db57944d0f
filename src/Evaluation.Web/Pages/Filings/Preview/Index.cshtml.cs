using Evaluation.Core.Reports;
using Evaluation.Web.Filings;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Web.Pages.Filings.Preview;

/// <summary>The report on the screen, from the same tree that is printed.</summary>
public sealed class IndexModel(FilingOpener opener, ReportPrinting printing, TimeProvider time) : FilingPage(opener)
{
    public Report Report { get; private set; } = null!;

    public FigureLinks Links { get; private set; } = null!;

    public bool HasVersion { get; private set; }

    /// <summary>Places where something is not filled in.</summary>
    public int Gaps => Report.Body.OfType<Block.Paragraph>().SelectMany(paragraph => paragraph.Inlines).OfType<Inline.Gap>().Count();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        Report = ReportWriter.Write(Open.Sheet, new ReportEdition(time.GetUtcNow(), VersionMark: null, IsDraft: true, Record: null, Open.Campaign.IsRehearsal));
        Links = new FigureLinks(Open);
        HasVersion = await printing.FrozenAsync(Open, cancellationToken) is not null;
        return Page();
    }
}
