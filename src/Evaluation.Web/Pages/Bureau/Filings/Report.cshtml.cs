using System.Globalization;
using Evaluation.Documents.Campaigns;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Web.Campaigns;
using Evaluation.Web.Files;
using Evaluation.Web.Filings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Bureau.Filings;

/// <summary>The frozen report that was handed in.</summary>
public sealed class ReportModel(EvaluationDb db, FrozenPapers papers, AuditTrail audit, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid FilingId { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var chosen = FilingOfUnit.In(db).Where(row => row.Filing.FilingId == FilingId);
        var row = (await CampaignRow.LoadAsync(db, chosen, time.GetUtcNow(), cancellationToken)).SingleOrDefault();
        if (row?.Result?.Pdf is not { } hash || await papers.OpenAsync(FilingId, row.Result.Number, hash, cancellationToken) is not { } pdf)
        {
            return NotFound();
        }

        var filing = await chosen.Select(own => new { own.Campaign.Year, own.Filing.UnitId, own.Filing.RegionId }).SingleAsync(cancellationToken);
        await audit.RecordNowAsync(
            AuditEventKind.ReportProduced,
            $"filing/{FilingId}",
            string.Create(CultureInfo.InvariantCulture, $"下载 v{row.Result.Number} {hash}"),
            filing.UnitId,
            filing.RegionId,
            cancellationToken: cancellationToken);
        var name = ReportArchive.NameOf(row.Code, row.Name, row.ShortName, filing.Year, row.Result.Number);
        return FileDownload.Of(Response, pdf, "application/pdf", name);
    }
}
