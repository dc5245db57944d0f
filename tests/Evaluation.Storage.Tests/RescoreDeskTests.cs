using System.Text;
using Evaluation.Core.Filings;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Filings;
using Evaluation.Storage.Rescoring;
using Evaluation.Storage.Setup;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Storage.Tests;

public sealed class RescoreDeskTests
{
    private static readonly Guid One = Guid.NewGuid();
    private static readonly Guid Two = Guid.NewGuid();

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task The_version_handed_in_last_is_read_once_each_in_the_order_of_the_units(StorageProvider provider)
    {
        await using var cupboard = await Cupboard.OpenAsync(provider);
        var (data, _) = await SeedAsync(cupboard);
        await using var visit = await cupboard.VisitAsync();
        var desk = visit.Get<RescoreDesk>();

        var first = await desk.NextAsync(data.CampaignId, null, 1);
        var second = await desk.NextAsync(data.CampaignId, first[0].UnitId, 5);
        var all = first.Concat(second).ToList();

        Assert.Equal(2, await RescoreDesk.CountAsync(visit.Db, data.CampaignId));
        Assert.Equal([data.A.FilingId, data.B.FilingId], all.Select(filing => filing.FilingId).OrderBy(id => id == data.B.FilingId).ToArray());
        Assert.Equal(2, all.Single(filing => filing.FilingId == data.A.FilingId).Number);
        Assert.Equal("""{"v":2,"名":"甲"}""", Encoding.UTF8.GetString(all.Single(filing => filing.FilingId == data.A.FilingId).Record));
        Assert.Equal((new Points(80m), "中", null, null), all.Where(filing => filing.FilingId == data.A.FilingId).Select(filing => (filing.Total!.Value, filing.Grade, filing.DaysLate, filing.QualityErrors)).Single());
        Assert.Equal("sheet", all.Single(filing => filing.FilingId == data.B.FilingId).ScoreSheet);
        Assert.Empty(await desk.NextAsync(data.CampaignId, second[^1].UnitId, 5));
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task What_the_review_deducted_is_kept_changed_and_read_by_a_rescoring(StorageProvider provider)
    {
        await using var cupboard = await Cupboard.OpenAsync(provider);
        var (data, _) = await SeedAsync(cupboard);
        var some = EntryDictionary.Empty<ReviewDeduction>()
            .With("ZJ21-2201", new ReviewDeduction(new Points(1.25m), "抽查发现“台账”与实际不符\\，见\"附件\""))
            .With("ZJ21-1101", new ReviewDeduction(new Points(0.01m), "盘点表缺少两处仓库的签字"));
        Actor unit = new(data.A.Leader, new HashSet<Role> { Role.Preparer, Role.TeamLeader }), bureau = new(data.Bureau, new HashSet<Role> { Role.Bureau });

        Assert.Empty(await ChangedAsync(filing =>
        {
            Assert.Null(filing.Touch() ?? filing.SendToLeader(unit, cupboard.Time.GetUtcNow()) ?? filing.Approve("h", 0, hasEntered: false, unit, cupboard.Time.GetUtcNow())
                ?? filing.Submit("h", 0, scanMayFollow: true, lateAllowed: true, "回执", unit, cupboard.Time.GetUtcNow()));
            return filing.Accept(2, 1, EntryDictionary.Empty<ReviewDeduction>(), bureau, cupboard.Time.GetUtcNow());
        }));
        Assert.Equal(some, await ChangedAsync(filing => filing.Deduct(some, bureau)));
        Assert.Equal(some.Without("ZJ21-2201"), await ChangedAsync(filing => filing.Deduct(some.Without("ZJ21-2201"), bureau)));
        Assert.Empty(await ChangedAsync(filing => filing.Deduct(EntryDictionary.Empty<ReviewDeduction>(), bureau)));

        async Task<EntryDictionary<ReviewDeduction>> ChangedAsync(Func<Filing, Refusal?> change)
        {
            await using (var writing = await cupboard.VisitAsync())
            {
                Assert.Null(change(await writing.Db.Filings.SingleAsync(f => f.FilingId == data.A.FilingId)));
                await writing.Db.SaveChangesAsync();
            }

            await using var reading = await cupboard.VisitAsync();
            var kept = (await reading.Db.Filings.AsNoTracking().SingleAsync(f => f.FilingId == data.A.FilingId)).ReviewDeductions;
            var frozen = (await reading.Get<RescoreDesk>().NextAsync(data.CampaignId, null, 5)).Single(filing => filing.FilingId == data.A.FilingId);
            Assert.Equal(kept, ReviewDeductionsJson.Read(frozen.ReviewDeductions));
            Assert.Equal(kept.Count == 0, frozen.ReviewDeductions is null);
            return kept;
        }
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task One_instance_has_the_run_until_it_gives_it_back_or_its_lease_ends(StorageProvider provider)
    {
        await using var cupboard = await Cupboard.OpenAsync(provider);
        var (_, run) = await SeedAsync(cupboard);
        await using var visit = await cupboard.VisitAsync();
        var desk = visit.Get<RescoreDesk>();

        Assert.True(await desk.TakeAsync(run.RescoreRunId, One));
        Assert.False(await desk.TakeAsync(run.RescoreRunId, Two));
        await desk.ReleaseAsync(run.RescoreRunId, Two);
        Assert.False(await desk.TakeAsync(run.RescoreRunId, Two));
        await desk.ReleaseAsync(run.RescoreRunId, One);
        Assert.True(await desk.TakeAsync(run.RescoreRunId, Two));
        cupboard.Time.Advance(RescoreDesk.Lease);
        Assert.True(await desk.TakeAsync(run.RescoreRunId, One));
        Assert.True(await RescoreDesk.TurnAsync(visit.Db, run.RescoreRunId, on: false));
        Assert.False(await desk.TakeAsync(run.RescoreRunId, Two));
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task A_batch_is_written_once_and_only_by_the_instance_that_has_the_run(StorageProvider provider)
    {
        await using var cupboard = await Cupboard.OpenAsync(provider);
        var (data, run) = await SeedAsync(cupboard);
        await using var visit = await cupboard.VisitAsync();
        var desk = visit.Get<RescoreDesk>();
        var filing = (await desk.NextAsync(data.CampaignId, null, 5)).Single(one => one.FilingId == data.A.FilingId);
        var result = RescoreResult.Of(run.RescoreRunId, filing, new RescoredFiling(
            new Points(81.5m), "良", [new RowChange("ZJ21-2201", new Points(4.56m), new Points(5m)), new RowChange("ZJ21-9", null, new Points(1m))], null));
        var failed = RescoreResult.Of(run.RescoreRunId, filing with { FilingId = data.B.FilingId }, new RescoredFiling(null, null, [], new string('长', 2000)));

        await desk.TakeAsync(run.RescoreRunId, One);
        Assert.False(await desk.WriteAsync(run, Two, null, data.A.UnitId, [result]));
        Assert.True(await desk.WriteAsync(run, One, null, data.A.UnitId, [result, failed]));
        Assert.False(await desk.WriteAsync(run, One, null, data.A.UnitId, [result]));

        await using var reading = await cupboard.VisitAsync(data.Bureau);
        var kept = await reading.Db.RescoreRuns.SingleAsync();
        var row = await reading.Db.RescoreResults.SingleAsync(r => r.FilingId == data.A.FilingId);
        Assert.Equal((2, 1, 0, 1, 1, data.A.UnitId), (kept.Done, kept.Raised, kept.Lowered, kept.Regraded, kept.Failed, kept.Cursor));
        Assert.Equal((new Points(80m), new Points(81.5m), new Points(1.5m), "中", "良"), (row.Before, row.After, row.Difference, row.GradeBefore, row.GradeAfter));
        Assert.Equal([new RowChange("ZJ21-2201", new Points(4.56m), new Points(5m)), new RowChange("ZJ21-9", null, new Points(1m))], row.ReadChanges());
        Assert.Equal(RescoreResult.MaximumProblem, (await reading.Db.RescoreResults.SingleAsync(r => r.Problem != null)).Problem!.Length);
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task A_campaign_has_one_running_run_however_many_are_started_at_once(StorageProvider provider)
    {
        await using var cupboard = await Cupboard.OpenAsync(provider);
        var (data, first) = await SeedAsync(cupboard);
        await using (var visit = await cupboard.VisitAsync())
        {
            Assert.True(await RescoreDesk.TurnAsync(visit.Db, first.RescoreRunId, on: false));
        }

        var started = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            await using var visit = await cupboard.VisitAsync(data.Bureau);
            visit.Get<AuditTrail>().Record(AuditEventKind.RescoringStarted, "campaign/x", regionId: data.RegionId);
            return await visit.Get<RescoreDesk>().StartAsync(NewRun(data, cupboard));
        })));

        await using var reading = await cupboard.VisitAsync();
        Assert.Equal(1, started.Count(one => one));
        Assert.Equal(1, await reading.Db.RescoreRuns.CountAsync(r => r.State == RescoreState.Running));
        Assert.Equal(1, await reading.Db.AuditEvents.CountAsync(e => e.Event == AuditEventKind.RescoringStarted));
        Assert.False(await RescoreDesk.TurnAsync(reading.Db, first.RescoreRunId, on: true));
        Assert.Equal(RescoreState.Stopped, (await reading.Db.RescoreRuns.AsNoTracking().SingleAsync(r => r.RescoreRunId == first.RescoreRunId)).State);
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task A_failed_run_keeps_its_reason_and_goes_on_when_it_is_told_to(StorageProvider provider)
    {
        await using var cupboard = await Cupboard.OpenAsync(provider);
        var (_, run) = await SeedAsync(cupboard);
        await using var visit = await cupboard.VisitAsync();
        var desk = visit.Get<RescoreDesk>();
        await desk.TakeAsync(run.RescoreRunId, One);

        Assert.Null(await desk.FailAsync(run.RescoreRunId, Two, "没有"));
        Assert.NotNull(await desk.FailAsync(run.RescoreRunId, One, "没有"));
        await visit.Db.SaveChangesAsync();
        visit.Db.ChangeTracker.Clear();

        var failed = await visit.Db.RescoreRuns.AsNoTracking().SingleAsync();
        Assert.Equal((RescoreState.Failed, "没有", null), (failed.State, failed.Problem, failed.LeaseOwner));
        Assert.False(await desk.TakeAsync(run.RescoreRunId, One));
        Assert.True(await RescoreDesk.TurnAsync(visit.Db, run.RescoreRunId, on: true));
        Assert.True(await desk.TakeAsync(run.RescoreRunId, One));
        Assert.Null((await visit.Db.RescoreRuns.AsNoTracking().SingleAsync()).Problem);
    }

    private static RescoreRun NewRun(TwoUnits data, Cupboard cupboard) => new()
    {
        RescoreRunId = Guid.NewGuid(), CampaignId = data.CampaignId, RegionId = data.RegionId, FromFramework = "ZJ21@1", Framework = "ZJ21@2",
        StartedBy = data.Bureau, StartedAt = cupboard.Time.GetUtcNow(), Total = 2,
    };

    /// <summary>A was handed in twice, B once before row points were kept; a version that was only approved is not read.</summary>
    private static async Task<(TwoUnits Data, RescoreRun Run)> SeedAsync(Cupboard cupboard)
    {
        var data = await TwoUnits.AddToAsync(cupboard);
        await using var visit = await cupboard.VisitAsync();
        var (db, now) = (visit.Db, cupboard.Time.GetUtcNow());
        foreach (var (unit, number, handedIn) in new[] { (data.A, 1, true), (data.A, 2, true), (data.A, 3, false), (data.B, 1, true) })
        {
            var version = new FilingVersion
            {
                FilingVersionId = Guid.NewGuid(), FilingId = unit.FilingId, Number = number, Hash = new string('a', 64), Record = $$"""{"v":{{number}},"名":"甲"}""",
                ScoreSheet = "sheet", ApprovedBy = unit.Leader, At = now,
            };
            if (unit == data.A)
            {
                version.Keep(new FilingResult(null, new Points(80m), Points.Zero, Points.Zero, Points.Zero, "中", 0, new Dictionary<string, decimal>()));
            }

            version.SubmittedAt = handedIn ? now : null;
            db.Add(version);
        }

        var run = NewRun(data, cupboard);
        db.Add(run);
        await db.SaveChangesAsync();
        return (data, run);
    }
}
