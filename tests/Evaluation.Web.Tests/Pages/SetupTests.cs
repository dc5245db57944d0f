using System.Net;
using Evaluation.Core.Filings;
using Evaluation.Web.Demonstration;
using Evaluation.Web.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.Web.Tests.Pages;

public sealed class SetupTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact, Trait("Check", "S15")]
    public async Task A_fresh_Production_database_has_no_account_and_refuses_demonstration_data()
    {
        using var browser = _site.Anonymous();

        Assert.False(await _site.WithDbAsync(db => db.Users.AnyAsync()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => DemonstrationRegion.LoadIntoEmptyAsync(_site.Services));
    }

    [Fact, Trait("Check", "S15")]
    public async Task The_code_of_the_console_makes_one_administrator_and_then_the_page_is_gone()
    {
        using var browser = _site.Anonymous();
        var code = _site.Services.GetRequiredService<SetUpCode>().Issue();
        using var wrong = await PostAsync(browser, "0000");
        using var right = await PostAsync(browser, code);
        using var after = await browser.OpenAsync("/setup");

        Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        Assert.Contains("一次性代码不正确", (await wrong.PageAsync()).Text(), StringComparison.Ordinal);
        Assert.Equal("/sign-in", right.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
        Assert.Equal(Role.Administrator, await _site.WithDbAsync(db => db.Memberships.Select(m => m.Role).SingleAsync()));
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient browser, string code) => browser.PostFormAsync(
        "/setup",
        ("Input.Code", code), ("Input.RegionCode", "440800"), ("Input.RegionName", "湛江市"), ("Input.FullName", "梁志远"),
        ("Input.Name", "liang"), ("Input.Password", "北风吹雁 2022"), ("Input.PasswordAgain", "北风吹雁 2022"));
}
