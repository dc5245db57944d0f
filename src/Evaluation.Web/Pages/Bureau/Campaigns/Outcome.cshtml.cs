using Evaluation.Core.Campaigns;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Reports;
using Evaluation.Storage;
using Evaluation.Web.Campaigns;
using Evaluation.Web.Composition;
using Evaluation.Web.Frameworks;
using Evaluation.Web.Papers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Evaluation.Web.Pages.Bureau.Campaigns;

/// <summary>自评工作情况报告 of a campaign on the screen, from the same tree that is printed.</summary>
[EnableRateLimiting(LimitsSetup.Printing)]
public sealed class OutcomeModel(EvaluationDb db, FrameworkShelf frameworks, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid CampaignId { get; set; }

    /// <summary>Code of the indicator the bureau takes for 预算执行率; null: as the framework's names say.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Execution { get; set; }

    public Campaign Campaign { get; private set; } = null!;

    public IReadOnlyList<Indicator> Choices { get; private set; } = [];

    public Indicator? Chosen { get; private set; }

    public Report Report { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await BureauCampaigns.FindAsync(db, CampaignId, cancellationToken) is not { } campaign
            || frameworks.Find(campaign.Framework, campaign.RegionId) is not { } framework)
        {
            return NotFound();
        }

        (Campaign, Choices, Chosen) = (campaign, ExecutionRate.Choices(framework), ExecutionRate.Of(framework, Execution));
        Report = await CampaignOutcomes.WriteAsync(db, campaign, framework, Execution, time.GetUtcNow(), cancellationToken);
        return Page();
    }
}
