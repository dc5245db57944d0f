using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Web.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;

namespace Evaluation.Web.Tests.Pages.Bureau;

public sealed class BureauTests : IAsyncLifetime
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
    public async Task Today_lists_what_waits_and_the_board_shows_the_kept_result_and_the_phone()
    {
        var today = await _officer.ReadAsync("/bureau");
        var board = await _officer.ReadAsync(Board);
        var row = board.Text($"#filing-{_day.Filed}");

        Assert.Contains("已报送局", today.Text("#waiting"), StringComparison.Ordinal);
        Assert.Contains($"{_day.Result.Computed.Value:0.00}", row, StringComparison.Ordinal);
        Assert.Contains("陈填报 0759-1234567", row, StringComparison.Ordinal);
        Assert.Contains("33.33%", board.Text(".tiles"), StringComparison.Ordinal);
        Assert.Contains("100.00%", board.Text(".tiles"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_are_part_of_the_address()
    {
        foreach (var (query, expected) in new[] { ("state=Submitted", _day.Filed), ("text=001001", _day.Filed), ("state=NotStarted", _day.NotStarted) })
        {
            var page = await _officer.ReadAsync($"{Board}?{query}");
            Assert.Equal([$"filing-{expected}"], page.QuerySelectorAll("tr[id^=filing-]").Select(row => row.Id!));
        }

        Assert.Empty((await _officer.ReadAsync($"{Board}?late=true")).QuerySelectorAll("tr[id^=filing-]"));
        await ElevenDaysLaterAsync();
        Assert.Equal(2, (await _officer.ReadAsync($"{Board}?late=true")).QuerySelectorAll("tr[id^=filing-]").Length);
    }

    [Fact]
    public async Task The_bureau_of_another_region_finds_nothing()
    {
        using var stranger = await _site.SignedInAsync(_day.Stranger);
        foreach (var address in new[]
        {
            Board, Board + "/edit", Board + "/units", Board + "/summary.xlsx", Board + "/reports", Board + "/reports.zip", $"/bureau/filings/{_day.Filed}", $"/bureau/filings/{_day.Filed}/report.pdf", $"/bureau/filings/{_day.Filed}/report.docx",
        })
        {
            using var answer = await stranger.OpenAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.DoesNotContain("已报送局", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("已报送局", (await stranger.ReadAsync("/bureau")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_explanation_stops_acceptance_until_it_is_accepted()
    {
        var address = $"/bureau/filings/{_day.Filed}";
        var key = (await _officer.ReadAsync(address)).QuerySelector("input[name='Judge.Explanations']")!.GetAttribute("value")!;
        using var refused = await JudgeAsync(key, "false");
        using var stopped = await AcceptAsync();
        Assert.Contains("未采纳", (await stopped.PageAsync()).Text(".error-summary"), StringComparison.Ordinal);

        using var accepted = await JudgeAsync(key, "true");
        using var done = await AcceptAsync();
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal(FilingState.Accepted, await _site.WithDbAsync(db => db.Filings.Where(f => f.FilingId == _day.Filed).Select(f => f.State).SingleAsync()));

        async Task<HttpResponseMessage> JudgeAsync(string explanation, string accept) => await _officer.PostFormAsync(
            $"{address}?handler=Judge", ("Version", await VersionAsync()), ("Judge.Explanations", explanation), ("Judge.Accept", accept), ("Judge.Reason", "请补充批复文号"));

        async Task<HttpResponseMessage> AcceptAsync() =>
            await _officer.PostFormAsync($"{address}?handler=Accept", ("Version", await VersionAsync()), ("Accept.QualityErrors", "0"));

        async Task<string> VersionAsync() => (await _officer.ReadAsync(address)).QuerySelector("input[name=Version]")!.GetAttribute("value")!;
    }

    [Fact]
    public async Task A_draft_stays_closed_and_what_was_filed_opens()
    {
        var draft = await _officer.ReadAsync($"/bureau/filings/{_day.Drafting}");
        var filed = await _officer.ReadAsync($"/bureau/filings/{_day.Filed}");

        Assert.Contains("草稿不开放给财政局", draft.Text(), StringComparison.Ordinal);
        Assert.Null(draft.QuerySelector("#ZJ21-2201"));
        Assert.Contains("91.25%", filed.Text("#ZJ21-2201"), StringComparison.Ordinal);
        Assert.Contains(SampleFiling.Explained, filed.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Acceptance_needs_the_errors_named_and_fixes_the_days_late()
    {
        using var bad = await PostAsync(_day.Filed, "Accept", ("Accept.QualityErrors", "2"), ("Accept.Errors", "少一页"));
        Assert.Contains("差错内容列了 1 行", (await bad.PageAsync()).Text(), StringComparison.Ordinal);
        using var good = await PostAsync(_day.Filed, "Accept", ("Accept.QualityErrors", "1"), ("Accept.Errors", "少一页"));
        Assert.Equal(HttpStatusCode.Redirect, good.StatusCode);
        var filing = await FilingAsync(_day.Filed);

        Assert.Equal((FilingState.Accepted, 0, 1), (filing.State, filing.DaysLate, filing.QualityErrors));
        Assert.Contains("少一页", (await _officer.ReadAsync($"/bureau/filings/{_day.Filed}")).Text(".timeline"), StringComparison.Ordinal);
        Assert.NotEqual(
            _day.Result.Bureau, await _site.WithDbAsync(db => db.FilingVersions.Where(v => v.FilingId == _day.Filed).Select(v => v.BureauPart).SingleAsync()));
    }

    [Fact]
    public async Task A_return_by_items_needs_each_problem_and_is_refused_to_a_stale_page()
    {
        const string place = "indicator/ZJ21-2201";
        var seen = (await FilingAsync(_day.Filed)).Version.ToString();
        using var empty = await PostAsync(_day.Filed, "Return", ("Return.Items", place));
        Assert.Contains("每个退回项目都要写明问题", (await empty.PageAsync()).Text(), StringComparison.Ordinal);
        using var good = await PostAsync(_day.Filed, "Return", ("Return.Items", place), ($"Return.Problems[{place}]", "口径不对"), ("Return.Deadline.Day", "2022-05-30"));
        Assert.Equal(HttpStatusCode.Redirect, good.StatusCode);
        using var stale = await _officer.PostFormAsync(
            $"/bureau/filings/{_day.Filed}?handler=Return", ("Version", seen), ("Return.Reason", "我写的原因"));
        var filing = await FilingAsync(_day.Filed);

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal((FilingState.Returned, 1), (filing.State, filing.BureauReturns));
        Assert.Equal(("支出完成率", "口径不对"), filing.ReturnItems.Select(item => (item.Subject, item.Problem)).Single());
        Assert.Equal(new DateTimeOffset(2022, 5, 31, 0, 0, 0, TimeSpan.FromHours(8)), filing.ReturnDeadline);
    }

    [Fact]
    public async Task An_extension_takes_the_unit_off_the_late_list_and_must_be_later()
    {
        await ElevenDaysLaterAsync();
        using var earlier = await PostAsync(_day.NotStarted, "Extend", ("Extend.Deadline.Day", "2022-05-01"), ("Extend.Reason", "停电"));
        Assert.Contains("应晚于现在的截止时间", (await earlier.PageAsync()).Text(), StringComparison.Ordinal);
        using var later = await PostAsync(_day.NotStarted, "Extend", ("Extend.Deadline.Day", "2022-06-30"), ("Extend.Deadline.Time", "17:30"), ("Extend.Reason", "停电"));
        Assert.Equal(HttpStatusCode.Redirect, later.StatusCode);
        var late = await _officer.ReadAsync($"{Board}?late=true");

        Assert.Equal([$"filing-{_day.Drafting}"], late.QuerySelectorAll("tr[id^=filing-]").Select(row => row.Id!));
        Assert.Contains("2022年6月30日 17:30", (await _officer.ReadAsync($"/bureau/filings/{_day.NotStarted}")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offline_filing_needs_a_reason_and_counts_as_filed()
    {
        using var empty = await PostAsync(_day.NotStarted, "Offline", ("OfflineReason", " "));
        Assert.Contains("请写明线下报送的原因", (await empty.PageAsync()).Text(), StringComparison.Ordinal);
        using var good = await PostAsync(_day.NotStarted, "Offline", ("OfflineReason", "无法上网"));

        Assert.Equal(FilingState.FiledOffline, (await FilingAsync(_day.NotStarted)).State);
        Assert.Contains("66.67%", (await _officer.ReadAsync(Board)).Text(".tiles"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_workbook_holds_the_kept_figures_as_numbers_and_names_as_text()
    {
        using var answer = await _officer.OpenAsync(Board + "/summary.xlsx");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        using var stream = new MemoryStream(bytes);
        var rows = (await MiniExcel.QueryAsync(stream, useHeaderRow: true, sheetName: "汇总表")).Cast<IDictionary<string, object?>>().ToList();
        var filed = rows.Single(row => (string?)row["单位编码"] == "001001");

        Assert.Equal(3, rows.Count);
        Assert.Equal((double)_day.Result.Computed.Value, Assert.IsType<double>(filed["系统测算总分"]));
        Assert.Equal(91.25, Assert.IsType<double>(filed.Single(cell => cell.Key.EndsWith("·支出完成率（%）", StringComparison.Ordinal)).Value));
        Assert.Contains(rows, row => (string?)row["单位名称"] == BureauDay.Hostile);
        await using var package = await ZipArchive.CreateAsync(new MemoryStream(bytes), ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null);
        foreach (var sheet in package.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(await sheet.OpenAsync());
            Assert.DoesNotContain("<x:f>", (await reader.ReadToEndAsync()).Replace("<f>", "<x:f>", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_archive_bears_the_times_of_its_reports_and_the_same_set_gives_the_same_bytes()
    {
        using var answer = await _officer.OpenAsync(Board + "/reports.zip");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        await using var archive = await ZipArchive.CreateAsync(new MemoryStream(bytes), ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null);
        var frozen = (await _site.WithDbAsync(db => db.FilingVersions.IgnoreQueryFilters().SingleAsync(version => version.FilingId == _day.Filed && version.SubmittedAt != null))).At.ToOffset(TimeSpan.FromHours(8)).DateTime;
        using var again = await _officer.OpenAsync(Board + "/reports.zip");

        // A ZIP states even seconds.
        Assert.All(archive.Entries, entry => Assert.Equal(frozen.AddSeconds(-frozen.Second % 2), entry.LastWriteTime.DateTime, TimeSpan.FromSeconds(1)));
        Assert.Equal(bytes, await again.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task The_archive_holds_each_frozen_report_under_a_clean_name_with_its_hash()
    {
        using var answer = await _officer.OpenAsync(Board + "/reports.zip");
        await using var archive = await ZipArchive.CreateAsync(await answer.Content.ReadAsStreamAsync(), ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null);
        Assert.Equal(["001001_已_报_送_2021_自评报告_v1.pdf", "index.csv"], archive.Entries.Select(entry => entry.FullName));
        using var index = new StreamReader(await archive.GetEntry("index.csv")!.OpenAsync(), Encoding.UTF8);
        using var pdf = new MemoryStream();
        await (await archive.Entries[0].OpenAsync()).CopyToAsync(pdf);
        using var single = await _officer.OpenAsync($"/bureau/filings/{_day.Filed}/report.pdf");

        Assert.Equal(_day.Pdf, pdf.ToArray());
        Assert.Equal(_day.Pdf, await single.Content.ReadAsByteArrayAsync());
        Assert.Contains("filename*=UTF-8''", string.Join(';', single.Content.Headers.GetValues("Content-Disposition")), StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(_day.Pdf)), await index.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_download_says_how_far_it_is_and_can_be_stopped()
    {
        var idle = await _officer.ReadAsync(Board + "/reports");
        Assert.Contains("已报送的 1 份报告", idle.Text("main"), StringComparison.Ordinal);
        Assert.Empty(idle.QuerySelectorAll("form[action$='handler=Stop']"));

        using (var pass = _site.Services.GetRequiredService<BatchGate>().Enter(_day.Officer.Id, _day.CampaignId, 10_000)!)
        {
            pass.CountOne();
            Assert.Contains("已下载 1 份，共 10000 份", (await _officer.ReadAsync(Board + "/reports?handler=Progress")).Text("#progress"), StringComparison.Ordinal);
            using var second = await _officer.OpenAsync(Board + "/reports.zip");
            Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
            using var stopped = await _officer.PostFormAsync(Board + "/reports?handler=Stop");
            Assert.Equal(HttpStatusCode.Redirect, stopped.StatusCode);
            Assert.True(pass.Stopped.IsCancellationRequested);
        }

        Assert.DoesNotContain("正在下载", (await _officer.ReadAsync(Board + "/reports")).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_handed_in_is_there_as_a_Word_file_with_its_version_mark()
    {
        var page = await _officer.ReadAsync($"/bureau/filings/{_day.Filed}");
        using var answer = await _officer.OpenAsync(page.QuerySelector("a[href$='/report.docx']")!.GetAttribute("href")!);
        await using var file = await ZipArchive.CreateAsync(await answer.Content.ReadAsStreamAsync(), ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null);
        var footers = new StringBuilder();
        foreach (var entry in file.Entries.Where(entry => entry.Name.StartsWith("footer", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(await entry.OpenAsync(), Encoding.UTF8);
            footers.Append(await reader.ReadToEndAsync());
        }

        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("版本 1 · 校验码", footers.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_campaign_is_drawn_up_checked_confirmed_and_issued()
    {
        using var bad = await _officer.PostFormAsync("/bureau/campaigns/new", ("Input.Title", "任务"), ("Input.Year", "2021"), ("Input.Framework", "ZJ21@1"), ("Input.NoticeNumber", "湛财绩[2022]3号"));
        var faults = (await bad.PageAsync()).Text(".error-summary");
        Assert.Contains("六角括号", faults, StringComparison.Ordinal);
        Assert.Contains("请填写截止日期", faults, StringComparison.Ordinal);
        using var made = await _officer.PostFormAsync(
            "/bureau/campaigns/new", ("Input.Title", "任务二"), ("Input.Year", "2021"), ("Input.Framework", "ZJ21@1"), ("Input.NoticeTitle", "通知"),
            ("Input.NoticeNumber", "湛财绩〔2022〕3号"), ("Input.Deadline.Day", "2022-06-30"), ("Input.Deadline.Time", "17:30"), ("Input.ClaimAbove", "fix"), ("Input.Kind", "real"));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        var units = made.Headers.Location!.OriginalString.Replace("/edit", "/units", StringComparison.Ordinal);
        var version = (await _officer.ReadAsync(units)).QuerySelector("input[name='Input.Version']")!.GetAttribute("value")!;
        foreach (var typed in new[] { string.Empty, "同意", Campaign.SampleConfirmation[..^1] })
        {
            using var unconfirmed = await _officer.PostFormAsync(units, ("Input.Version", version), ("Input.Which", "all"), ("Input.Confirmation", typed));
            Assert.Contains("没有正式文件依据", (await unconfirmed.PageAsync()).Text(".error-summary"), StringComparison.Ordinal);
        }

        using var issued = await _officer.PostFormAsync(units, ("Input.Version", version), ("Input.Which", "all"), ("Input.Confirmation", Campaign.SampleConfirmation));
        using var again = await _officer.PostFormAsync(units, ("Input.Version", version), ("Input.Which", "all"));

        Assert.Equal(HttpStatusCode.Redirect, issued.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("未开始局", (await _officer.ReadAsync(issued.Headers.Location!.OriginalString)).Text(), StringComparison.Ordinal);
    }

    /// <summary>After the deadline; the officer signs in again.</summary>
    private async Task ElevenDaysLaterAsync()
    {
        _site.Clock.Advance(TimeSpan.FromDays(11));
        _officer.Dispose();
        _officer = await _site.SignedInAsync(_day.Officer);
    }

    private async Task<HttpResponseMessage> PostAsync(Guid filingId, string handler, params (string Name, string Value)[] fields) =>
        await _officer.PostFormAsync(
            $"/bureau/filings/{filingId}?handler={handler}", [("Version", (await FilingAsync(filingId)).Version.ToString()), .. fields]);

    private Task<Filing> FilingAsync(Guid filingId) => _site.WithDbAsync(db => db.Filings.AsNoTracking().SingleAsync(f => f.FilingId == filingId));
}
