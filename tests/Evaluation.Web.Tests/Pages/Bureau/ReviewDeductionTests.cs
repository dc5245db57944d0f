using System.Net;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Filings;
using Evaluation.Documents.Frameworks;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Filings;
using Evaluation.Storage.Rescoring;
using Evaluation.Web.Rescoring;
using Evaluation.Web.Tests.Pages.Filings;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Tests.Pages.Bureau;

/// <summary>复核扣分: entered at acceptance, changed afterwards, shown to the unit, and never part of what the unit handed in.</summary>
public sealed class ReviewDeductionTests : IAsyncLifetime
{
    private const string Assets = "ALL-2102";
    private const string Works = "ALL-3104";
    private const string NotReviewed = "ALL-1101";
    private const string Reason = "盘点表缺少两处仓库的签字";

    private static readonly FilingRecord Record = FilingFile.ReadFile(Path.Combine(AppContext.BaseDirectory, "kinds", "all-kinds.json")).Record!;
    private static readonly Framework Kinds = FrameworkReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "kinds", "ALL.1.yaml")).Framework!;

    private KindsDesk _desk = null!;
    private HttpClient _officer = null!;

    private string Address => $"/bureau/filings/{_desk.FilingId}";

    public async ValueTask InitializeAsync()
    {
        _desk = await KindsDesk.OpenAsync(FilingState.LeaderReview);
        await HandInAsync();
        _officer = await _desk.SignedInAsync(_desk.Officer);
    }

    public ValueTask DisposeAsync()
    {
        _officer.Dispose();
        _desk.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_page_asks_only_where_the_framework_lets_the_bureau_deduct()
    {
        var page = await _officer.ReadAsync(Address);

        Assert.Equal([Assets, "ALL-2106", Works], page.QuerySelectorAll("input[name^='Deduct.Points[']").Select(field => field.GetAttribute("name")![14..^1]).Order(StringComparer.Ordinal));
        Assert.All(page.QuerySelectorAll("[name^='Deduct.']"), field => Assert.Equal("accept", field.GetAttribute("form")));
        Assert.Contains("超额完成，待复核", page.Text($"#{Works}"), StringComparison.Ordinal);
        Assert.DoesNotContain("待复核", page.Text($"#{Assets}"), StringComparison.Ordinal);
        Assert.Contains("0 至 4.00 分", page.Text($"#{Assets}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Assets, "4.01", Reason, "最多扣4.00分")]
    [InlineData(Assets, "一分", Reason, "最多两位小数的分数")]
    [InlineData(Assets, "-1", Reason, "最多两位小数的分数")]
    [InlineData(Assets, "1", "太短", "不少于|10 至 500 个字")]
    [InlineData(Assets, "", Reason, "请填写扣多少分")]
    [InlineData(NotReviewed, "1", Reason, "不能由复核扣分")]
    [InlineData("ALL-0000", "1", Reason, "不在这一件里")]
    public async Task What_is_wrong_is_said_and_what_was_typed_stays(string code, string points, string reason, string said)
    {
        using var answer = await AcceptAsync((code, points, reason), ("ALL-2106", "0.5", "群众满意度材料与台账不一致"));
        var page = await answer.PageAsync();

        Assert.Contains(said.Split('|')[^1], page.Text(".error-summary"), StringComparison.Ordinal);
        Assert.Equal("0.5", page.QuerySelector("input[name='Deduct.Points[ALL-2106]']")!.GetAttribute("value"));
        if (code == Assets)
        {
            Assert.Equal(points, page.QuerySelector($"input[name='Deduct.Points[{code}]']")!.GetAttribute("value") ?? string.Empty);
            Assert.Equal(reason, page.QuerySelector($"textarea[name='Deduct.Reasons[{code}]']")!.TextContent);
            Assert.True(page.QuerySelector($"input[name='Deduct.Points[{code}]']")!.Closest("details")!.HasAttribute("open"));
        }

        var filing = await FilingAsync();
        Assert.Equal((FilingState.Submitted, 0), (filing.State, filing.ReviewDeductions.Count));
    }

    [Fact]
    public async Task Both_mistakes_of_the_form_are_said_at_once()
    {
        using var answer = await _officer.PostFormAsync($"{Address}?handler=Accept", ("Version", await VersionAsync()), ("Accept.QualityErrors", "无"), ($"Deduct.Points[{Assets}]", "9"));
        var said = (await answer.PageAsync()).Text(".error-summary");

        Assert.Contains("差错数填 0 至 99", said, StringComparison.Ordinal);
        Assert.Contains("最多扣4.00分", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Acceptance_keeps_the_deductions_with_the_result_and_the_unit_sees_them_and_why()
    {
        var before = await VersionOfFilingAsync();
        using var answer = await AcceptAsync((Assets, "1.25", Reason), (Works, "２", "目标值定得明显偏低，核减"), ("ALL-2106", "", ""));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);

        var (filing, after) = (await FilingAsync(), await VersionOfFilingAsync());
        Assert.Equal([(Assets, new ReviewDeduction(new Points(1.25m), Reason)), (Works, new ReviewDeduction(new Points(2m), "目标值定得明显偏低，核减"))], filing.ReviewDeductions.Select(off => (off.Key, off.Value)));
        Assert.Equal((before.Record, before.Hash, filing.PrintHash), (after.Record, after.Hash, before.Hash));
        Assert.Equal(before.SelfTotal, after.SelfTotal);
        Assert.Equal(Scored(filing).Totals.Computed, after.ComputedTotal);
        Assert.Equal(new Points(2.75m), FilingVersion.ReadRowPoints(after.RowPoints!)[Assets]);

        var bureau = await _officer.ReadAsync(Address);
        Assert.Contains($"复核扣分1.25分：4-1.25=2.75，理由：{Reason}", bureau.Text($"#{Assets}"), StringComparison.Ordinal);
        Assert.Contains("8.00", bureau.Text("#deductions"), StringComparison.Ordinal);
        Assert.Contains("扣 1.25 分", bureau.Text(".timeline"), StringComparison.Ordinal);
        Assert.DoesNotContain("待复核", bureau.Text($"#{Works}"), StringComparison.Ordinal);

        using var clerk = await _desk.SignedInAsync();
        Assert.Contains(Reason, (await clerk.ReadAsync(_desk.Address)).Text("#deductions"), StringComparison.Ordinal);
        var scores = (await clerk.ReadAsync($"{_desk.Address}/scores")).Text($"#score-{Assets}");
        Assert.Contains("2.75", scores, StringComparison.Ordinal);
        Assert.Contains($"复核扣分理由：{Reason}", scores, StringComparison.Ordinal);
        Assert.Contains("复核扣分1.25分", (await _desk.GroupAsync(clerk, "ALL-2")).Text($"#working-{Assets}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_accepted_filing_can_be_looked_at_again_and_every_change_is_recorded()
    {
        using var accepted = await AcceptAsync((Assets, "1", Reason));
        using var changed = await PostAsync("Deduct", (Assets, "0.5", Reason + "，已补一处"), (Works, "3", "目标值定得明显偏低，核减"));
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        using var withdrawn = await PostAsync("Deduct", (Assets, "", ""), (Works, "3", "目标值定得明显偏低，核减"));

        var filing = await FilingAsync();
        Assert.Equal([Works], filing.ReviewDeductions.Keys);
        Assert.Equal(Scored(filing).Totals.Computed, (await VersionOfFilingAsync()).ComputedTotal);
        Assert.Equal(
            [$"{Assets} 资产管理规范性 扣 1 分，理由：{Reason}", $"{Assets} 资产管理规范性 扣 0.5 分（原扣 1 分），理由：{Reason}，已补一处",
                $"{Works} 重点工作完成率 扣 3 分，理由：目标值定得明显偏低，核减", $"{Assets} 资产管理规范性 撤销扣分（原扣 0.5 分）"],
            await _desk.Site.WithDbAsync(db => db.AuditEvents.Where(e => e.Event == AuditEventKind.PointsDeducted).OrderBy(e => e.Sequence).Select(e => e.Detail).ToListAsync()));
        var page = await _officer.ReadAsync(Address);
        Assert.Equal("3", page.QuerySelector($"input[name='Deduct.Points[{Works}]']")!.GetAttribute("value"));
        Assert.Equal("deduct", page.QuerySelector($"input[name='Deduct.Points[{Works}]']")!.GetAttribute("form"));
    }

    [Fact]
    public async Task A_return_voids_them_and_a_stale_page_changes_nothing()
    {
        var seen = await VersionAsync();
        using var accepted = await AcceptAsync((Assets, "1", Reason));
        using var stale = await _officer.PostFormAsync($"{Address}?handler=Deduct", ("Version", seen), ($"Deduct.Points[{Assets}]", "2"), ($"Deduct.Reasons[{Assets}]", Reason));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal(new Points(1m), (await FilingAsync()).ReviewDeductions[Assets].Points);

        using var returned = await _officer.PostFormAsync($"{Address}?handler=Return", ("Version", await VersionAsync()), ("Return.Reason", "请补盘点表"));
        Assert.Empty((await FilingAsync()).ReviewDeductions);
    }

    [Fact]
    public async Task Before_it_is_accepted_nothing_is_deducted_by_itself_and_another_region_finds_nothing()
    {
        using var early = await PostAsync("Deduct", (Assets, "1", Reason));
        Assert.Contains("当前状态或您的角色不能进行这项操作", (await early.PageAsync()).Text(".error-summary"), StringComparison.Ordinal);

        var far = await _desk.Site.SeedAsync(data => Task.FromResult(data.Person("外财政", TestData.In(Role.Bureau, data.Region("外市")))));
        using var stranger = await _desk.SignedInAsync(far);
        foreach (var handler in new[] { "Accept", "Deduct" })
        {
            using var answer = await stranger.PostFormAsync(
                $"{Address}?handler={handler}", ("Version", await VersionAsync()), ("Accept.QualityErrors", "0"), ($"Deduct.Points[{Assets}]", "1"), ($"Deduct.Reasons[{Assets}]", Reason));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Equal(FilingState.Submitted, (await FilingAsync()).State);
    }

    [Fact]
    public async Task Rescoring_takes_them_along()
    {
        using var accepted = await AcceptAsync((Assets, "1.25", Reason));
        var filing = await FilingAsync();

        var frozen = Assert.Single(await _desk.Site.WithDbAsync(db => new RescoreDesk(db, _desk.Site.Clock).NextAsync(filing.CampaignId, after: null, size: 10)));
        var record = FrozenRecord.Read(frozen)!;

        Assert.Equal(filing.ReviewDeductions, record.System.Deductions);
        Assert.Equal(frozen.Total, Core.Scoring.Rescoring.Run(new KeptScore(frozen.Total, frozen.Grade, []), record, Kinds).Total);
    }

    private static ScoreSheet Scored(Filing filing) => Scorer.Score(Kinds, Record with { System = filing.SystemFacts });

    private Task<HttpResponseMessage> AcceptAsync(params (string Code, string Points, string Reason)[] deductions) => PostAsync("Accept", deductions);

    private async Task<HttpResponseMessage> PostAsync(string handler, params (string Code, string Points, string Reason)[] deductions) => await _officer.PostFormAsync(
        $"{Address}?handler={handler}",
        [("Version", await VersionAsync()), ("Accept.QualityErrors", "0"), .. deductions.SelectMany(off => new[] { ($"Deduct.Points[{off.Code}]", off.Points), ($"Deduct.Reasons[{off.Code}]", off.Reason) })]);

    private async Task<string> VersionAsync() => (await FilingAsync()).Version.ToString();

    private Task<Filing> FilingAsync() => _desk.Site.WithDbAsync(db => db.Filings.AsNoTracking().SingleAsync(f => f.FilingId == _desk.FilingId));

    private Task<FilingVersion> VersionOfFilingAsync() => _desk.Site.WithDbAsync(db => db.FilingVersions.AsNoTracking().SingleAsync(v => v.FilingId == _desk.FilingId));

    private Task HandInAsync() => _desk.Site.WithDbAsync(async db =>
    {
        var now = _desk.Site.Clock.GetUtcNow();
        var filing = await db.Filings.SingleAsync(f => f.FilingId == _desk.FilingId);
        var sheet = Scorer.Score(Kinds, Record);
        var canonical = CanonicalRecord.Of(Record);
        var hash = CanonicalRecord.HashOf(canonical);
        Actor unit = new(Guid.NewGuid(), new HashSet<Role> { Role.TeamLeader });
        Assert.Null(filing.Approve(hash, 0, hasEntered: false, unit, now));
        var version = new FilingVersion
        {
            FilingVersionId = Guid.NewGuid(), FilingId = filing.FilingId, Number = filing.PrintVersion, Hash = hash, Record = canonical, ScoreSheet = "{}", ApprovedBy = unit.PersonId, At = now,
        };
        version.Keep(FilingResult.Of(sheet, []));
        db.FilingVersions.Add(version);
        await db.SaveChangesAsync();
        Assert.Null(filing.Submit(hash, 0, scanMayFollow: true, lateAllowed: true, "回执-1", unit, now));
        await db.SaveChangesAsync();
        return true;
    });
}
