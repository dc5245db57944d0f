using System.Reflection;
using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Evidence;
using Evaluation.Storage.Filings;
using Evaluation.Storage.Rescoring;
using Evaluation.Storage.Setup;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Storage.Tests;

public sealed class ScopeTests
{
    private static readonly string[] Content = ["EvidenceFile", "EvidenceLink", "EntryChange", "FilingEntry", "ReviewComment", "FormerText", "FilingVersion"];

    private static readonly MethodInfo Counting = typeof(ScopeTests).GetMethod(nameof(CountOfAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task People_see_their_own_and_nothing_of_another_unit_or_region_in_any_set(StorageProvider provider)
    {
        await using var cupboard = await Cupboard.OpenAsync(provider);
        var data = await FilledAsync(cupboard);

        var all = await CountsAsync(cupboard, null);
        Assert.All(all, set => Assert.True(set.Value > 0, $"no row of {set.Key} to hide"));

        foreach (var nobody in new[] { data.Far.Clerk, data.FarBureau })
        {
            var seen = await CountsAsync(cupboard, nobody);
            Assert.Equal(["BudgetUnit", "Membership"], seen.Where(set => set.Value > 0).Select(set => set.Key).ToArray());
        }

        var ofB = await CountsAsync(cupboard, data.B.Clerk);
        Assert.All(Content.Append("DeadlineExtension"), set => Assert.Equal(0, ofB[set]));
        Assert.Equal((1, 1, 3), (ofB["BudgetUnit"], ofB["Filing"], ofB["Membership"]));

        var ofA = await CountsAsync(cupboard, data.A.Clerk);
        Assert.All(Content.Append("DeadlineExtension"), set => Assert.Equal(all[set], ofA[set]));

        var ofBureau = await CountsAsync(cupboard, data.Bureau);
        Assert.All(Content, set => Assert.Equal(0, ofBureau[set]));
        Assert.Equal((0, 2, 1), (ofB["ExplanationReview"], ofA["ExplanationReview"], ofBureau["ExplanationReview"]));
        Assert.Equal((2, 2, 1), (ofBureau["BudgetUnit"], ofBureau["Filing"], ofBureau["DeadlineExtension"]));

        Assert.All(["FrameworkVersion", "RescoreRun", "RescoreResult"], set => Assert.Equal((0, 1), (ofA[set], ofBureau[set])));

        var ofAdministrator = await CountsAsync(cupboard, data.Administrator);
        Assert.All(Content.Append("Filing").Append("Campaign"), set => Assert.Equal(0, ofAdministrator[set]));
        Assert.Equal(2, ofAdministrator["BudgetUnit"]);
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Somebody_who_has_not_entered_or_is_closed_out_sees_nothing(StorageProvider provider)
    {
        await using var cupboard = await Cupboard.OpenAsync(provider);
        var data = await FilledAsync(cupboard);
        await using var visit = await cupboard.VisitAsync();
        (await visit.Db.Users.SingleAsync(p => p.Id == data.A.Clerk)).DisabledAt = cupboard.Time.GetUtcNow();
        await visit.Db.SaveChangesAsync();

        Assert.False(await visit.Db.EnterAsync(data.A.Clerk));

        Assert.Equal(0, await visit.Db.Filings.CountAsync() + await visit.Db.BudgetUnits.CountAsync() + await visit.Db.People.CountAsync());
        Assert.Null(await visit.Get<FilingDesk>().LoadAsync(data.A.FilingId));
        Assert.Null(await visit.Get<FilingDesk>().SaveEntriesAsync(
            data.A.FilingId, [new EntryChangeRequest("input/a", "9", null)], new Actor(data.A.Clerk, new HashSet<Role> { Role.Preparer }), (_, _) => true));
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Bureau_reads_values_while_handed_in_and_only_the_frozen_version_while_the_unit_mends(StorageProvider provider)
    {
        await using var cupboard = await Cupboard.OpenAsync(provider);
        var data = await FilledAsync(cupboard);
        await ActAsync(cupboard, data.A.Clerk, data.A, (filing, by) => filing.SendToLeader(by, cupboard.Time.GetUtcNow()));
        await ActAsync(cupboard, data.A.Leader, data.A, (filing, by) => filing.Approve(new string('a', 64), 0, hasEntered: false, by, cupboard.Time.GetUtcNow()));
        Assert.Equal((0, 0, 0), await BureauSeesAsync(cupboard, data));

        await ActAsync(cupboard, data.A.Clerk, data.A, (filing, by) =>
            filing.Submit(new string('a', 64), 0, scanMayFollow: true, lateAllowed: true, "R-1", by, cupboard.Time.GetUtcNow()));
        Assert.Equal((1, 1, 0), await BureauSeesAsync(cupboard, data));

        await ActAsync(cupboard, data.Bureau, data.A, (filing, by) => filing.BureauReturn("请修改", [], null, by, cupboard.Time.GetUtcNow()));
        Assert.Equal((0, 1, 0), await BureauSeesAsync(cupboard, data));

        await ActAsync(cupboard, data.A.Clerk, data.A, (filing, by) => filing.AskForHelp(true, by));
        Assert.Equal((1, 1, 1), await BureauSeesAsync(cupboard, data));
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task A_filing_taken_back_is_closed_to_the_bureau_again(StorageProvider provider)
    {
        await using var cupboard = await Cupboard.OpenAsync(provider);
        var data = await FilledAsync(cupboard);
        await ActAsync(cupboard, data.A.Clerk, data.A, (filing, by) => filing.SendToLeader(by, cupboard.Time.GetUtcNow()));
        await ActAsync(cupboard, data.A.Leader, data.A, (filing, by) => filing.Approve(new string('a', 64), 0, hasEntered: false, by, cupboard.Time.GetUtcNow()));
        await ActAsync(cupboard, data.A.Clerk, data.A, (filing, by) =>
            filing.Submit(new string('a', 64), 0, scanMayFollow: true, lateAllowed: true, "R-1", by, cupboard.Time.GetUtcNow()));

        await ActAsync(cupboard, data.A.Leader, data.A, (filing, by) => filing.Recall(beforeDeadline: true, by));

        Assert.Equal((0, 0, 0), await BureauSeesAsync(cupboard, data));
    }

    /// <summary>What the leader says of an explanation is for the unit, what the bureau says for both.</summary>
    private static ExplanationReview Review(TwoUnits data, ExplanationReader reader, DateTimeOffset at) => new()
    {
        ExplanationReviewId = Guid.NewGuid(), FilingId = data.A.FilingId, Finding = "S-13", Reader = reader, IsAccepted = true, Words = "因政策调整", By = data.A.Leader, At = at,
    };

    private static async Task<TwoUnits> FilledAsync(Cupboard cupboard)
    {
        var data = await TwoUnits.AddToAsync(cupboard);
        Assert.IsType<EntrySaveResult.Saved>(await cupboard.SaveAsync(data.A.Clerk, data.A.FilingId, "input/a", "1", null));
        await using var visit = await cupboard.VisitAsync(data.A.Clerk);
        var (db, now) = (visit.Db, cupboard.Time.GetUtcNow());
        var file = new EvidenceFile
        {
            EvidenceFileId = Guid.NewGuid(), FilingId = data.A.FilingId, Name = "甲.pdf", Sha256 = new string('b', 64), Length = 1,
            ContentType = "application/pdf", Kind = EvidenceKind.Evidence, By = data.A.Clerk, At = now,
        };
        file.Links.Add(new EvidenceLink { EvidenceFileId = file.EvidenceFileId, Indicator = "1101" });
        db.AddRange(
            file,
            new ReviewComment { ReviewCommentId = Guid.NewGuid(), FilingId = data.A.FilingId, Round = 1, Place = "indicator/1101", Text = "请核对", By = data.A.Leader, At = now },
            new FormerText { FilingId = data.A.FilingId, Section = "people", Text = "上年的文字", Source = "上年报告.docx", By = data.A.Clerk, At = now },
            Review(data, ExplanationReader.Leader, now),
            Review(data, ExplanationReader.Bureau, now),
            new DeadlineExtension { DeadlineExtensionId = Guid.NewGuid(), FilingId = data.A.FilingId, Deadline = now, OldDeadline = now, Reason = "停电", By = data.Bureau, At = now },
            new FilingVersion { FilingVersionId = Guid.NewGuid(), FilingId = data.A.FilingId, Number = 1, Hash = new string('a', 64), Record = "{}", ScoreSheet = "{}", ApprovedBy = data.A.Leader, At = now },
            new Campaigns.CampaignAttachment { CampaignAttachmentId = Guid.NewGuid(), CampaignId = data.CampaignId, Name = "通知.pdf", Sha256 = new string('c', 64), Length = 1, ContentType = "application/pdf", By = data.Bureau, At = now });
        var run = new RescoreRun
        {
            RescoreRunId = Guid.NewGuid(), CampaignId = data.CampaignId, RegionId = data.RegionId, FromFramework = "ZJ21@1", Framework = "ZJ21@2", StartedBy = data.Bureau, StartedAt = now, Total = 1,
        };
        db.AddRange(
            run,
            new RescoreResult { RescoreRunId = run.RescoreRunId, FilingId = data.A.FilingId, Number = 1, Changes = "{}" },
            FrameworkVersionTests.Draft(data.RegionId, "ZJ21", 2, now));
        await db.SaveChangesAsync();
        return data;
    }

    private static async Task ActAsync(Cupboard cupboard, Guid person, UnitPeople unit, Func<Filing, Actor, Refusal?> act)
    {
        await using var visit = await cupboard.VisitAsync(person);
        var filing = (await visit.Db.FindFilingAsync(unit.FilingId))!;
        Assert.Null(act(filing, visit.Scope.ActorOn(filing)));
        await visit.Db.SaveChangesAsync();
    }

    private static async Task<(int Entries, int Versions, int History)> BureauSeesAsync(Cupboard cupboard, TwoUnits data)
    {
        var counts = await CountsAsync(cupboard, data.Bureau);
        return (counts["FilingEntry"], counts["FilingVersion"], counts["EntryChange"]);
    }

    /// <summary>Rows seen in every filtered set, whatever sets there are.</summary>
    private static async Task<SortedDictionary<string, int>> CountsAsync(Cupboard cupboard, Guid? person)
    {
        await using var visit = await cupboard.VisitAsync(person);
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var entity in visit.Db.Model.GetEntityTypes().Where(entity => !EvaluationDb.WithoutFilter.ContainsKey(entity.ShortName())))
        {
            // The trail also holds the visitor's own doings.
            if (entity.ClrType != typeof(AuditEvent))
            {
                counts[entity.ShortName()] = await (Task<int>)Counting.MakeGenericMethod(entity.ClrType).Invoke(null, [visit.Db])!;
            }
        }

        return counts;
    }

    private static Task<int> CountOfAsync<T>(EvaluationDb db)
        where T : class => db.Set<T>().CountAsync();
}
