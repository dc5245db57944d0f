using System.Net;
using Evaluation.Core.Filings;

namespace Evaluation.Web.Tests.Security;

public sealed class OddPostsTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_sign_in_name_with_a_noncharacter_is_just_a_wrong_name()
    {
        using var browser = _site.Anonymous();
        var token = await browser.TokenAsync("/sign-in");
        using var form = Browsing.Form(token, ("Input.Name", "a\uFFFE"), ("Input.Password", "一二三四五六七八"));
        using var answer = await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), form);

        Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
    }

    [Fact]
    public async Task A_post_without_its_handler_is_not_found()
    {
        var (person, filingId) = await _site.SeedAsync(async data =>
        {
            var region = data.Region("测试市");
            var unit = data.Unit(region, "测试一局");
            var clerk = data.Person("填报甲", TestData.In(Role.Preparer, unit));
            var filing = data.Filing(data.Campaign(region), unit, FilingState.Drafting);
            await data.SaveAsync();
            return (clerk, filing.FilingId);
        });
        using var browser = await _site.SignedInAsync(person);
        var token = await browser.TokenAsync($"/filings/{filingId}");
        using var form = Browsing.Form(token, ("a", "b"));
        using var answer = await browser.PostAsync(new Uri($"/filings/{filingId}/preview?handler=Zzz", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
