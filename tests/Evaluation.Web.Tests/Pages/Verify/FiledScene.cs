using System.Security.Cryptography;
using Evaluation.Core.Campaigns;
using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Filings;
using Evaluation.Documents.Frameworks;
using Evaluation.Documents.Pdf;
using Evaluation.Storage.Evidence;
using Evaluation.Storage.Filings;
using Evaluation.Storage.People;
using Evaluation.Storage.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.Web.Tests.Pages.Verify;

/// <summary>A version as it was frozen: its record, the report printed from it, and the printed file.</summary>
public sealed record FrozenPaper(FilingRecord Record, Report Report, byte[] Pdf)
{
    public string Canonical { get; } = CanonicalRecord.Of(Record);

    public string Hash => CanonicalRecord.HashOf(Canonical);

    public string Code => VersionMark.Code(Hash);
}

/// <summary>A site with a filing handed in twice, one that was only approved, and their printed papers.</summary>
public sealed class FiledScene : IAsyncLifetime
{
    public const string Unit = "已报送局";
    public const string Silent = "未报送局";

    public TestSite Site { get; } = new();

    public FrozenPaper First { get; private set; } = null!;

    public FrozenPaper Second { get; private set; } = null!;

    /// <summary>Approved and never handed in.</summary>
    public FrozenPaper Kept { get; private set; } = null!;

    public Person Officer { get; private set; } = null!;

    public Person Stranger { get; private set; } = null!;

    public Campaign Campaign { get; private set; } = null!;

    public PdfPress Press => Site.Services.GetRequiredService<PdfPress>();

    public async ValueTask InitializeAsync()
    {
        var (filed, kept) = await Site.SeedAsync(data =>
        {
            var (region, far) = (data.Region("甲市"), data.Region("乙市"));
            var (unit, silent) = (data.Unit(region, Unit), data.Unit(region, Silent));
            (unit.Code, silent.Code) = ("001001", "001002");
            Officer = data.Person("黄财政", TestData.In(Role.Bureau, region));
            Stranger = data.Person("外财政", TestData.In(Role.Bureau, far));
            Campaign = data.Campaign(region);
            var clerk = data.Person("陈填报", TestData.In(Role.Preparer, unit));
            clerk.Phone = "0759-1234567";
            return Task.FromResult((data.Sample(Campaign, unit, clerk, SampleFiling.AsItIs), data.Sample(Campaign, silent, clerk, SampleFiling.AsItIs)));
        });
        First = await FreezeAsync(filed.FilingId, Of(Unit, "001001", "初次报送的说明。"));
        await HandInAsync(filed.FilingId, First);
        await Site.WithDbAsync(async db =>
        {
            var filing = await db.Filings.SingleAsync(f => f.FilingId == filed.FilingId);
            Actor bureau = new(Guid.NewGuid(), new HashSet<Role> { Role.Bureau }), clerk = new(Guid.NewGuid(), new HashSet<Role> { Role.Preparer });
            Assert.Null(filing.BureauReturn("请补充说明", [], null, bureau, Site.Clock.GetUtcNow()));
            Assert.Null(filing.SendToLeader(clerk, Site.Clock.GetUtcNow()));
            return await db.SaveChangesAsync();
        });
        Second = await FreezeAsync(filed.FilingId, Of(Unit, "001001", "补充后的说明。"));
        Site.Clock.Advance(TimeSpan.FromHours(2));
        await HandInAsync(filed.FilingId, Second);
        Kept = await FreezeAsync(kept.FilingId, Of(Silent, "001002", "还没有报送。"));
    }

    public ValueTask DisposeAsync()
    {
        Site.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The report of a record as it is printed at approval.</summary>
    public static Report ReportOf(FilingRecord record, int number, DateTimeOffset at)
    {
        var canonical = CanonicalRecord.Of(record);
        var hash = CanonicalRecord.HashOf(canonical);
        return ReportWriter.Write(Scorer.Score(SampleFiling.Framework, record), new ReportEdition(at, VersionMark.Of(number, hash), IsDraft: false, canonical)
        {
            Framework = FrameworkYaml.Write(SampleFiling.Framework),
            Proof = ReportProof.Of(hash, null),
        });
    }

    private static FilingRecord Of(string name, string code, string words) => Entries.ToRecord(
        SampleFiling.Framework,
        SampleFiling.Record with { Unit = new UnitIdentity(code, name, null, null), Evidence = [] },
        SampleFiling.AsItIs.Append(KeyValuePair.Create(EntryPath.Reason("ZJ21-2201"), words)).Select(entry => new Entry(entry.Key, entry.Value)));

    private async Task<FrozenPaper> FreezeAsync(Guid filingId, FilingRecord record)
    {
        Actor leader = new(Guid.NewGuid(), new HashSet<Role> { Role.TeamLeader });
        var at = Site.Clock.GetUtcNow();
        var number = await Site.WithDbAsync(db => db.Filings.Where(f => f.FilingId == filingId).Select(f => f.PrintVersion).SingleAsync()) + 1;
        var report = ReportOf(record, number, at);
        var paper = new FrozenPaper(record, report, await Press.PrintAsync(report));
        await Site.Services.GetRequiredService<EvidenceStore>().KeepAsync(new MemoryStream(paper.Pdf), long.MaxValue);
        await Site.WithDbAsync(async db =>
        {
            var filing = await db.Filings.SingleAsync(f => f.FilingId == filingId);
            Assert.Null(filing.Approve(paper.Hash, 0, hasEntered: false, leader, at));
            var version = new FilingVersion
            {
                FilingVersionId = Guid.NewGuid(), FilingId = filingId, Number = filing.PrintVersion, Hash = paper.Hash, Record = paper.Canonical, ScoreSheet = "{}",
                Pdf = Convert.ToHexStringLower(SHA256.HashData(paper.Pdf)), ApprovedBy = leader.PersonId, At = at,
            };
            var sheet = Scorer.Score(SampleFiling.Framework, record);
            version.Keep(FilingResult.Of(sheet, SubmissionCheck.Run(sheet, CheckSwitches.Default)));
            db.FilingVersions.Add(version);
            return await db.SaveChangesAsync();
        });
        return paper;
    }

    private Task<int> HandInAsync(Guid filingId, FrozenPaper paper) => Site.WithDbAsync(async db =>
    {
        var filing = await db.Filings.SingleAsync(f => f.FilingId == filingId);
        Actor clerk = new(Guid.NewGuid(), new HashSet<Role> { Role.Preparer, Role.TeamLeader });
        Assert.Null(filing.Submit(paper.Hash, 0, scanMayFollow: true, lateAllowed: true, $"回执-{paper.Code}", clerk, Site.Clock.GetUtcNow()));
        return await db.SaveChangesAsync();
    });
}
