using System.Net;
using System.Text;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Filings;
using Evaluation.Documents.Frameworks;
using Evaluation.Storage.Filings;
using Evaluation.Storage.People;
using Evaluation.Web.Tests.Frameworks;
using Evaluation.Web.Tests.Pages.Bureau.Rescoring;
using Evaluation.Web.Words;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;

namespace Evaluation.Web.Tests.Pages.Bureau.Frameworks;

public sealed class ReplayTests : IAsyncLifetime
{
    private const int Filings = 9;

    private static readonly string s_third = PairOfVersions.Second.Replace("version: 2", "version: 3", StringComparison.Ordinal);

    private readonly TestSite _site = new();
    private RescoringDay _day = null!;
    private HttpClient _officer = null!;
    private string _address = null!;

    public async ValueTask InitializeAsync()
    {
        _day = await RescoringDay.SeedAsync(_site, Filings);
        _officer = await _site.SignedInAsync(_day.Officer);
        var draft = await _site.AsAsync(_day.Officer, async drafts => (await drafts.DraftAsync(_day.RegionId, s_third, CancellationToken.None))!.Draft.FrameworkVersionId);
        _address = $"/bureau/frameworks/{draft}/replay";
    }

    public ValueTask DisposeAsync()
    {
        _officer.Dispose();
        _site.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Every_number_on_the_page_is_the_one_that_Core_gives()
    {
        var (summary, filings) = await ComputedAsync();
        var page = await _officer.ReadAsync($"{_address}?campaign={_day.CampaignId}");
        var rows = page.QuerySelectorAll("#units tr[id^=filing-]");

        Assert.Equal(
            [$"{summary.Filings}", $"{summary.Up}", $"{summary.Down}", $"{summary.OtherGrade}", Figures.Difference(summary.Mean)],
            page.QuerySelectorAll("#summary .tile-value").Select(value => value.TextContent));
        Assert.Equal(
            filings.OrderByDescending(filing => Math.Abs(filing.Difference.Value)).ThenBy(filing => filing.Unit.Code, StringComparer.Ordinal)
                .Select(filing => $"{filing.Unit.Code} {Figures.Points(filing.Before.Points)} {Figures.Points(filing.After.Points)} {Figures.Difference(filing.Difference)}"),
            rows.Select(row => $"{row.QuerySelector("th small")!.TextContent} {string.Join(' ', row.QuerySelectorAll("td.num").Select(cell => cell.TextContent))}"));
        Assert.Equal(
            summary.Effects.Select(effect => $"{effect.Code} {effect.Filings} {Figures.Difference(effect.Net)}"),
            page.QuerySelectorAll("#effects tbody tr").Select(row => $"{row.QuerySelector("small")!.TextContent} {string.Join(' ', row.QuerySelectorAll("td.num").Select(cell => cell.TextContent))}"));
        Assert.Equal(
            summary.Totals.Reverse().Select(span => $"{span.Before} {span.After}"),
            page.QuerySelectorAll("#distribution table")[0].QuerySelectorAll("tbody tr").Select(row => string.Join(' ', row.QuerySelectorAll("td.num").Select(cell => cell.TextContent))));
        Assert.Contains("缺少：预备费", page.Text("#units"), StringComparison.Ordinal);
        Assert.Contains("分值由“60”改为“70”", page.Text("#effects"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_shows_who_went_up_down_or_changed_grade_and_nothing_is_kept()
    {
        var (_, filings) = await ComputedAsync();
        var down = await _officer.ReadAsync($"{_address}?campaign={_day.CampaignId}&show=down");
        var grade = await _officer.ReadAsync($"{_address}?campaign={_day.CampaignId}&show=grade");

        Assert.Equal(filings.Count(filing => filing.Difference.Value < 0), down.QuerySelectorAll("#units tr[id^=filing-]").Length);
        Assert.Equal(filings.Count(filing => filing.Before.Grade != filing.After.Grade), grade.QuerySelectorAll("#units tr[id^=filing-]").Length);
        Assert.Equal((0, 0), await _site.WithDbAsync(async db => (await db.RescoreRuns.CountAsync(), await db.RescoreResults.CountAsync())));
    }

    [Fact]
    public async Task The_workbook_holds_every_unit_with_numbers()
    {
        var (_, filings) = await ComputedAsync();
        using var answer = await _officer.OpenAsync($"{_address}?campaign={_day.CampaignId}&handler=Workbook");
        using var content = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        var rows = content.Query(useHeaderRow: true, sheetName: "各单位").Cast<IDictionary<string, object>>().ToList();

        Assert.Equal(
            filings.Select(filing => (filing.Unit.Code, filing.Difference.Value)).Order(),
            rows.Select(row => ((string)row["单位编码"], Convert.ToDecimal(row["差额"], System.Globalization.CultureInfo.InvariantCulture))).Order());
    }

    [Fact]
    public async Task A_filing_that_cannot_be_read_is_listed_with_its_reason_and_the_others_are_replayed()
    {
        var broken = await _site.WithDbAsync(async db =>
        {
            var old = await db.FilingVersions.AsNoTracking().OrderBy(v => v.FilingId).FirstAsync();
            db.Add(new FilingVersion
            {
                FilingVersionId = Guid.NewGuid(), FilingId = old.FilingId, Number = old.Number + 1, Hash = old.Hash, Record = """{"framework":""", ScoreSheet = "{}",
                ApprovedBy = old.ApprovedBy, At = old.At,
            });
            await db.SaveChangesAsync();
            await db.FilingVersions.Where(v => v.FilingId == old.FilingId).ExecuteUpdateAsync(set => set.SetProperty(v => v.SubmittedAt, v => v.At));
            return old.FilingId;
        });
        var page = await _officer.ReadAsync($"{_address}?campaign={_day.CampaignId}");

        Assert.Equal(Filings - 1, page.QuerySelectorAll("#units tr[id^=filing-]").Length);
        Assert.Equal($"/bureau/filings/{broken}", Assert.Single(page.QuerySelectorAll("#unread li a")).GetAttribute("href"));
        Assert.Contains("第1行：不符合JSON写法", page.Text("#unread"), StringComparison.Ordinal);
        Assert.Contains("1 件的数据读不出来", page.Text("#summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_campaign_of_another_bureau_is_not_replayed()
    {
        var foreign = await _site.SeedAsync(data =>
        {
            var far = data.Region("乙市");
            return Task.FromResult(data.Campaign(far, "别人的任务").CampaignId);
        });
        using var answer = await _officer.OpenAsync($"{_address}?campaign={foreign}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("别人的任务", (await _officer.ReadAsync(_address)).Text(), StringComparison.Ordinal);
    }

    /// <summary>The same computed from the kept records without the page.</summary>
    private async Task<(ReplaySummary Summary, List<ReplayedFiling> Filings)> ComputedAsync()
    {
        var before = FrameworkReader.Read("P7.1.yaml", PairOfVersions.First).Framework!;
        var after = FrameworkReader.Read("P7.3.yaml", s_third).Framework!;
        var kept = await _site.WithDbAsync(db => (
            from version in db.FilingVersions
            join filing in db.Filings on version.FilingId equals filing.FilingId
            join unit in db.BudgetUnits on filing.UnitId equals unit.UnitId
            orderby unit.Code
            select new { version.Record, unit.Code, unit.Name }).ToListAsync());
        var changes = FrameworkDiff.Run(before, after);
        var filings = kept.ConvertAll(one => Replay.Of(
            before, after, changes, FilingFile.Read(Bytes(one.Record)).Record! with { Unit = new UnitIdentity(one.Code, one.Name, null, null) }));
        return (Replay.Summarise(before, after, filings), filings);
    }

    private static byte[] Bytes(string record) => Encoding.UTF8.GetBytes(record);

}
