using System.Globalization;
using Evaluation.Core.Campaigns;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Documents.Campaigns;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Filings;
using Evaluation.Web.Campaigns;
using Evaluation.Web.Composition;
using Evaluation.Web.Files;
using Evaluation.Web.Frameworks;
using Evaluation.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Bureau.Campaigns;

/// <summary>The 汇总表 of a campaign: every unit with the result kept with what it handed in.</summary>
[EnableRateLimiting(LimitsSetup.Printing)]
public sealed class SummaryModel(EvaluationDb db, FrameworkShelf frameworks, AuditTrail audit, TimeProvider time) : PageModel
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [BindProperty(SupportsGet = true)]
    public Guid CampaignId { get; set; }

    /// <summary>Code of the indicator the bureau takes for 预算执行率; null: as the framework's names say.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Execution { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await BureauCampaigns.FindAsync(db, CampaignId, cancellationToken) is not { } campaign)
        {
            return NotFound();
        }

        var now = time.GetUtcNow();
        var framework = frameworks.Find(campaign.Framework, campaign.RegionId);
        var region = await db.Regions.Where(r => r.RegionId == campaign.RegionId).Select(r => r.Name).SingleAsync(cancellationToken);
        var counts = await CampaignCounts.LoadAsync(db, CampaignId, now, cancellationToken);
        var execution = framework is null ? null : ExecutionRate.Of(framework, Execution);
        var findings = await FindingTally.LoadAsync(db, CampaignId, framework, cancellationToken);
        var rows = await CampaignRow.LoadAsync(db, FilingOfUnit.In(db, CampaignId).OrderBy(row => row.Unit.Code), now, cancellationToken);
        var content = new MemoryStream();
        SummaryWorkbook.Write(
            content, Head(campaign, framework, execution, region, counts.Progress, now), Columns(framework), rows.Count, rows.Select(row => Row(row, framework, execution, findings)), cancellationToken);
        await audit.RecordNowAsync(
            AuditEventKind.SummaryExported,
            $"campaign/{CampaignId}",
            string.Create(CultureInfo.InvariantCulture, $"{rows.Count} 个单位"),
            regionId: campaign.RegionId,
            cancellationToken: cancellationToken);
        content.Position = 0;
        return FileDownload.Of(Response, content, ContentType, $"{ReportArchive.Clean(campaign.Title)}_汇总表.xlsx");
    }

    private static SummaryHead Head(Campaign campaign, Framework? framework, Indicator? execution, string region, CampaignProgress progress, DateTimeOffset now) => new(
        RehearsalWords.Title(campaign),
        region,
        campaign.Year,
        $"{framework?.Title}（{campaign.Framework}）{(framework is null ? string.Empty : $"，满分 {FigureText.Short(framework.Full)} 分")}",
        framework?.Notice,
        string.Create(
            CultureInfo.InvariantCulture,
            $"应报送 {progress.Units}，已报送 {progress.Filed}（报送率 {Figures.Percent(progress.FilingRate)}），按时报送 {progress.InTime}（及时率 {Figures.Percent(progress.TimelyRate)}）"),
        Figures.Moment(now))
    {
        Parts = [.. (framework?.Groups ?? []).Select(group => new SummaryColumn(group.Code, $"{group.Name}（{(group.IsBonus ? "加分" : FigureText.Short(group.Weight))}）"))],
        Execution = execution is null ? null : $"预算执行率（{execution.Name}，%）",
        HasBonus = framework?.Groups.Any(group => group.IsBonus) == true,
    };

    private static List<SummaryColumn> Columns(Framework? framework) =>
    [
        .. (framework?.Indicators ?? []).Where(indicator => indicator.Value is not null)
            .Select(indicator => new SummaryColumn(indicator.Code, $"{indicator.Name}·{indicator.Value!.Name}{Unit(indicator.Value)}")),
    ];

    private static string Unit(IndicatorValue value) => value.Kind switch
    {
        FigureKind.Percent => "（%）",
        FigureKind.Money => "（万元）",
        _ => value.Measure is null ? string.Empty : $"（{value.Measure}）",
    };

    private static Dictionary<string, decimal> Values(IReadOnlyDictionary<string, Points> points) => points.ToDictionary(part => part.Key, part => part.Value.Value, StringComparer.Ordinal);

    private static SummaryRow Row(CampaignRow row, Framework? framework, Indicator? execution, FindingTally findings) => new()
    {
        Code = row.Code,
        Name = row.Name,
        Desk = row.Desk,
        State = FilingWords.For(row.State),
        Deadline = DeadlineWords.For(row.Deadline),
        SubmittedAt = row.SubmittedAt is null ? null : Figures.Moment(row.SubmittedAt),
        DaysLate = row.DaysLate,
        Self = row.Result?.Self?.Value,
        Computed = row.Result?.Computed?.Value,
        Data = row.Result?.Data?.Value,
        Own = row.Result?.Own?.Value,
        Bureau = row.Result?.Bureau?.Value,
        Bonus = row.Result?.RowPoints is { } points ? framework?.BonusOf(FilingVersion.ReadRowPoints(points))?.Value : null,
        Difference = row.Result?.Difference?.Value,
        Grade = row.Result?.Grade,
        ToExplain = row.Result?.ToExplain,
        Parts = row.Result?.RowPoints is { } kept && framework is not null ? Values(framework.SumByGroup(FilingVersion.ReadRowPoints(kept))) : Values(new Dictionary<string, Points>(StringComparer.Ordinal)),
        SelfParts = Values(findings.SelfOf(row.FilingId)),
        Deducted = row.Deducted?.Value,
        Returns = row.Returns,
        Explained = row.Result is null ? null : findings.Of(row.FilingId).Explained,
        ExplanationsAccepted = row.Result is null ? null : findings.Of(row.FilingId).Accepted,
        ExplanationsRefused = row.Result is null ? null : findings.Of(row.FilingId).Refused,
        Execution = execution is not null && FilingVersion.ReadValues(row.Result?.Values).TryGetValue(execution.Code, out var rate) ? rate : null,
        Values = FilingVersion.ReadValues(row.Result?.Values),
        Contact = string.Join('、', row.Contacts.Select(person => person.Name)),
        Phone = string.Join('、', row.Contacts.Select(person => person.Phone).Where(phone => phone is not null)),
    };
}
