using System.Globalization;
using Evaluation.Core.Campaigns;
using Evaluation.Core.Frameworks;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Rescoring;
using Evaluation.Web.Campaigns;
using Evaluation.Web.Frameworks;
using Evaluation.Web.Rescoring;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Bureau.Rescoring;

/// <summary>The rescorings (重新测算) of a campaign, and the start of another one.</summary>
public sealed class IndexModel(EvaluationDb db, FrameworkShelf frameworks, RescoreDesk desk, RescoringWorker worker, AuditTrail audit, TimeProvider time) : PageModel
{
    private const string AlreadyRunning = "本任务正在重新测算，请等它完成或先停止。";

    private const int LongestReason = 500;

    [BindProperty(SupportsGet = true)]
    public Guid CampaignId { get; set; }

    [BindProperty]
    public StartInput Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;

    /// <summary>The other versions of the campaign's framework, each with why it cannot be used.</summary>
    public IReadOnlyList<OtherVersion> Versions { get; private set; } = [];

    public IReadOnlyList<(RescoreRun Run, string By)> Runs { get; private set; } = [];

    /// <summary>Filings that were handed in.</summary>
    public int Filings { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return await LoadAsync(cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Versions.FirstOrDefault(version => version.Framework.Reference == Input.Framework) is not { } chosen)
        {
            ModelState.AddModelError("Input.Framework", "请选择用来重新测算的版本。");
        }
        else if (chosen.Refusal is { } refusal)
        {
            ModelState.AddModelError("Input.Framework", refusal);
        }

        if (string.IsNullOrWhiteSpace(Input.Reason) || Input.Reason.Trim().Length > LongestReason)
        {
            ModelState.AddModelError("Input.Reason", string.IsNullOrWhiteSpace(Input.Reason) ? "请写明重新测算的原因。" : "原因不超过 500 个字。");
        }

        if (Filings == 0)
        {
            ModelState.AddModelError(string.Empty, "还没有单位报送，没有可以重新测算的填报件。");
        }

        if (Runs.Any(line => line.Run.State == RescoreState.Running))
        {
            ModelState.AddModelError(string.Empty, AlreadyRunning);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var run = new RescoreRun
        {
            RescoreRunId = Guid.CreateVersion7(),
            CampaignId = CampaignId,
            RegionId = Campaign.RegionId,
            FromFramework = Campaign.Framework,
            Framework = Input.Framework!,
            Reason = Input.Reason!.Trim(),
            StartedBy = db.Scope.PersonId!.Value,
            StartedAt = time.GetUtcNow(),
            Total = Filings,
        };
        audit.Record(
            AuditEventKind.RescoringStarted,
            $"campaign/{CampaignId}",
            string.Create(CultureInfo.InvariantCulture, $"{run.FromFramework} → {run.Framework}：{run.Total} 件；{run.Reason}"),
            regionId: Campaign.RegionId);
        if (!await desk.StartAsync(run, cancellationToken))
        {
            // Somebody else started one since the page was read.
            ModelState.AddModelError(string.Empty, AlreadyRunning);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return await LoadAsync(cancellationToken) ? Page() : NotFound();
        }

        worker.Wake();
        return Redirect($"/bureau/campaigns/{CampaignId}/rescoring/{run.RescoreRunId}");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await BureauCampaigns.FindAsync(db, CampaignId, cancellationToken) is not { } campaign)
        {
            return false;
        }

        Campaign = campaign;
        Filings = await RescoreDesk.CountAsync(db, CampaignId, cancellationToken);
        var from = frameworks.Find(campaign.Framework, campaign.RegionId);
        Versions = from is null ? [] :
        [
            .. (await frameworks.AllAsync(campaign.RegionId, cancellationToken))
                .Where(framework => framework.Code == from.Code && framework.Version != from.Version)
                .Select(framework => OtherVersion.Of(from, framework, campaign.Year)),
        ];
        var runs = await db.RescoreRuns.AsNoTracking().Where(r => r.CampaignId == CampaignId).OrderByDescending(r => r.StartedAt).ToListAsync(cancellationToken);
        var people = runs.ConvertAll(run => run.StartedBy);
        var names = await db.Users.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.FullName, cancellationToken);
        Runs = runs.ConvertAll(run => (run, names.GetValueOrDefault(run.StartedBy, string.Empty)));
        return true;
    }
}

/// <summary>Another version of the campaign's framework.</summary>
/// <param name="Refusal">Why the filings cannot be rescored with it; null when they can.</param>
/// <param name="Dropped">Inputs the filings hold and it does not use.</param>
/// <param name="Added">Inputs it asks for and the filings do not hold.</param>
public sealed record OtherVersion(Framework Framework, string? Refusal, IReadOnlyList<string> Dropped, IReadOnlyList<string> Added)
{
    public static OtherVersion Of(Framework from, Framework to, int year) => new(
        to, Core.Scoring.Rescoring.Refuse(from, to, year)?.Message, Core.Scoring.Rescoring.Dropped(from, to), Core.Scoring.Rescoring.Added(from, to));
}
