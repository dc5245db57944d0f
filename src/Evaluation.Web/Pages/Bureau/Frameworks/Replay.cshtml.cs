using Evaluation.Core.Campaigns;
using Evaluation.Documents.Campaigns;
using Evaluation.Documents.Scoring;
using Evaluation.Storage;
using Evaluation.Web.Campaigns;
using Evaluation.Web.Files;
using Evaluation.Web.Frameworks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Bureau.Frameworks;

/// <summary>What the version would have made of a campaign's filings: who moves, by how much, which rule did it. Nothing is kept.</summary>
public sealed class ReplayModel(EvaluationDb db, FrameworkDrafts drafts, ReplayRun replay, BatchGate gate) : FrameworkPage(drafts)
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [BindProperty(SupportsGet = true)]
    public Guid? Campaign { get; set; }

    /// <summary>Which units are listed, see <see cref="ReplayView"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    /// <summary>Campaigns of the bureau with filings that were handed in.</summary>
    public IReadOnlyList<(Guid CampaignId, string Words)> Campaigns { get; private set; } = [];

    public Campaign? Chosen { get; private set; }

    public ReplayOutcome? Outcome { get; private set; }

    public ReplayView? View { get; private set; }

    public string AddressOf(string? show) => $"{Own}/replay?campaign={Campaign}{(show is null ? string.Empty : $"&show={show}")}";

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => LookAsync(
        () =>
        {
            View = Outcome is null ? null : new ReplayView(Outcome, Show);
            return Task.FromResult<IActionResult>(Page());
        },
        cancellationToken);

    /// <summary>All units, their rows and the rules as a workbook.</summary>
    public Task<IActionResult> OnGetWorkbookAsync(CancellationToken cancellationToken) => LookAsync(
        async () =>
        {
            if (Outcome is not { } outcome)
            {
                return NotFound();
            }

            var content = new MemoryStream();
            await ReplayWorkbook.WriteAsync(content, outcome.Before, outcome.After, outcome.Summary, [.. outcome.Units.Select(unit => unit.Filing)], cancellationToken);
            content.Position = 0;
            return FileDownload.Of(Response, content, Workbook, $"{ReportArchive.Clean(Chosen!.Title)}_试算_{outcome.After.Code}.{outcome.After.Version}.xlsx");
        },
        cancellationToken);

    private async Task<IActionResult> LookAsync(Func<Task<IActionResult>> answer, CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Read.Framework is not { } framework)
        {
            return ToTheFaults();
        }

        if (Campaign is { } campaignId)
        {
            if (await BureauCampaigns.FindAsync(db, campaignId, cancellationToken) is not { } campaign)
            {
                return NotFound();
            }

            using var pass = gate.Enter(db.Scope.PersonId!.Value);
            if (pass is null)
            {
                return StatusCode(StatusCodes.Status429TooManyRequests);
            }

            Chosen = campaign;
            Outcome = await replay.RunAsync(campaign, framework, cancellationToken);
        }

        await ListAsync(cancellationToken);
        return await answer();
    }

    private async Task ListAsync(CancellationToken cancellationToken)
    {
        var bureaus = db.Scope.BureauRegionIds;
        var campaigns = await db.Campaigns.AsNoTracking()
            .Where(c => bureaus.Contains(c.RegionId) && db.Filings.Any(f => f.CampaignId == c.CampaignId && db.FilingVersions.Any(v => v.FilingId == f.FilingId && v.SubmittedAt != null)))
            .OrderByDescending(c => c.Year).ThenBy(c => c.Title).Select(c => new { c.CampaignId, c.Title, c.Framework }).ToListAsync(cancellationToken);
        Campaigns = campaigns.ConvertAll(campaign => (campaign.CampaignId, $"{campaign.Title}（{campaign.Framework}）"));
    }
}
