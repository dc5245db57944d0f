using System.Text;
using Evaluation.Core.Quantities;
using Evaluation.Documents.Frameworks;
using Evaluation.Storage;
using Evaluation.Web.Files;
using Evaluation.Web.Frameworks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Bureau.Frameworks;

/// <summary>A version at a glance: what it is, its score table, its examples, its files.</summary>
public sealed class ShowModel(EvaluationDb db, FrameworkDrafts drafts, FrameworkShelf shelf) : FrameworkPage(drafts)
{
    private readonly FrameworkDrafts _drafts = drafts;

    public const string YamlType = "application/yaml";

    public const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Campaigns of the bureau that use it.</summary>
    public IReadOnlyList<(Guid CampaignId, string Title)> Campaigns { get; private set; } = [];

    public string? PublishedBy { get; private set; }

    /// <summary>Who wrote it, in words.</summary>
    public string Owner { get; private set; } = string.Empty;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        var bureaus = db.Scope.BureauRegionIds;
        var campaigns = await db.Campaigns.AsNoTracking().Where(c => c.Framework == Version.Reference && bureaus.Contains(c.RegionId))
            .OrderByDescending(c => c.Year).Select(c => new { c.CampaignId, c.RegionId, c.Title }).ToListAsync(cancellationToken);
        Campaigns = [.. campaigns.Where(campaign => shelf.Meant(Version.Reference!, campaign.RegionId)?.RegionId == Version.RegionId)
            .Select(campaign => (campaign.CampaignId, campaign.Title))];
        Owner = _drafts.IsOwn(Version) ? "本地区"
            : await db.Regions.Where(r => r.RegionId == Version.RegionId).Select(r => r.Name).FirstOrDefaultAsync(cancellationToken) ?? string.Empty;
        PublishedBy = await db.People.Where(p => p.Id == Version.PublishedBy).Select(p => p.FullName).FirstOrDefaultAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnGetYamlAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken)
        ? FileDownload.Of(Response, Encoding.UTF8.GetBytes(Version.Content), YamlType, ReadFramework.NameOf(Version))
        : NotFound();

    /// <summary>The same as a workbook, to be changed in Excel and uploaded again.</summary>
    public async Task<IActionResult> OnGetWorkbookAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Read.Framework is not { } framework)
        {
            return ToTheFaults();
        }

        try
        {
            return FileDownload.Of(Response, FrameworkWorkbook.Write(framework), WorkbookType, ReadFramework.NameOf(Version, "xlsx"));
        }
        catch (NotSupportedException)
        {
            TempData["Notice"] = "这份指标体系里有工作簿放不下的内容，请下载 YAML。";
            return Redirect(Own);
        }
    }
}
