using System.IO.Compression;
using System.Net;
using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Papers;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Filings;
using Evaluation.Web.Campaigns;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;

namespace Evaluation.Web.Tests.Pages.Bureau;

/// <summary>The papers the bureau prints of a campaign: reminders, the account of the campaign, slips, and the 汇总表 with everything it holds.</summary>
public sealed class BureauPapersTests : IAsyncLifetime
{
    private readonly TestSite _site = new();
    private BureauDay _day = null!;
    private HttpClient _officer = null!;

    private string Board => $"/bureau/campaigns/{_day.CampaignId}";

    public async ValueTask InitializeAsync()
    {
        _day = await BureauDay.SeedAsync(_site);
        _officer = await _site.SignedInAsync(_day.Officer);
    }

    public ValueTask DisposeAsync()
    {
        _officer.Dispose();
        _site.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_bureau_of_another_region_finds_no_paper()
    {
        using var stranger = await _site.SignedInAsync(_day.Stranger);
        foreach (var address in new[]
        {
            Board + "/outcome", Board + "/outcome.pdf", Board + "/outcome.docx", Board + "/reminders", Board + "/reminders.zip?days=60", $"/bureau/filings/{_day.Drafting}/reminder.pdf",
            $"/filings/{_day.Filed}/receipt.pdf", $"/filings/{_day.Filed}/evidence-index.pdf", $"/filings/{_day.Filed}/return.pdf", $"/review/{_day.Filed}/sheet.pdf",
        })
        {
            using var answer = await stranger.OpenAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.DoesNotContain("已报送局", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_account_of_the_campaign_stands_on_the_screen_as_on_paper()
    {
        var page = (await _officer.ReadAsync(Board + "/outcome")).Text("article.report");
        var paper = await _officer.PdfAsync(Board + "/outcome.pdf");

        Assert.All(
            [
                "应报送单位3个。", "已报送1个，未报送2个，报送率33.33%", "及时率100.00%", "没有退回修改的情况。", $"最高{_day.Result.Computed.Value:0.00}分", "预算执行率取指标“支出完成率”（ZJ21-2201）的值。",
                "共2个单位，其中已超过截止时间的0个。", CampaignReport.ToBeWritten, "自评得分不高于按数据测算的得分",
            ],
            said =>
            {
                Assert.Contains(said, page, StringComparison.Ordinal);
                Assert.Contains(said, paper, StringComparison.Ordinal);
            });
        Assert.Contains("测试财政局", paper, StringComparison.Ordinal);
        Assert.Equal(1, await AuditedAsync(AuditEventKind.ReportProduced, "自评工作情况报告"));
    }

    [Fact]
    public async Task The_account_of_the_campaign_can_be_finished_in_Word()
    {
        using var answer = await _officer.OpenAsync(Board + "/outcome.docx");
        await using var package = await ZipArchive.CreateAsync(await answer.Content.ReadAsStreamAsync(), ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null);
        using var reader = new StreamReader(await package.GetEntry("word/document.xml")!.OpenAsync());
        var text = await reader.ReadToEndAsync();

        Assert.Equal(Documents.Word.WordReport.ContentType, answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(CampaignReport.ToBeWritten, text, StringComparison.Ordinal);
        Assert.Contains("报送率33.33%", text, StringComparison.Ordinal);
        Assert.Equal(1, await AuditedAsync(AuditEventKind.ReportProduced, "自评工作情况报告（Word）"));
    }

    [Fact]
    public async Task The_bureau_may_take_another_rate_for_execution()
    {
        var page = await _officer.ReadAsync(Board + "/outcome?execution=ZJ21-2205");

        Assert.Contains("（ZJ21-2205）的值", page.Text("article.report"), StringComparison.Ordinal);
        Assert.EndsWith("/outcome.docx?execution=ZJ21-2205", page.QuerySelector("a.btn-primary")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reminders_go_to_those_who_are_late_and_on_request_to_those_who_are_soon()
    {
        Assert.Contains("没有需要催报的单位", (await _officer.ReadAsync(Board + "/reminders")).Text(), StringComparison.Ordinal);
        Assert.Equal(2, (await _officer.ReadAsync(Board + "/reminders?days=10")).QuerySelectorAll("tbody tr").Length);
        using var nobody = await _officer.OpenAsync(Board + "/reminders.zip");
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
        Assert.Contains("距截止时间还有10天。", await _officer.PdfAsync($"/bureau/filings/{_day.NotStarted}/reminder.pdf"), StringComparison.Ordinal);

        _site.Clock.Advance(TimeSpan.FromDays(12));
        using var later = await _site.SignedInAsync(_day.Officer);
        Assert.Contains("逾期 2 天", (await later.ReadAsync(Board + "/reminders?days=0")).Text("tbody"), StringComparison.Ordinal);
        using var answer = await later.OpenAsync(Board + "/reminders.zip");
        await using var archive = await ZipArchive.CreateAsync(await answer.Content.ReadAsStreamAsync(), ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null);
        Assert.Equal(2, archive.Entries.Count);
        Assert.All(archive.Entries, entry => Assert.Equal(_site.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime, entry.LastWriteTime.DateTime, TimeSpan.FromSeconds(2)));
        Assert.All(archive.Entries, entry => Assert.DoesNotContain(entry.FullName, character => "\\/:*?\"<>|".Contains(character, StringComparison.Ordinal)));
        using var one = new MemoryStream();
        await using (var content = await archive.Entries.Single(entry => entry.FullName.Contains("未开始局", StringComparison.Ordinal)).OpenAsync())
        {
            await content.CopyToAsync(one);
        }

        var text = PdfText.Of(one.ToArray());
        Assert.Contains("未开始局：根据《自评通知》（测财绩〔2022〕1号）", text, StringComparison.Ordinal);
        Assert.Contains("已逾期2天。", text, StringComparison.Ordinal);
        Assert.Equal(1, await AuditedAsync(AuditEventKind.BatchDownloaded, "2 份催报函"));
    }

    [Fact]
    public async Task A_unit_that_has_handed_in_is_not_reminded()
    {
        using var answer = await _officer.OpenAsync($"/bureau/filings/{_day.Filed}/reminder.pdf");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_receipt_and_the_return_are_there_for_the_bureau_as_they_happen()
    {
        var receipt = await _officer.PdfAsync($"/filings/{_day.Filed}/receipt.pdf");
        Assert.Contains("已报送局：你单位2021年度部门整体支出绩效自评材料已报送，回执编号回执-1", receipt, StringComparison.Ordinal);

        using var none = await _officer.OpenAsync($"/filings/{_day.Filed}/return.pdf");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        var version = await _site.WithDbAsync(db => db.Filings.Where(filing => filing.FilingId == _day.Filed).Select(filing => filing.Version).SingleAsync());
        using var returned = await _officer.PostFormAsync(
            $"/bureau/filings/{_day.Filed}?handler=Return",
            ("Version", version.ToString()), ("Return.Items", "indicator/ZJ21-2201"), ("Return.Problems[indicator/ZJ21-2201]", "请按决算表改正"), ("Return.Deadline.Day", "2022-05-20"));
        var paper = await _officer.PdfAsync($"/filings/{_day.Filed}/return.pdf");

        Assert.Contains("1.支出完成率（“预算执行情况”页，指标编码ZJ21-2201）问题和修改要求：请按决算表改正", paper, StringComparison.Ordinal);
        Assert.Contains("于2022年5月20日24:00前重新送审、用印并报送。", paper, StringComparison.Ordinal);
        Assert.EndsWith("测试财政局2022年5月10日", paper.Replace("—1—", "", StringComparison.Ordinal).Replace("—2—", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("/return.pdf", (await _officer.ReadAsync($"/bureau/filings/{_day.Filed}")).DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_workbook_holds_parts_execution_returns_and_explanations_for_every_unit()
    {
        var explained = await ExplainedAsync();
        await _site.WithDbAsync(async db =>
        {
            foreach (var (finding, accept) in explained.Take(1).Select(one => (one, false)).Concat(explained.Take(1).Select(one => (one, true))))
            {
                db.ExplanationReviews.Add(new ExplanationReview
                {
                    ExplanationReviewId = Guid.CreateVersion7(), FilingId = _day.Filed, Finding = finding.Id, Reader = ExplanationReader.Bureau, IsAccepted = accept, Words = finding.Explanation!,
                    By = _day.Officer.Id, At = _site.Clock.GetUtcNow().AddMinutes(accept ? 1 : 0),
                });
            }

            return await db.SaveChangesAsync();
        });
        using var answer = await _officer.OpenAsync(Board + "/summary.xlsx");
        using var stream = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        var rows = (await MiniExcel.QueryAsync(stream, useHeaderRow: true, sheetName: "汇总表")).Cast<IDictionary<string, object?>>().ToList();
        var filed = rows.Single(row => (string?)row["单位编码"] == "001001");
        var groups = SampleFiling.Framework.Groups;

        Assert.Equal(3, rows.Count);
        Assert.Equal(
            groups.Select(group => (double)group.Indicators.Sum(indicator => _day.Result.Rows.TryGetValue(indicator.Code, out var points) ? points.Value : 0m)),
            groups.Select(group => Assert.IsType<double>(filed.Single(cell => cell.Key.StartsWith(group.Name + "（", StringComparison.Ordinal) && cell.Key.EndsWith("测算", StringComparison.Ordinal)).Value)));
        Assert.Equal(
            (double)_day.Result.Self!.Value.Value,
            groups.Where(group => !group.IsBonus).Sum(group => (double)filed.Single(cell => cell.Key.StartsWith(group.Name + "（", StringComparison.Ordinal) && cell.Key.EndsWith("自评", StringComparison.Ordinal)).Value!), 2);
        Assert.Equal(91.25, Assert.IsType<double>(filed["预算执行率（支出完成率，%）"]));
        Assert.Equal((0d, (double)explained.Count, 1d, 0d), (filed["退回次数"], filed["已说明项数"], filed["说明采纳"], filed["说明不采纳"]));
        Assert.Null(filed["复核扣分"]);
        Assert.All(rows.Except([filed]), row => Assert.True(row["退回次数"] is 0d && row["已说明项数"] is null && row["预算执行率（支出完成率，%）"] is null));
    }

    [Fact]
    public async Task Slips_come_as_a_paper_with_codes_that_work()
    {
        var (unitId, name) = await _site.SeedAsync(async data =>
        {
            var region = await data.Db.Regions.SingleAsync(one => one.Name == "甲市");
            var unit = data.Unit(region, "新开户局");
            var person = data.Person("周新人", TestData.In(Role.Preparer, unit));
            person.PasswordHash = null;
            return (unit.UnitId, person.UserName!);
        });
        using var answer = await _officer.PostFormAsync("/bureau/units/slips", ("Units", unitId.ToString()), ("Paper", "true"));
        var text = await answer.PdfAsync();

        Assert.Contains($"新开户局姓名周新人登录名{name}一次性激活码", text, StringComparison.Ordinal);
        Assert.Contains("https://localhost/sign-in/code", text, StringComparison.Ordinal);
        var code = text.Split("一次性激活码")[1][..19];
        var hash = Evaluation.Web.People.AccountSlips.Hash(code);
        Assert.True(await _site.WithDbAsync(db => db.AccountCodes.AnyAsync(kept => kept.CodeHash == hash)));
        Assert.Equal(1, await AuditedAsync(AuditEventKind.ReportProduced, "账号单 1 张"));
    }

    private Task<List<(string Id, string? Explanation)>> ExplainedAsync() => _site.WithDbAsync(async db =>
    {
        var sheet = await db.FilingVersions.Where(version => version.FilingId == _day.Filed).Select(version => version.ScoreSheet).SingleAsync();
        return Documents.Scoring.ScoreJson.ReadKept(sheet).Findings.Where(finding => finding is { Severity: Severity.MustExplain, Explanation: not null })
            .Select(finding => (finding.Id, finding.Explanation)).ToList();
    });

    private Task<int> AuditedAsync(AuditEventKind kind, string detail) => _site.WithDbAsync(db => db.AuditEvents.CountAsync(line => line.Event == kind && line.Detail == detail));
}
