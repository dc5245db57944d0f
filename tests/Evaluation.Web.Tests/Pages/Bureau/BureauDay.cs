using System.Security.Cryptography;
using System.Text;
using Evaluation.Core.Campaigns;
using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Filings;
using Evaluation.Documents.Scoring;
using Evaluation.Storage.Evidence;
using Evaluation.Storage.Filings;
using Evaluation.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.Web.Tests.Pages.Bureau;

/// <summary>A bureau with a unit that has filed, one that drafts and one that has not begun; and the bureau of another region.</summary>
public sealed record BureauDay(Person Officer, Person Stranger, Guid CampaignId, Guid Filed, Guid Drafting, Guid NotStarted, FilingResult Result, byte[] Pdf)
{
    public const string Hostile = "=HYPERLINK(\"x\")局";

    public static async Task<BureauDay> SeedAsync(TestSite site)
    {
        var pdf = Encoding.ASCII.GetBytes("%PDF-1.7 test");
        var store = site.Services.GetRequiredService<EvidenceStore>();
        await store.KeepAsync(new MemoryStream(pdf), 1000);
        var day = await site.SeedAsync(data =>
        {
            var (region, far) = (data.Region("甲市"), data.Region("乙市"));
            var (filed, drafting, idle) = (data.Unit(region, "已报送局"), data.Unit(region, Hostile), data.Unit(region, "未开始局"));
            filed.Code = "001001";
            filed.ShortName = "已/报:送";
            Campaign campaign = data.Campaign(region);
            var clerk = data.Person("陈填报", TestData.In(Role.Preparer, filed));
            clerk.Phone = "0759-1234567";
            return Task.FromResult(new BureauDay(
                data.Person("黄财政", TestData.In(Role.Bureau, region)),
                data.Person("外财政", TestData.In(Role.Bureau, far)),
                campaign.CampaignId,
                data.Sample(campaign, filed, clerk, SampleFiling.AsItIs).FilingId,
                data.Filing(campaign, drafting, FilingState.Drafting).FilingId,
                data.Filing(campaign, idle).FilingId,
                null!,
                pdf));
        });
        return day with { Result = await HandInAsync(site, day.Filed, pdf) };
    }

    private static Task<FilingResult> HandInAsync(TestSite site, Guid filingId, byte[] pdf) => site.WithDbAsync(async db =>
    {
        var filing = await db.Filings.SingleAsync(f => f.FilingId == filingId);
        var entries = SampleFiling.AsItIs.Append(KeyValuePair.Create(EntryPath.Reason("ZJ21-2201"), SampleFiling.Explained)).Select(entry => new Entry(entry.Key, entry.Value));
        var record = Entries.ToRecord(SampleFiling.Framework, SampleFiling.Record with { Evidence = [] }, entries);
        var sheet = Scorer.Score(SampleFiling.Framework, record);
        var findings = SubmissionCheck.Run(sheet, CheckSwitches.Default);
        var result = FilingResult.Of(sheet, findings);
        var canonical = CanonicalRecord.Of(record);
        var hash = CanonicalRecord.HashOf(canonical);
        Actor unit = new(Guid.NewGuid(), new HashSet<Role> { Role.TeamLeader });
        Assert.Null(filing.Approve(hash, 0, hasEntered: false, unit, site.Clock.GetUtcNow()));
        var version = new FilingVersion
        {
            FilingVersionId = Guid.NewGuid(), FilingId = filingId, Number = filing.PrintVersion, Hash = hash, Record = canonical, ScoreSheet = ScoreJson.Write(sheet, findings, []),
            Pdf = Convert.ToHexStringLower(SHA256.HashData(pdf)), ApprovedBy = unit.PersonId, At = site.Clock.GetUtcNow(),
        };
        version.Keep(result);
        db.FilingVersions.Add(version);
        await db.SaveChangesAsync();
        Assert.Null(filing.Submit(hash, 0, scanMayFollow: true, lateAllowed: true, "回执-1", unit, site.Clock.GetUtcNow()));
        await db.SaveChangesAsync();
        return result;
    });
}
