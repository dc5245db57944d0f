using Evaluation.Core.Campaigns;
using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Filings;
using Evaluation.Storage.Filings;
using Evaluation.Storage.People;
using Evaluation.Storage.Rescoring;
using Evaluation.Storage.Units;
using Evaluation.Web.Tests.Frameworks;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Tests.Pages.Bureau.Rescoring;

/// <summary>A campaign over the first of two versions, with filings that were handed in; every third did not state the reserve.</summary>
public sealed record RescoringDay(Person Officer, Guid RegionId, Guid CampaignId)
{
    public string Address => $"/bureau/campaigns/{CampaignId}/rescoring";

    public static async Task<RescoringDay> SeedAsync(TestSite site, int filings)
    {
        var (region, officer) = await site.SeedAsync(data =>
        {
            var region = data.Region("甲市");
            return Task.FromResult((region, data.Person("黄财政", TestData.In(Role.Bureau, region))));
        });
        var framework = await site.PublishAsync(officer, region.RegionId, PairOfVersions.First);
        await site.PublishAsync(officer, region.RegionId, PairOfVersions.Second);
        var campaignId = await site.SeedAsync(data =>
        {
            var now = site.Clock.GetUtcNow();
            var campaign = new Campaign(Guid.NewGuid(), region.RegionId, new CampaignTerms(
                "试行自评", 2021, framework.Reference, new NoticeReference("通知", "测财绩〔2022〕1号", null, null), null, now.AddDays(10), Kind: CampaignKind.Rehearsal));
            Assert.Null(campaign.Open(filings, hasOfficialSource: false, null, now));
            data.Db.Add(campaign);
            for (var number = 0; number < filings; number++)
            {
                HandIn(data, campaign, region, framework, number);
            }

            return Task.FromResult(campaign.CampaignId);
        });
        await site.WithDbAsync(db => db.FilingVersions.ExecuteUpdateAsync(set => set.SetProperty(v => v.SubmittedAt, v => v.At)));
        return new RescoringDay(officer, region.RegionId, campaignId);
    }

    /// <summary>A run that nobody was told of.</summary>
    public Task<RescoreRun> AddRunAsync(TestSite site, int total, string framework = "P7@2") => site.WithDbAsync(async db =>
    {
        var run = new RescoreRun
        {
            RescoreRunId = Guid.NewGuid(), CampaignId = CampaignId, RegionId = RegionId, FromFramework = "P7@1", Framework = framework, Reason = "试一试",
            StartedBy = Officer.Id, StartedAt = site.Clock.GetUtcNow(), Total = total,
        };
        db.Add(run);
        await db.SaveChangesAsync();
        return run;
    });

    private static void HandIn(TestData data, Campaign campaign, Region region, Framework framework, int number)
    {
        var unit = data.Unit(region, $"第{number}局");
        var filing = data.Filing(campaign, unit, FilingState.Submitted);
        List<Entry> entries = [new(EntryPath.Input("spent"), "90"), new(EntryPath.Input("budget"), "100"), new(EntryPath.Item("P7-1102", "made"), "1")];
        if (number % 3 != 2)
        {
            // 90 of 100 and a reserve of 10 or 0: below 90 % in the second version, or not.
            entries.Add(new Entry(EntryPath.Input("reserve"), number % 3 == 0 ? "10" : "0"));
        }

        var record = Entries.ToRecord(
            framework, new FilingRecord { Framework = framework.Reference, Year = 2021, Unit = new UnitIdentity(unit.Code, unit.Name, null, null) }, entries);
        var sheet = Scorer.Score(framework, record);
        var canonical = CanonicalRecord.Of(record);
        var version = new FilingVersion
        {
            FilingVersionId = Guid.NewGuid(), FilingId = filing.FilingId, Number = filing.PrintVersion, Hash = CanonicalRecord.HashOf(canonical), Record = canonical,
            ScoreSheet = "{}", ApprovedBy = Guid.NewGuid(), At = DateTimeOffset.UnixEpoch,
        };
        version.Keep(FilingResult.Of(sheet, SubmissionCheck.Run(sheet, CheckSwitches.Default)));
        data.Db.Add(version);
    }
}
