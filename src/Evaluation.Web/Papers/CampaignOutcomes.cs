using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Papers;
using Evaluation.Core.Quantities;
using Evaluation.Core.Reports;
using Evaluation.Storage;
using Evaluation.Storage.Filings;
using Evaluation.Web.Campaigns;
using Evaluation.Web.Words;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Papers;

/// <summary>Gathers what a campaign came to and writes the 自评工作情况报告 of it; paper, Word and screen take the same report.</summary>
public static class CampaignOutcomes
{
    /// <param name="executionCode">Code of the indicator taken for 预算执行率; null: as the framework's names say.</param>
    public static async Task<Report> WriteAsync(
        EvaluationDb db, Campaign campaign, Framework framework, string? executionCode, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var execution = ExecutionRate.Of(framework, executionCode);
        var filings = FilingOfUnit.In(db, campaign.CampaignId);
        var counts = await CampaignCounts.LoadAsync(db, campaign.CampaignId, now, cancellationToken);
        var rows = await CampaignRow.LoadAsync(db, filings.OrderBy(row => row.Unit.Code), now, cancellationToken);
        var filed = (await filings.Where(FilingOfUnit.IsFiled).Select(row => row.Filing.FilingId).ToListAsync(cancellationToken)).ToHashSet();
        var findings = await FindingTally.LoadAsync(db, campaign.CampaignId, framework, cancellationToken);
        var region = await db.Regions.Where(one => one.RegionId == campaign.RegionId).Select(one => one.Name).SingleAsync(cancellationToken);
        return CampaignReport.Write(
            new CampaignOutcome
            {
                Year = campaign.Year,
                RegionName = region,
                Notice = campaign.Notice,
                Framework = framework,
                Deadline = campaign.Deadline,
                Progress = counts.Progress,
                FiledOffline = counts.In(FilingState.FiledOffline),
                Returns = (rows.Sum(row => row.Returns), rows.Count(row => row.Returns > 0)),
                Results = [.. rows.Where(row => row.Result is not null).Select(row => Result(row, row.Result!, execution))],
                Execution = execution,
                Problems = findings.Problems,
                NotFiled = [.. rows.Where(row => !filed.Contains(row.FilingId)).Select(row => new UnitNotFiled(row.Code, row.Name, FilingWords.For(row.State), row.Deadline, row.DaysLate))],
            },
            await PaperHeads.OfBureauAsync(db, campaign, framework.Notice, now, cancellationToken));
    }

    private static UnitOutcome Result(CampaignRow row, KeptResult result, Indicator? execution) => new(
        row.Code,
        row.Name,
        result.Self,
        result.Computed,
        result.Grade,
        execution is not null && FilingVersion.ReadValues(result.Values).TryGetValue(execution.Code, out var rate) ? rate : null,
        result.RowPoints is { } points ? FilingVersion.ReadRowPoints(points) : new Dictionary<string, Points>(StringComparer.Ordinal));
}
