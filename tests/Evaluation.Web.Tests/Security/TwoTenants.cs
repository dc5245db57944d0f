using Evaluation.Core.Campaigns;
using Evaluation.Core.Examinations;
using Evaluation.Core.Filings;
using Evaluation.Storage.Campaigns;
using Evaluation.Storage.Evidence;
using Evaluation.Storage.Examinations;
using Evaluation.Storage.Frameworks;
using Evaluation.Storage.People;
using Evaluation.Storage.Rescoring;
using Evaluation.Storage.Units;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.Web.Tests.Security;

/// <summary>Two regions with a unit each: A asks, B must stay unseen. Every name of B carries a canary word.</summary>
public sealed record TwoTenants(
    IReadOnlyDictionary<string, Person> PeopleOfA, Person SecondPreparer, IReadOnlyDictionary<string, string> ValuesOfB)
{
    public const string Canary = "金丝雀";

    public static Task<TwoTenants> SeedAsync(TestSite site) => site.SeedAsync(async data =>
    {
        var (regionA, regionB) = (data.Region("甲市"), data.Region(Canary + "市"));
        var (unitA, unitB) = (data.Unit(regionA, "甲市测试局"), data.Unit(regionB, Canary + "局"));
        var people = new Dictionary<string, Person>(StringComparer.Ordinal)
        {
            ["Preparer"] = data.Person("甲填报", TestData.In(Role.Preparer, unitA)),
            ["TeamLeader"] = data.Person("甲组长", TestData.In(Role.TeamLeader, unitA)),
            ["Bureau"] = data.Person("甲财政", TestData.In(Role.Bureau, regionA)),
            ["Administrator"] = data.Person("甲管理", TestData.In(Role.Administrator, regionA)),
        };
        var second = data.Person("甲同事", TestData.In(Role.Preparer, unitA));
        data.Filing(data.Campaign(regionA), unitA, FilingState.Drafting);
        Campaign campaignB = data.Campaign(regionB, Canary + "任务");
        Filing filingB = data.Filing(campaignB, unitB, FilingState.Submitted);
        Person personB = data.Person(Canary + "某", TestData.In(Role.Preparer, unitB));
        var file = new EvidenceFile
        {
            EvidenceFileId = Guid.NewGuid(), FilingId = filingB.FilingId, Name = Canary + ".pdf", Sha256 = new string('a', 64), Length = 1,
            ContentType = "application/pdf", Kind = EvidenceKind.Evidence, By = personB.Id, At = DateTimeOffset.UnixEpoch,
        };
        data.Db.EvidenceFiles.Add(file);
        var attachment = new CampaignAttachment
        {
            CampaignAttachmentId = Guid.NewGuid(), CampaignId = campaignB.CampaignId, Name = Canary + "通知.pdf", Sha256 = new string('b', 64), Length = 1,
            ContentType = "application/pdf", By = personB.Id, At = DateTimeOffset.UnixEpoch,
        };
        data.Db.CampaignAttachments.Add(attachment);
        data.Db.CampaignAccounts.Add(new CampaignAccounts
        {
            CampaignId = campaignB.CampaignId, SampleName = Canary + "决算.xlsx", SampleSha256 = new string('d', 64), By = personB.Id, At = DateTimeOffset.UnixEpoch,
        });
        var run = new RescoreRun
        {
            RescoreRunId = Guid.NewGuid(), CampaignId = campaignB.CampaignId, RegionId = regionB.RegionId, FromFramework = "ZJ21@1", Framework = "ZJ21@2",
            Reason = Canary, StartedBy = personB.Id, StartedAt = DateTimeOffset.UnixEpoch, Total = 1,
        };
        data.Db.RescoreRuns.Add(run);
        var draft = new FrameworkVersion
        {
            FrameworkVersionId = Guid.NewGuid(), RegionId = regionB.RegionId, Origin = FrameworkOrigin.Bureau, Code = "JSQ", Version = 1, Title = Canary + "指标体系",
            Content = "title: " + Canary, Sha256 = new string('c', 64), CreatedBy = personB.Id, CreatedAt = DateTimeOffset.UnixEpoch, ChangedAt = DateTimeOffset.UnixEpoch,
        };
        data.Db.FrameworkVersions.Add(draft);
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["filingId"] = filingB.FilingId.ToString(),
            ["unitId"] = unitB.UnitId.ToString(),
            ["campaignId"] = campaignB.CampaignId.ToString(),
            ["personId"] = personB.Id.ToString(),
            ["evidenceFileId"] = file.EvidenceFileId.ToString(),
            ["fileId"] = file.EvidenceFileId.ToString(),
            ["attachmentId"] = attachment.CampaignAttachmentId.ToString(),
            ["runId"] = run.RescoreRunId.ToString(),
            ["frameworkVersionId"] = draft.FrameworkVersionId.ToString(),
            ["regionId"] = regionB.RegionId.ToString(),
            ["reportId"] = (await ReportOfAsync(site, personB)).ToString(),
        };
        return new TwoTenants(people, second, values);
    });

    /// <summary>A report the person had examined.</summary>
    private static async Task<Guid> ReportOfAsync(TestSite site, Person person)
    {
        var shelf = site.Services.GetRequiredService<ExaminationShelf>();
        using var incoming = shelf.Receive();
        await File.WriteAllTextAsync(incoming.Path, Canary);
        var kept = await shelf.KeepAsync(
            person.Id, incoming, Canary + ".txt", "PlainText", null, ReportText.OfLines(Canary), new Examination([]), CancellationToken.None);
        return kept.ReportId;
    }
}
