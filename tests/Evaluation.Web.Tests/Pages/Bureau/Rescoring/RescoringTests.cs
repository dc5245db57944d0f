using System.Net;
using Evaluation.Core.Quantities;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Rescoring;
using Evaluation.Web.Rescoring;
using Evaluation.Web.Tests.Frameworks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.Web.Tests.Pages.Bureau.Rescoring;

public sealed class RescoringTests : IAsyncLifetime
{
    private const int Filings = 9;

    private readonly TestSite _site = new();
    private RescoringDay _day = null!;
    private HttpClient _officer = null!;

    public async ValueTask InitializeAsync()
    {
        _day = await RescoringDay.SeedAsync(_site, Filings);
        _officer = await _site.SignedInAsync(_day.Officer);
    }

    public ValueTask DisposeAsync()
    {
        _officer.Dispose();
        _site.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_officer_starts_it_and_reads_each_filing_before_and_after_while_the_frozen_versions_stay()
    {
        var frozen = await FrozenAsync();
        using var started = await _officer.PostFormAsync(_day.Address, ("Input.Framework", "P7@2"), ("Input.Reason", "权重调整"));
        var run = started.Headers.Location!.OriginalString;
        await FinishedAsync(run);
        var page = await _officer.ReadAsync(run);
        var failed = await _officer.ReadAsync(run + "?show=failed");
        var lowered = await _officer.ReadAsync(run + "?show=lowered");

        Assert.Contains("9 / 9", page.Text("#progress"), StringComparison.Ordinal);
        Assert.Equal(Filings, page.QuerySelectorAll("tr[id^=filing-]").Length);
        Assert.Equal(3, lowered.QuerySelectorAll("tr[id^=filing-]").Length);
        Assert.Contains("支出率：60.00 → 0.00", lowered.Text(), StringComparison.Ordinal);
        Assert.Contains("优 → 差", lowered.Text(), StringComparison.Ordinal);
        Assert.Equal(3, failed.QuerySelectorAll("tr[id^=filing-]").Length);
        Assert.Contains("原填报没有新版本要求的数据：预备费", failed.Text(), StringComparison.Ordinal);
        Assert.Equal(frozen, await FrozenAsync());
        Assert.Equal(
            [(AuditEventKind.RescoringStarted, "黄财政"), (AuditEventKind.RescoringFinished, "系统")],
            (await TrailAsync()).Select(line => (line.Event, line.PersonName)).ToArray());
        Assert.Contains("P7@1 → P7@2：9 件；权重调整", (await TrailAsync())[0].Detail, StringComparison.Ordinal);
        Assert.Contains("共 9 件，得分上升 0，下降 3，不变 3，等级变化 3，不能测算 3", (await TrailAsync())[1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_without_a_reason_or_version_says_so_beside_the_field()
    {
        using var answer = await _officer.PostFormAsync(_day.Address, ("Input.Framework", "P7@1"));
        var page = await answer.PageAsync();

        Assert.Contains("请选择用来重新测算的版本", page.Text(".error-summary"), StringComparison.Ordinal);
        Assert.Contains("请写明重新测算的原因", page.Text(".error-summary"), StringComparison.Ordinal);
        Assert.Empty(await _site.WithDbAsync(db => db.RescoreRuns.ToListAsync()));
    }

    [Fact]
    public async Task A_version_that_means_something_else_by_a_figure_is_refused_with_its_name()
    {
        await _site.PublishAsync(_day.Officer, _day.RegionId, PairOfVersions.First.Replace("version: 1", "version: 3", StringComparison.Ordinal)
            .Replace("label: 预备费, name: 预备费, kind: money", "label: 预备费, name: 预备费, kind: count, measure: 项", StringComparison.Ordinal));
        using var answer = await _officer.PostFormAsync(_day.Address, ("Input.Framework", "P7@3"), ("Input.Reason", "试"));

        Assert.Contains("类型或计量单位，原来填报的数不能直接使用：预备费", (await answer.PageAsync()).Text(".error-summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_was_cut_off_is_finished_by_the_next_program_with_each_filing_done_once()
    {
        var run = await _day.AddRunAsync(_site, Filings);
        using var cut = new CancellationTokenSource();
        var done = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _site.Services.GetRequiredService<RescoreLoop>().RunAsync(
            run.RescoreRunId,
            batch: 2,
            written =>
            {
                done += written;
                if (done >= 4)
                {
                    cut.Cancel();
                }
            },
            cut.Token));
        var half = await KeptAsync(run);
        await LeaveAsKilledAsync(run);

        using var next = _site.WithWebHostBuilder(_ => { });
        _ = next.Server;
        await EventuallyAsync(async () => (await KeptAsync(run)).State == RescoreState.Done);
        var kept = await KeptAsync(run);
        var results = await _site.WithDbAsync(db => db.RescoreResults.Where(r => r.RescoreRunId == run.RescoreRunId).ToListAsync());

        Assert.InRange(half.Done, 4, Filings - 1);
        Assert.Equal((Filings, 3, 3, null), (kept.Done, kept.Lowered, kept.Failed, kept.LeaseOwner));
        Assert.Equal(Filings, results.Select(result => result.FilingId).Distinct().Count());
        Assert.Equal(3, results.Count(result => result.After == new Points(100m)));
    }

    [Fact]
    public async Task Two_starts_at_once_begin_one_run_and_the_other_is_told()
    {
        using var second = await _site.SignedInAsync(_day.Officer);
        var answers = await Task.WhenAll(new[] { _officer, second, _officer, second }.Select(browser => Task.Run(
            () => browser.PostFormAsync(_day.Address, ("Input.Framework", "P7@2"), ("Input.Reason", "同时按了两次")))));
        var started = answers.Where(answer => answer.StatusCode == HttpStatusCode.Redirect).ToList();
        var runs = await _site.WithDbAsync(db => db.RescoreRuns.AsNoTracking().ToListAsync());

        // A run may be done before the next post arrives; two never run at once, which the table itself refuses.
        Assert.Equal(started.Count, runs.Count);
        Assert.NotEmpty(started);
        foreach (var refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.Redirect))
        {
            Assert.Contains("本任务正在重新测算", (await refused.PageAsync()).Text(".error-summary"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_start_behind_a_running_one_is_refused()
    {
        await LeaveAsKilledAsync(await _day.AddRunAsync(_site, Filings));
        using var answer = await _officer.PostFormAsync(_day.Address, ("Input.Framework", "P7@2"), ("Input.Reason", "再来一次"));

        Assert.Contains("本任务正在重新测算", (await answer.PageAsync()).Text(".error-summary"), StringComparison.Ordinal);
        Assert.Equal(1, await _site.WithDbAsync(db => db.RescoreRuns.CountAsync()));
    }

    [Fact]
    public async Task A_run_whose_framework_is_missing_ends_with_the_reason_instead_of_being_tried_for_ever()
    {
        var run = await _day.AddRunAsync(_site, Filings, "P7@9");
        var address = $"{_day.Address}/{run.RescoreRunId}";
        Assert.False(await _site.Services.GetRequiredService<RescoreLoop>().RunAsync(run.RescoreRunId));
        var page = await _officer.ReadAsync(address);

        Assert.Contains("找不到指标体系“P7@9”", page.Text("#progress"), StringComparison.Ordinal);
        Assert.Contains("没有完成", (await _officer.ReadAsync(_day.Address)).Text("tbody"), StringComparison.Ordinal);
        Assert.Equal((RescoreState.Failed, 0), ((await KeptAsync(run)).State, (await KeptAsync(run)).Done));
        Assert.Contains("找不到指标体系“P7@9”", Assert.Single(await TrailAsync()).Detail, StringComparison.Ordinal);

        await _site.PublishAsync(_day.Officer, _day.RegionId, Number(3));
        for (var number = 4; number <= 9; number++)
        {
            await _site.PublishAsync(_day.Officer, _day.RegionId, Number(number));
        }

        using var resumed = await _officer.PostFormAsync(address + "?handler=Resume");
        await FinishedAsync(address);

        static string Number(int number) => PairOfVersions.Second.Replace("version: 2", FormattableString.Invariant($"version: {number}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopped_run_does_not_go_on_beside_another_one()
    {
        var run = await _day.AddRunAsync(_site, Filings);
        await _site.WithDbAsync(db => RescoreDesk.TurnAsync(db, run.RescoreRunId, on: false));
        await LeaveAsKilledAsync(await _day.AddRunAsync(_site, Filings));
        using var answer = await _officer.PostFormAsync($"{_day.Address}/{run.RescoreRunId}?handler=Resume");

        Assert.Contains("本任务有另一次测算正在进行", (await _officer.ReadAsync($"{_day.Address}/{run.RescoreRunId}")).Text(".notice"), StringComparison.Ordinal);
        Assert.Equal(RescoreState.Stopped, (await KeptAsync(run)).State);
    }

    [Fact]
    public async Task A_stopped_run_stays_where_it_is_until_it_is_told_to_go_on()
    {
        var run = await _day.AddRunAsync(_site, Filings);
        var address = $"{_day.Address}/{run.RescoreRunId}";
        using var stopped = await _officer.PostFormAsync(address + "?handler=Stop");
        Assert.False(await _site.Services.GetRequiredService<RescoreLoop>().RunAsync(run.RescoreRunId));
        Assert.Contains("已停止", (await _officer.ReadAsync(address)).Text("#progress"), StringComparison.Ordinal);

        using var resumed = await _officer.PostFormAsync(address + "?handler=Resume");
        await FinishedAsync(address);

        Assert.Equal(
            [AuditEventKind.RescoringStopped, AuditEventKind.RescoringResumed, AuditEventKind.RescoringFinished], (await TrailAsync()).Select(line => line.Event).ToArray());
    }

    [Fact]
    public async Task A_run_is_found_under_its_own_campaign_only()
    {
        var run = await _day.AddRunAsync(_site, Filings);
        using var answer = await _officer.OpenAsync($"/bureau/campaigns/{Guid.NewGuid()}/rescoring/{run.RescoreRunId}");
        using var unknown = await _officer.OpenAsync($"{_day.Address}/{Guid.NewGuid()}");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (answer.StatusCode, unknown.StatusCode));
    }

    private async Task FinishedAsync(string address) =>
        await EventuallyAsync(async () => (await _officer.ReadAsync(address)).Text("#progress").Contains("测算完成", StringComparison.Ordinal));

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        for (var attempt = 0; attempt < 300; attempt++)
        {
            if (await holds())
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail("It did not come about.");
    }

    /// <summary>The lease of a program that is no more and could not give it back.</summary>
    private Task<int> LeaveAsKilledAsync(RescoreRun run)
    {
        var until = _site.Clock.GetUtcNow() + RescoreDesk.Lease;
        return _site.WithDbAsync(db => db.RescoreRuns.Where(r => r.RescoreRunId == run.RescoreRunId)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.LeaseOwner, Guid.NewGuid()).SetProperty(r => r.LeaseUntil, until)));
    }

    private Task<RescoreRun> KeptAsync(RescoreRun run) =>
        _site.WithDbAsync(db => db.RescoreRuns.AsNoTracking().SingleAsync(r => r.RescoreRunId == run.RescoreRunId));

    private Task<AuditEvent[]> TrailAsync() => _site.WithDbAsync(db => db.AuditEvents
        .Where(e => e.Event == AuditEventKind.RescoringStarted || e.Event == AuditEventKind.RescoringStopped || e.Event == AuditEventKind.RescoringResumed || e.Event == AuditEventKind.RescoringFinished
            || e.Event == AuditEventKind.RescoringFailed)
        .OrderBy(e => e.Sequence).ToArrayAsync());

    private Task<string> FrozenAsync() => _site.WithDbAsync(async db => string.Join('\n', (await db.FilingVersions.OrderBy(v => v.FilingVersionId).ToListAsync())
        .Select(version => $"{version.Hash} {version.Record} {version.ScoreSheet} {version.ComputedTotal} {version.Grade} {version.RowPoints}")));
}
