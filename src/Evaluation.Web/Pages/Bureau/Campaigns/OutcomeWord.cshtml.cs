using Evaluation.Documents.Campaigns;
using Evaluation.Documents.Word;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Web.Campaigns;
using Evaluation.Web.Composition;
using Evaluation.Web.Files;
using Evaluation.Web.Frameworks;
using Evaluation.Web.Papers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Evaluation.Web.Pages.Bureau.Campaigns;

/// <summary>自评工作情况报告 of a campaign as a Word file, in which the bureau writes the problems and its advice.</summary>
[EnableRateLimiting(LimitsSetup.Printing)]
public sealed class OutcomeWordModel(EvaluationDb db, FrameworkShelf frameworks, AuditTrail audit, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid CampaignId { get; set; }

    /// <summary>Code of the indicator the bureau takes for 预算执行率; null: as the framework's names say.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Execution { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await BureauCampaigns.FindAsync(db, CampaignId, cancellationToken) is not { } campaign
            || frameworks.Find(campaign.Framework, campaign.RegionId) is not { } framework)
        {
            return NotFound();
        }

        var content = WordReport.Write(await CampaignOutcomes.WriteAsync(db, campaign, framework, Execution, time.GetUtcNow(), cancellationToken));
        await audit.RecordNowAsync(
            AuditEventKind.ReportProduced, $"campaign/{CampaignId}", "自评工作情况报告（Word）", regionId: campaign.RegionId, cancellationToken: cancellationToken);
        return FileDownload.Of(Response, content, WordReport.ContentType, $"{ReportArchive.Clean(campaign.Title)}_自评工作情况报告.docx");
    }
}
