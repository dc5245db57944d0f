using System.Net;
using System.Text;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Documents.Frameworks;
using Evaluation.Storage.Frameworks;
using Evaluation.Storage.People;
using Evaluation.Storage.Units;
using Evaluation.Web.Frameworks;
using Evaluation.Web.Tests.Frameworks;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Tests.Pages.Bureau.Frameworks;

public sealed class AuthoringTests : IAsyncLifetime
{
    private static readonly string s_faulty = PairOfVersions.First.Replace("formula: 支出÷预算", "formula: 支出÷没有这个数", StringComparison.Ordinal);

    private readonly TestSite _site = new();
    private Region _region = null!;
    private Person _officer = null!;
    private Person _stranger = null!;
    private HttpClient _browser = null!;

    public async ValueTask InitializeAsync()
    {
        await _site.SeedAsync(data =>
        {
            (_region, var far) = (data.Region("甲市"), data.Region("乙市"));
            (_officer, _stranger) = (data.Person("黄财政", TestData.In(Role.Bureau, _region)), data.Person("外财政", TestData.In(Role.Bureau, far)));
            return Task.FromResult(0);
        });
        _browser = await _site.SignedInAsync(_officer);
    }

    public ValueTask DisposeAsync()
    {
        _browser.Dispose();
        _site.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_draft_full_of_faults_is_kept_and_each_fault_stands_at_its_line()
    {
        var draft = await DraftAsync(PairOfVersions.First);
        using var saved = await SaveAsync(draft, s_faulty);
        var page = await _browser.ReadAsync(saved.Headers.Location!.OriginalString);
        var line = Array.FindIndex(s_faulty.Split('\n'), text => text.Contains("没有这个数", StringComparison.Ordinal)) + 1;

        Assert.Equal($"第 {line} 行", page.Text("#faults a[data-line]"));
        Assert.EndsWith($"/text#line-{line}", page.QuerySelector("#faults a[data-line]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("formula: 支出÷没有这个数", page.Text("#faults .code-line"), StringComparison.Ordinal);
        Assert.Equal(s_faulty, page.QuerySelector("textarea[data-lines]")!.TextContent);
        Assert.Equal($"{line}", page.QuerySelector("textarea[data-lines]")!.GetAttribute("data-marked"));
        var read = await _browser.ReadAsync($"{Address(draft)}/text");
        Assert.Equal("fix", read.QuerySelector($"#line-{line}")!.ClassName);
    }

    [Theory]
    [InlineData("preview")]
    [InlineData("diff")]
    [InlineData("replay")]
    public async Task A_draft_that_cannot_be_read_leads_back_to_its_faults(string page)
    {
        var draft = await DraftAsync(s_faulty);
        using var answer = await _browser.OpenAsync($"{Address(draft)}/{page}");

        Assert.Equal($"{Address(draft)}/edit", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Text_changed_by_two_people_is_not_lost_and_not_overwritten()
    {
        var draft = await DraftAsync(PairOfVersions.First);
        var stamp = await StampAsync(draft);
        using var first = await SaveAsync(draft, "code: 甲", stamp);
        using var second = await SaveAsync(draft, "code: 乙", stamp);
        var page = await second.PageAsync();

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("其他人修改了这份草稿", page.Text(".error-summary"), StringComparison.Ordinal);
        Assert.Equal("code: 乙", page.QuerySelector("textarea[data-lines]")!.TextContent.Trim());
        Assert.Equal("code: 甲", (await KeptAsync(draft)).Content);

        using var third = await SaveAsync(draft, "code: 乙", page.QuerySelector("input[name=Stamp]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, third.StatusCode);
        Assert.Equal("code: 乙", (await KeptAsync(draft)).Content);
    }

    [Fact]
    public async Task Examples_that_do_not_hold_are_named_with_both_results()
    {
        var draft = await DraftAsync(NewFramework.Start("甲市").Replace("value: 91.25%, points: 36.50", "value: 91.25%, points: 36.51", StringComparison.Ordinal));
        var page = await _browser.ReadAsync($"{Address(draft)}/edit");

        Assert.Contains("1 个不符", page.Text("#examples h2"), StringComparison.Ordinal);
        Assert.Contains("91.25%，得36.51分", page.Text("#examples tr.fix"), StringComparison.Ordinal);
        Assert.Contains("91.25%，得36.50分", page.Text("#examples tr.fix"), StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("#faults tbody tr"));
    }

    [Fact]
    public async Task Indicators_without_an_example_are_named()
    {
        var page = await _browser.ReadAsync($"{Address(await DraftAsync(PairOfVersions.First))}/edit");

        Assert.Contains("还没有例子的指标：支出率、制度", page.Text("#examples"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_small_example_is_complete_and_proved()
    {
        using var made = await _browser.PostFormAsync("/bureau/frameworks/new?handler=Start");
        var page = await _browser.ReadAsync(made.Headers.Location!.OriginalString);

        Assert.Null(page.QuerySelector("#faults"));
        Assert.Contains("全部相符", page.Text("#examples h2"), StringComparison.Ordinal);
        Assert.DoesNotContain("还没有例子的指标", page.Text("#examples"), StringComparison.Ordinal);
        Assert.Contains("region: \"甲市\"", page.QuerySelector("textarea[data-lines]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_of_a_published_version_is_a_draft_with_the_next_number()
    {
        var shipped = await ShippedAsync();
        using var made = await _browser.PostFormAsync("/bureau/frameworks/new?handler=Copy", ("From", $"{shipped.FrameworkVersionId}"));
        var list = await _browser.ReadAsync("/bureau/frameworks");
        var copy = await _site.WithDbAsync(db => db.FrameworkVersions.SingleAsync(f => f.State == FrameworkState.Draft));

        Assert.Equal((shipped.Code, shipped.Version + 1, _region.RegionId), (copy.Code, copy.Version, copy.RegionId!.Value));
        Assert.Equal(shipped.Content.Split('\n').Length, copy.Content.Split('\n').Length);
        Assert.Contains("没有错误", list.Text("#drafts"), StringComparison.Ordinal);
        Assert.Contains(shipped.Title, list.Text("#published"), StringComparison.Ordinal);
        Assert.Contains("示例", list.Text("#published"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_uploaded_as_it_is_and_refused_when_it_is_no_text_or_too_large()
    {
        using var taken = await _browser.PostFileAsync("/bureau/frameworks/new?handler=Upload", "Upload", "P7.yaml", Encoding.UTF8.GetBytes(s_faulty));
        using var binary = await _browser.PostFileAsync("/bureau/frameworks/new?handler=Upload", "Upload", "P7.yaml", [0xC4, 0xE3, 0xFF, 0xFE]);
        using var large = await _browser.PostFileAsync("/bureau/frameworks/new?handler=Upload", "Upload", "P7.yaml", new byte[(1024 * 1024) + 1]);

        Assert.Equal(s_faulty, (await _site.WithDbAsync(db => db.FrameworkVersions.SingleAsync(f => f.State == FrameworkState.Draft))).Content);
        Assert.Contains("UTF-8", (await binary.PageAsync()).Text(".error-summary"), StringComparison.Ordinal);
        Assert.Contains("超过 1 MB", (await large.PageAsync()).Text(".error-summary"), StringComparison.Ordinal);
        Assert.EndsWith("/edit", taken.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_that_was_downloaded_and_changed_becomes_the_draft_and_faults_stand_at_their_cell()
    {
        var draft = await DraftAsync(NewFramework.Start("甲市"));
        using var answer = await _browser.OpenAsync($"{Address(draft)}?handler=Workbook");
        var workbook = await answer.Content.ReadAsByteArrayAsync();
        var framework = FrameworkReader.Read("x", (await KeptAsync(draft)).Content).Framework!;
        var broken = FrameworkWorkbook.Write(framework with { Years = (2030, 2020) });
        using var taken = await _browser.PostFileAsync("/bureau/frameworks/new?handler=Upload", "Upload", "BD22.xlsx", workbook);
        using var refused = await _browser.PostFileAsync($"{Address(draft)}/edit?handler=Upload", "Upload", "BD22.xlsx", broken, ("Stamp", await StampAsync(draft)));
        using var damaged = await _browser.PostFileAsync($"{Address(draft)}/edit?handler=Upload", "Upload", "BD22.xlsx", [1, 2, 3], ("Stamp", await StampAsync(draft)));
        var page = await refused.PageAsync();

        var kept = await KeptAsync(Guid.Parse(taken.Headers.Location!.OriginalString.Split('/')[3]));
        Assert.Empty(FrameworkDiff.Run(framework, FrameworkReader.Read("x", kept.Content).Framework!));
        Assert.Matches("工作表“.+”[A-Z]+[0-9]+", page.Text("#cell-faults"));
        Assert.Contains("没有保存", page.Text(".error-summary"), StringComparison.Ordinal);
        Assert.NotNull((await damaged.PageAsync()).QuerySelector("#cell-faults"));
        Assert.Equal(NewFramework.Start("甲市"), (await KeptAsync(draft)).Content);
    }

    [Fact]
    public async Task The_comparison_puts_what_moves_scores_first()
    {
        await _site.PublishAsync(_officer, _region.RegionId, PairOfVersions.First);
        var page = await _browser.ReadAsync($"{Address(await DraftAsync(PairOfVersions.Second.Replace("title: 试行", "title: 新的", StringComparison.Ordinal)))}/diff");

        Assert.Equal(["scores", "rest"], page.QuerySelectorAll("main section[id]").Select(section => section.Id));
        Assert.Contains("支出率P7-1101 分值 60 70", page.Text("#scores"), StringComparison.Ordinal);
        Assert.Contains("试行指标体系 新的指标体系", page.Text("#rest"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_published_was_confirmed_and_never_changes()
    {
        var draft = await DraftAsync(PairOfVersions.First);
        var address = Address(draft);
        using var unsure = await _browser.PostFormAsync($"{address}/publish", ("Stamp", await StampAsync(draft)));
        Assert.Contains("请先核对", (await unsure.PageAsync()).Text(".error-summary"), StringComparison.Ordinal);
        Assert.Contains("甲市和下级地区", (await _browser.ReadAsync($"{address}/publish")).Text(), StringComparison.Ordinal);

        var stamp = await StampAsync(draft);
        using var published = await _browser.PostFormAsync($"{address}/publish", ("Stamp", stamp), ("Confirmed", "true"));
        var kept = await KeptAsync(draft);
        using var again = await SaveAsync(draft, "code: 甲", $"{kept.Stamp}");
        using var gone = await _browser.PostFormAsync($"{address}/edit?handler=Discard", ("Stamp", $"{kept.Stamp}"));
        using var twice = await _browser.PostFormAsync($"{address}/publish", ("Stamp", $"{kept.Stamp}"), ("Confirmed", "true"));
        var page = await _browser.ReadAsync(published.Headers.Location!.OriginalString);

        Assert.Equal("P7@1", kept.Reference);
        Assert.All([again, gone, twice], answer => Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));
        Assert.Equal("code: 甲", (await again.PageAsync()).QuerySelector("textarea[data-lines]")!.TextContent.Trim());
        Assert.Equal((kept.Content, kept.Sha256), ((await KeptAsync(draft)).Content, page.Text(".hash")));
        Assert.Contains("P7@1", (await _browser.ReadAsync("/bureau/campaigns/new")).Text("select[name='Input.Framework']"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_was_changed_meanwhile_is_not_published()
    {
        var draft = await DraftAsync(PairOfVersions.First);
        var stamp = await StampAsync(draft);
        using var saved = await SaveAsync(draft, PairOfVersions.First + "\n# 改过\n", stamp);
        using var answer = await _browser.PostFormAsync($"{Address(draft)}/publish", ("Stamp", stamp), ("Confirmed", "true"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(FrameworkState.Draft, (await KeptAsync(draft)).State);
    }

    [Fact]
    public async Task A_draft_with_faults_or_a_number_that_is_taken_is_not_published_and_says_why()
    {
        var faulty = await DraftAsync(s_faulty);
        Assert.Contains("改正后才能发布", (await _browser.ReadAsync($"{Address(faulty)}/publish")).Text(), StringComparison.Ordinal);

        await _site.PublishAsync(_officer, _region.RegionId, PairOfVersions.First);
        var taken = await DraftAsync(PairOfVersions.First);
        using var answer = await _browser.PostFormAsync($"{Address(taken)}/publish", ("Stamp", await StampAsync(taken)), ("Confirmed", "true"));
        Assert.Contains("请把版本号改为 2", (await answer.PageAsync()).Text(".error-summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_discarded_draft_is_gone()
    {
        var draft = await DraftAsync(PairOfVersions.First);
        using var gone = await _browser.PostFormAsync($"{Address(draft)}/edit?handler=Discard", ("Stamp", await StampAsync(draft)));
        using var answer = await _browser.OpenAsync($"{Address(draft)}/edit");

        Assert.Equal("/bureau/frameworks", gone.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_text_is_downloaded_as_it_is_kept()
    {
        var draft = await DraftAsync(PairOfVersions.First);
        using var answer = await _browser.OpenAsync($"{Address(draft)}?handler=Yaml");

        Assert.Equal(PairOfVersions.First, await answer.Content.ReadAsStringAsync());
        Assert.Contains("P7.1.yaml", answer.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_annexes_of_the_notice_are_a_workbook_too()
    {
        var draft = await DraftAsync(NewFramework.Start("甲市"));
        using var answer = await _browser.OpenAsync($"{Address(draft)}/annexes?handler=Workbook");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("PK"u8.ToArray(), (await answer.Content.ReadAsByteArrayAsync())[..2]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/edit")]
    [InlineData("/text")]
    [InlineData("/preview")]
    [InlineData("/preview/data")]
    [InlineData("/diff")]
    [InlineData("/replay")]
    [InlineData("/publish")]
    [InlineData("/annexes")]
    [InlineData("/annexes?handler=Workbook")]
    [InlineData("?handler=Yaml")]
    public async Task The_bureau_of_another_region_finds_nothing(string page)
    {
        var draft = await DraftAsync(PairOfVersions.First);
        using var stranger = await _site.SignedInAsync(_stranger);
        using var answer = await stranger.OpenAsync(Address(draft) + page);
        using var unknown = await _browser.OpenAsync(Address(Guid.NewGuid()) + page);
        using var copied = await stranger.OpenAsync($"/bureau/frameworks/new?from={draft}");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (answer.StatusCode, unknown.StatusCode, copied.StatusCode));
        Assert.DoesNotContain("试行指标体系", (await stranger.ReadAsync("/bureau/frameworks")).Text(), StringComparison.Ordinal);
    }

    private static string Address(Guid frameworkVersionId) => $"/bureau/frameworks/{frameworkVersionId}";

    private Task<Guid> DraftAsync(string text) => _site.AsAsync(
        _officer, async drafts => (await drafts.DraftAsync(_region.RegionId, text, CancellationToken.None))!.Draft.FrameworkVersionId);

    private async Task<HttpResponseMessage> SaveAsync(Guid draft, string text, string? stamp = null) =>
        await _browser.PostFormAsync($"{Address(draft)}/edit", ("Text", text), ("Stamp", stamp ?? await StampAsync(draft)));

    private async Task<string> StampAsync(Guid draft) => $"{(await KeptAsync(draft)).Stamp}";

    private Task<FrameworkVersion> KeptAsync(Guid draft) => _site.WithDbAsync(db => db.FrameworkVersions.AsNoTracking().SingleAsync(f => f.FrameworkVersionId == draft));

    private Task<FrameworkVersion> ShippedAsync() => _site.WithDbAsync(db => db.FrameworkVersions.AsNoTracking().Where(f => f.RegionId == null).OrderBy(f => f.Code).FirstAsync());
}
