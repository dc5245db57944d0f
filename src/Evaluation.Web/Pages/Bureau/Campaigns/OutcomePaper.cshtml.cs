using Evaluation.Documents.Campaigns;
using Evaluation.Storage;
using Evaluation.Web.Campaigns;
using Evaluation.Web.Composition;
using Evaluation.Web.Frameworks;
using Evaluation.Web.Papers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Evaluation.Web.Pages.Bureau.Campaigns;

/// <summary>自评工作情况报告 of a campaign as PDF.</summary>
[EnableRateLimiting(LimitsSetup.Printing)]
public sealed class OutcomePaperModel(EvaluationDb db, FrameworkShelf frameworks, PaperPrinting printing, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid CampaignId { get; set; }

    /// <summary>Code of the indicator the bureau takes for 预算执行率; null: as the framework's names say.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Execution { get; set; }

    public string Problem { get; private set; } = string.Empty;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await BureauCampaigns.FindAsync(db, CampaignId, cancellationToken) is not { } campaign
            || frameworks.Find(campaign.Framework, campaign.RegionId) is not { } framework)
        {
            return NotFound();
        }

        var report = await CampaignOutcomes.WriteAsync(db, campaign, framework, Execution, time.GetUtcNow(), cancellationToken);
        var printed = await printing.PrintAsync(
            Response, report, $"{ReportArchive.Clean(campaign.Title)}_自评工作情况报告", new PaperSubject($"campaign/{CampaignId}", "自评工作情况报告", null, campaign.RegionId), cancellationToken);
        Problem = printed.Problem ?? string.Empty;
        return printed.File ?? Page();
    }
}
