using System.Net;
using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Core.Reports;
using Evaluation.Documents.Word;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Filings;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Tests.Pages.Filings;

/// <summary>Last year's text beside each section: from the unit's own filing, or from a file.</summary>
public sealed class FormerTests
{
    private const string LastYear = "截至2020年12月31日，离退休人员72人，年内支出{本年支出合计}。";

    [Fact]
    public async Task The_text_of_last_year_s_filing_stands_beside_and_is_taken_over_with_its_old_numbers_marked()
    {
        using var desk = await ClerksDesk.OpenAsync();
        await LastYearAsync(desk, LastYear);
        using var browser = await desk.SignedInAsync();
        var page = await browser.ReadAsync(desk.Address("basics"));
        Assert.Contains("截至2020年12月31日，离退休人员72人，年内支出4100.00万元。", page.Text("#text-people .former"), StringComparison.Ordinal);
        Assert.Contains("2020年度自评报告", page.Text("#text-people .former"), StringComparison.Ordinal);

        using var taken = await browser.PostFormAsync(desk.Address("basics"), ("seen", ClerksDesk.ValueOf(page, "seen")!), ("text/people", "今年的开头。"), ("former", "people"));

        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Equal($"今年的开头。\n{LastYear}", await desk.KeptAsync("text/people"));
        var after = await browser.ReadAsync(desk.Address("basics"));
        Assert.Contains("上年的年份、日期或数字：2020年12月31日、72人", after.Text("#findings-people"), StringComparison.Ordinal);
        Assert.Contains("2020年12月31日", after.QuerySelectorAll("#preview-people .is-former").Select(mark => mark.FirstChild!.TextContent));

        var version = await desk.Site.WithDbAsync(db => db.FilingEntries.Where(entry => entry.FilingId == desk.FilingId && entry.Path == "text/people").Select(entry => entry.Version).SingleAsync());
        await desk.SaveAsync(browser, "text/people", LastYear.Replace("2020年", "2021年", StringComparison.Ordinal), version.ToString(), at: "basics");
        var touched = await browser.ReadAsync(desk.Address("basics"));
        Assert.DoesNotContain("2021年12月31日", touched.Text("#findings-people"), StringComparison.Ordinal);
        Assert.Contains("数字：72人", touched.Text("#findings-people"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_of_another_unit_never_stands_beside()
    {
        using var desk = await ClerksDesk.OpenAsync();
        await LastYearAsync(desk, LastYear);
        using var browser = await desk.SignedInAsync(desk.Stranger);

        using var answer = await browser.OpenAsync(desk.Address("former"));
        var theirs = await desk.Site.WithDbAsync(db => db.Filings.Where(filing => filing.FilingId != desk.FilingId && filing.State == FilingState.NotStarted).Select(filing => filing.FilingId).FirstAsync());

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("离退休人员72人", (await browser.ReadAsync($"/filings/{theirs}/basics")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Last_year_s_Word_report_is_cut_up_by_its_headings_and_changes_nothing_until_it_is_taken_over()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();
        var report = new Report(
            new ReportProperties("上年报告", "测试一局", DateTimeOffset.UnixEpoch, null, IsDraft: false, null, null),
            new ReportCover([], []),
            [
                new Block.Heading(1, "一、", "单位基本情况"), new Block.Heading(2, "（一）", "单位机构设置、部门职能情况"), new Block.Heading(3, "1.", "机构设置"),
                new Block.Paragraph([new Inline.Words("上年设5个科室。")]), new Block.Heading(3, "2.", "人员情况"),
                new Block.Paragraph([new Inline.Words("截至2020年12月31日，本单位在职人员68人。")]), new Block.Paragraph([new Inline.Words("另有退休人员31人。")]),
            ],
            []);

        using var imported = await browser.PostFileAsync(desk.Address("former"), "file", "2020年自评报告.docx", WordReport.Write(report));

        Assert.Equal(HttpStatusCode.Redirect, imported.StatusCode);
        Assert.Null(await desk.KeptAsync("text/structure"));
        var page = await browser.ReadAsync(desk.Address("basics"));
        Assert.Contains("上年设5个科室。", page.Text("#text-structure .former"), StringComparison.Ordinal);
        Assert.Contains("2020年自评报告.docx", page.Text("#text-structure .former"), StringComparison.Ordinal);
        Assert.Contains("另有退休人员31人。", page.Text("#text-people .former"), StringComparison.Ordinal);
        Assert.DoesNotContain("在职人员68人", page.Text("#text-people .former"), StringComparison.Ordinal);
        using var taken = await browser.PostFormAsync(desk.Address("basics"), ("seen", ClerksDesk.ValueOf(page, "seen")!), ("former", "structure"));
        Assert.Equal("上年设5个科室。", await desk.KeptAsync("text/structure"));
        Assert.Contains("已沿用", (await browser.ReadAsync(desk.Address("former"))).Text(), StringComparison.Ordinal);
        Assert.True(await desk.Site.WithDbAsync(db => db.AuditEvents.AnyAsync(line => line.Event == AuditEventKind.EntriesImported && line.Detail.Contains("上年报告"))));
    }

    [Fact]
    public async Task A_file_without_these_headings_and_an_old_one_say_what_to_do()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();

        using var strange = await browser.PostFileAsync(desk.Address("former"), "file", "通知.txt", "没有标题的一段文字。"u8.ToArray());
        using var old = await browser.PostFileAsync(desk.Address("former"), "file", "上年.wps", [0xD0, 0xCF, 0x11, 0xE0, 0, 0, 0, 0]);

        Assert.Contains("没有与今年报告相同的标题", (await strange.PageAsync()).Text(".error-summary"), StringComparison.Ordinal);
        Assert.Contains("另存为 .docx", (await old.PageAsync()).Text(".error-summary"), StringComparison.Ordinal);
    }

    private static Task LastYearAsync(ClerksDesk desk, string text) => desk.Site.SeedAsync(async data =>
    {
        var own = await data.Db.Filings.SingleAsync(filing => filing.FilingId == desk.FilingId);
        var now = new DateTimeOffset(2021, 4, 1, 0, 0, 0, TimeSpan.Zero);
        var campaign = new Campaign(Guid.NewGuid(), own.RegionId, new CampaignTerms(
            "2020年度部门整体支出绩效自评", 2020, "ZJ21@1", new NoticeReference("自评通知", "测财绩〔2021〕1号", null, "测试财政局"), null, now.AddDays(30), ScanMayFollow: true));
        campaign.Open(1, hasOfficialSource: true, null, now);
        data.Db.Campaigns.Add(campaign);
        var filing = new Filing(Guid.NewGuid(), campaign.CampaignId, own.UnitId, own.RegionId);
        filing.Touch();
        data.Db.Filings.Add(filing);
        foreach (var (path, said) in new[] { ("text/people", text), ("input/exec_total", "41000000") })
        {
            data.Db.FilingEntries.Add(new FilingEntry { FilingId = filing.FilingId, Path = path, Text = said, Version = Guid.NewGuid(), By = desk.Clerk.Id, At = now });
        }

        return true;
    });
}
