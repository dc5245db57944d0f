using Evaluation.Core.Campaigns;
using Evaluation.Core.Frameworks;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Rescoring;
using Evaluation.Web.Campaigns;
using Evaluation.Web.Frameworks;
using Evaluation.Web.Rescoring;
using Evaluation.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Bureau.Rescoring;

/// <summary>One rescoring: how far it is, and each filing before and after. It may be left and opened again.</summary>
public sealed class RunModel(EvaluationDb db, FrameworkShelf frameworks, RescoringWorker worker, AuditTrail audit) : PageModel
{
    public const int PageSize = 50;

    private Framework? _from;
    private Framework? _to;
    private IReadOnlyList<FrameworkChange> _differences = [];

    [BindProperty(SupportsGet = true)]
    public Guid CampaignId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid RunId { get; set; }

    [BindProperty(SupportsGet = true, Name = "")]
    public RunFilter Filter { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;

    public RescoreRun Run { get; private set; } = null!;

    public string StartedBy { get; private set; } = string.Empty;

    public IReadOnlyList<UnitResult> Rows { get; private set; } = [];

    public string? NextAfter { get; private set; }

    public string Own => $"/bureau/campaigns/{CampaignId}/rescoring/{RunId}";

    public IReadOnlyList<string> Dropped => _from is not null && _to is not null ? Core.Scoring.Rescoring.Dropped(_from, _to) : [];

    /// <summary>What the other version changed in the indicator; null where it is the figures behind it.</summary>
    public string? CauseOf(string indicator) => FrameworkDiff.Of(_differences, indicator);

    /// <summary>Changes of caps and other limits, which move totals without a row.</summary>
    public IEnumerable<string> ChangedLimits => _differences.Where(change => change.MovesScores && change.Place.StartsWith("limits/", StringComparison.Ordinal))
        .Select(change => $"{change.Subject}：{FrameworkDiff.Say(change)}");

    public string NameOf(string indicator) => (_to?.Indicator(indicator) ?? _from?.Indicator(indicator))?.Name ?? indicator;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return await LoadAsync(cancellationToken) ? Page() : NotFound();
    }

    /// <summary>Where it stands, for the page that waits.</summary>
    public async Task<IActionResult> OnGetProgressAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Partial("_Progress", this) : NotFound();

    public Task<IActionResult> OnPostStopAsync(CancellationToken cancellationToken) =>
        TurnAsync(on: false, AuditEventKind.RescoringStopped, cancellationToken);

    public Task<IActionResult> OnPostResumeAsync(CancellationToken cancellationToken) =>
        TurnAsync(on: true, AuditEventKind.RescoringResumed, cancellationToken);

    private async Task<IActionResult> TurnAsync(bool on, AuditEventKind kind, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (await RescoreDesk.TurnAsync(db, RunId, on, cancellationToken))
        {
            await audit.RecordNowAsync(
                kind, $"campaign/{CampaignId}", $"{Run.FromFramework} → {Run.Framework}：{RescoreWords.Progress(Run)}", regionId: Run.RegionId, cancellationToken: cancellationToken);
            worker.Wake();
        }
        else if (on)
        {
            TempData["Notice"] = "没有继续：本任务有另一次测算正在进行，请等它完成或先停止它";
        }

        return Redirect(Own);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await BureauCampaigns.FindAsync(db, CampaignId, cancellationToken) is not { } campaign
            || await db.RescoreRuns.AsNoTracking().FirstOrDefaultAsync(r => r.RescoreRunId == RunId && r.CampaignId == CampaignId, cancellationToken) is not { } run)
        {
            return false;
        }

        (Campaign, Run, _from, _to) = (campaign, run, frameworks.Find(run.FromFramework, run.RegionId), frameworks.Find(run.Framework, run.RegionId));
        _differences = _from is null || _to is null ? [] : FrameworkDiff.Run(_from, _to);
        StartedBy = await db.Users.Where(p => p.Id == run.StartedBy).Select(p => p.FullName).FirstOrDefaultAsync(cancellationToken) ?? string.Empty;
        var chosen = Filter.Choose(db, RunId);
        if (!string.IsNullOrEmpty(Filter.After))
        {
            chosen = chosen.Where(row => row.Code.CompareTo(Filter.After) > 0);
        }

        var rows = await chosen.OrderBy(row => row.Code).Take(PageSize + 1).AsNoTracking().ToListAsync(cancellationToken);
        NextAfter = rows.Count > PageSize ? rows[PageSize - 1].Code : null;
        Rows = [.. rows.Take(PageSize)];
        return true;
    }
}
