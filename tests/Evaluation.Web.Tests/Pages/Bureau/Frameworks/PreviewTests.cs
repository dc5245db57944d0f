using System.Net;
using AngleSharp.Html.Dom;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Documents.Frameworks;
using Evaluation.Storage.Frameworks;
using Evaluation.Storage.People;
using Evaluation.Web.Frameworks;
using Evaluation.Web.Tests.Frameworks;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Tests.Pages.Bureau.Frameworks;

public sealed class PreviewTests : IAsyncLifetime
{
    private readonly TestSite _site = new();
    private Guid _regionId;
    private Person _officer = null!;
    private HttpClient _browser = null!;

    public static TheoryData<string> Shipped => [.. FrameworkLibrary.Load(FrameworkLibrary.ShippedFolder).All.Select(framework => framework.Reference)];

    public async ValueTask InitializeAsync()
    {
        await _site.SeedAsync(data =>
        {
            var region = data.Region("甲市");
            (_regionId, _officer) = (region.RegionId, data.Person("黄财政", TestData.In(Role.Bureau, region)));
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

    [Theory, MemberData(nameof(Shipped))]
    public async Task Every_page_of_a_shipped_framework_shows_empty_and_filled(string reference)
    {
        var framework = FrameworkLibrary.Load(FrameworkLibrary.ShippedFolder).Find(reference)!;
        var version = await _site.WithDbAsync(db => db.FrameworkVersions.SingleAsync(f => f.Reference == reference));
        await LooksWholeAsync(framework, $"/bureau/frameworks/{version.FrameworkVersionId}");
    }

    [Fact]
    public async Task The_page_of_a_framework_tells_what_ends_the_grade()
    {
        var version = await _site.WithDbAsync(db => db.FrameworkVersions.SingleAsync(f => f.Reference == "GD22@1"));
        var page = await _browser.ReadAsync($"/bureau/frameworks/{version.FrameworkVersionId}");

        Assert.Contains("等级最高为良", page.Text("[aria-label='总分的扣分、封顶和一票否决']"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_shows_as_it_is_and_nothing_is_kept()
    {
        var text = NewFramework.Start("甲市");
        var framework = FrameworkReader.Read("x", text).Framework!;
        var draft = await _site.AsAsync(_officer, async drafts => (await drafts.DraftAsync(_regionId, text, CancellationToken.None))!.Draft.FrameworkVersionId);
        await LooksWholeAsync(framework, $"/bureau/frameworks/{draft}");

        var filled = await _browser.ReadAsync($"/bureau/frameworks/{draft}/preview/indicators/BD22-1?with=examples");
        Assert.Contains("91.25%", filled.Text("#indicator-BD22-1101"), StringComparison.Ordinal);
        Assert.Contains("得 36.50 分", filled.Text("#indicator-BD22-1101"), StringComparison.Ordinal);
        Assert.Equal((0, 0), await _site.WithDbAsync(async db => (await db.Filings.CountAsync(), await db.Campaigns.CountAsync())));
    }

    [Fact]
    public async Task A_page_that_no_filing_has_is_not_found()
    {
        var version = await _site.WithDbAsync(db => db.FrameworkVersions.FirstAsync(f => f.Origin == FrameworkOrigin.Shipped));
        using var answer = await _browser.OpenAsync($"/bureau/frameworks/{version.FrameworkVersionId}/preview/indicators/none");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task LooksWholeAsync(Framework framework, string own)
    {
        foreach (var with in new[] { string.Empty, "?with=examples" })
        {
            var scope = await _browser.ReadAsync($"{own}/preview/scope{with}");
            var data = await _browser.ReadAsync($"{own}/preview/data{with}");
            var report = await _browser.ReadAsync($"{own}/preview/preview{with}");

            Assert.All(framework.Questions, question => Assert.Contains(question.Text, scope.Text(), StringComparison.Ordinal));
            Assert.All(
                framework.Inputs.Where(input => input.System is null && framework.Inputs.All(other => other.Previous != input.Key)),
                input => Assert.Contains(input.Label, data.Text(), StringComparison.Ordinal));
            Assert.Contains("未填", report.Text("article.report"), StringComparison.Ordinal);
            foreach (var group in framework.Groups)
            {
                var page = await _browser.ReadAsync($"{own}/preview/indicators/{group.Code}{with}");
                Assert.All(group.Indicators, indicator => Assert.Contains(indicator.Name, page.Text($"#indicator-{indicator.Code}"), StringComparison.Ordinal));
                OnlyToLookAt(page);
            }

            foreach (var part in new[] { "basics", "work", "goals", "problems" })
            {
                OnlyToLookAt(await _browser.ReadAsync($"{own}/preview/{part}{with}"));
            }

            OnlyToLookAt(scope);
            OnlyToLookAt(data);
        }
    }

    /// <summary>No control that works, and no link that leads to a filing.</summary>
    private static void OnlyToLookAt(IHtmlDocument page)
    {
        Assert.NotNull(page.QuerySelector("fieldset[disabled].form-preview"));
        Assert.DoesNotContain(page.QuerySelectorAll("main form"), form => form.Closest("fieldset[disabled]") is null);
        Assert.Empty(page.QuerySelectorAll("main a[href^='/filings/']"));
    }
}
