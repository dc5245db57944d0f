using Evaluation.Core.Filings;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;
using Evaluation.Storage.Filings;
using Evaluation.Storage.Rescoring;
using Evaluation.Storage.Units;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Storage.Tests;

public sealed class KilledRescoringTests
{
    internal const int Filings = 400;
    internal const int Batch = 3;

    [Fact]
    public async Task A_rescoring_killed_in_the_middle_goes_on_behind_its_last_batch_and_does_each_filing_once()
    {
        var folder = Directory.CreateTempSubdirectory("evaluation-kill-").FullName;
        var batches = await KilledChild.RunAsync(typeof(KilledRescorer), folder, after: 20);
        await using var cupboard = await Cupboard.OpenInAsync(folder);
        cupboard.Time.Advance(RescoreDesk.Lease);
        await using var visit = await cupboard.VisitAsync();
        var run = await visit.Db.RescoreRuns.AsNoTracking().SingleAsync();
        var written = await visit.Db.RescoreResults.CountAsync();

        // A batch that was written but not yet noted counts too; one that was half written is not there.
        Assert.InRange(run.Done, batches * Batch, (batches + 1) * Batch);
        Assert.InRange(run.Done, 1, Filings - 1);
        Assert.Equal((run.Done, 0), (written, written % Batch));

        await RescoreAsync(visit.Get<RescoreDesk>(), run, Batch, () => { });
        var done = await visit.Db.RescoreRuns.AsNoTracking().SingleAsync();

        Assert.Equal((Filings, Filings, 0), (done.Done, done.Raised, done.Failed));
        Assert.Equal(Filings, await visit.Db.RescoreResults.Select(r => r.FilingId).Distinct().CountAsync());
    }

    internal static async Task RescoreAsync(RescoreDesk desk, RescoreRun run, int batch, Action written)
    {
        var (owner, cursor) = (Guid.NewGuid(), run.Cursor);
        Assert.True(await desk.TakeAsync(run.RescoreRunId, owner));
        while (await desk.NextAsync(run.CampaignId, cursor, batch) is { Count: > 0 } filings)
        {
            var results = filings.Select(filing => RescoreResult.Of(run.RescoreRunId, filing, new RescoredFiling(new Points(81m), "良", [], null))).ToList();
            Assert.True(await desk.WriteAsync(run, owner, cursor, filings[^1].UnitId, results));
            cursor = filings[^1].UnitId;
            written();
        }
    }
}

/// <summary>The rescorer of <see cref="KilledRescoringTests"/>; runs only as its child.</summary>
public sealed class KilledRescorer
{
    [Fact(Explicit = true)]
    public async Task Rescores_until_killed()
    {
        await using var cupboard = await Cupboard.OpenInAsync(KilledChild.Folder);
        var run = await SeedAsync(cupboard);
        await using var log = KilledChild.OpenLog();
        await using var visit = await cupboard.VisitAsync();
        await KilledRescoringTests.RescoreAsync(visit.Get<RescoreDesk>(), run, KilledRescoringTests.Batch, () => log.WriteByte(1));
        await Task.Delay(Timeout.Infinite);
    }

    private static async Task<RescoreRun> SeedAsync(Cupboard cupboard)
    {
        var data = await TwoUnits.AddToAsync(cupboard);
        await using var visit = await cupboard.VisitAsync();
        for (var number = 0; number < KilledRescoringTests.Filings; number++)
        {
            var unit = new BudgetUnit { UnitId = Guid.NewGuid(), RegionId = data.RegionId, Code = $"U{number}", Name = "单位" };
            var filing = new Filing(Guid.NewGuid(), data.CampaignId, unit.UnitId, data.RegionId);
            var version = new FilingVersion
            {
                FilingVersionId = Guid.NewGuid(), FilingId = filing.FilingId, Number = 1, Hash = new string('a', 64), Record = "{}", ScoreSheet = "{}",
                ApprovedBy = Guid.Empty, At = cupboard.Time.GetUtcNow(), SubmittedAt = cupboard.Time.GetUtcNow(),
            };
            version.Keep(new FilingResult(null, new Points(80m), Points.Zero, Points.Zero, Points.Zero, "中", 0, new Dictionary<string, decimal>()));
            visit.Db.AddRange(unit, filing, version);
        }

        var run = new RescoreRun
        {
            RescoreRunId = Guid.NewGuid(), CampaignId = data.CampaignId, RegionId = data.RegionId, FromFramework = "ZJ21@1", Framework = "ZJ21@2",
            StartedBy = data.Bureau, StartedAt = cupboard.Time.GetUtcNow(), Total = KilledRescoringTests.Filings,
        };
        visit.Db.Add(run);
        await visit.Db.SaveChangesAsync();
        return run;
    }
}
