using System.Net;
using Evaluation.Core.Filings;
using Evaluation.Storage.Frameworks;
using Evaluation.Storage.People;
using Evaluation.Storage.Units;
using Evaluation.Web.Tests.Frameworks;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Tests.Pages.Bureau.Frameworks;

/// <summary>A county bureau reads what its province published, since its campaigns may use it; it changes nothing of it.</summary>
public sealed class ReadingAboveTests : IAsyncLifetime
{
    private readonly TestSite _site = new();
    private Region _province = null!;
    private Region _county = null!;
    private Region _far = null!;
    private Person _provinceOfficer = null!;
    private Person _farOfficer = null!;
    private HttpClient _officer = null!;
    private string _above = null!;
    private string _foreign = null!;

    public async ValueTask InitializeAsync()
    {
        var officer = await _site.SeedAsync(data =>
        {
            (_province, _county, _far) = (data.Region("某省"), data.Region("甲县"), data.Region("外省"));
            _county.ParentRegionId = _province.RegionId;
            _provinceOfficer = data.Person("省财政", TestData.In(Role.Bureau, _province));
            _farOfficer = data.Person("外财政", TestData.In(Role.Bureau, _far));
            return Task.FromResult(data.Person("县财政", TestData.In(Role.Bureau, _county)));
        });
        await _site.PublishAsync(_provinceOfficer, _province.RegionId, PairOfVersions.First);
        await _site.PublishAsync(_farOfficer, _far.RegionId, PairOfVersions.First.Replace("P7", "F9", StringComparison.Ordinal));
        (_above, _foreign) = (await AddressAsync(_province), await AddressAsync(_far));
        _officer = await _site.SignedInAsync(officer);
    }

    public ValueTask DisposeAsync()
    {
        _officer.Dispose();
        _site.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("")]
    [InlineData("/text")]
    [InlineData("/preview")]
    [InlineData("/annexes")]
    [InlineData("/diff")]
    [InlineData("/replay")]
    [InlineData("?handler=Yaml")]
    [InlineData("?handler=Workbook")]
    public async Task Every_reading_page_opens_for_the_region_above_and_stays_closed_for_a_foreign_one(string page)
    {
        using var above = await _officer.OpenAsync(_above + page);
        using var foreign = await _officer.OpenAsync(_foreign + page);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (above.StatusCode, foreign.StatusCode));
    }

    [Fact]
    public async Task The_list_and_the_page_name_the_region_that_published_it()
    {
        var list = await _officer.ReadAsync("/bureau/frameworks");
        var page = await _officer.ReadAsync(_above);

        Assert.Contains("某省", list.Text("#published"), StringComparison.Ordinal);
        Assert.DoesNotContain("外省", list.Text("#published"), StringComparison.Ordinal);
        Assert.Contains("某省编写", page.Text(".facts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_region_above_published_is_neither_edited_published_nor_discarded_and_its_drafts_stay_hidden()
    {
        var draft = (await _site.AsAsync(_provinceOfficer, drafts => drafts.DraftAsync(_province.RegionId, PairOfVersions.Second, CancellationToken.None)))!.Draft;
        using var edit = await _officer.PostFormAsync(_above + "/edit", ("Text", "code: X"), ("Stamp", Guid.NewGuid().ToString()));
        using var discard = await _officer.PostFormAsync(_above + "/edit?handler=Discard", ("Stamp", Guid.NewGuid().ToString()));
        using var publish = await _officer.PostFormAsync(_above + "/publish", ("Confirmed", "true"), ("Stamp", Guid.NewGuid().ToString()));
        using var hidden = await _officer.OpenAsync($"/bureau/frameworks/{draft.FrameworkVersionId}");

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.Conflict), (edit.StatusCode, discard.StatusCode, publish.StatusCode));
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.Equal(FrameworkState.Published, await _site.WithDbAsync(db => db.FrameworkVersions.Where(f => f.RegionId == _province.RegionId && f.Reference != null).Select(f => f.State).SingleAsync()));
    }

    [Fact]
    public async Task A_copy_under_the_code_of_the_region_above_says_at_once_which_code_is_free()
    {
        using var copied = await _officer.PostFormAsync("/bureau/frameworks/new?handler=Copy", ("From", _above.Split('/')[^1]), ("RegionId", _county.RegionId.ToString()));
        var page = await _officer.ReadAsync(copied.Headers.Location!.OriginalString);

        Assert.Contains($"还不能发布：编码“P7”是上级地区发布的指标体系，本地区不能发布它的新版本。请换一个编码，例如“P7-{_county.Code}”", page.Text(), StringComparison.Ordinal);
    }

    private async Task<string> AddressAsync(Region region) =>
        $"/bureau/frameworks/{await _site.WithDbAsync(db => db.FrameworkVersions.Where(f => f.RegionId == region.RegionId).Select(f => f.FrameworkVersionId).SingleAsync())}";
}
