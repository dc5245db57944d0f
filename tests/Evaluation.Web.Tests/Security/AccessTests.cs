using System.Net;
using System.Text.RegularExpressions;
using Evaluation.Web.Composition;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.Web.Tests.Security;

public sealed partial class AccessTests(Site site) : IClassFixture<Site>
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH"];

    [Fact, Trait("Check", "S01")]
    public void Only_the_listed_addresses_are_open_to_all()
    {
        var open = Endpoints().Where(IsOpen).Select(Pattern).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

        Assert.Equal(PagesSetup.OpenToAll.Order(StringComparer.Ordinal), open);
        Assert.True(PagesSetup.OpenToAll.Count <= 8);
    }

    [Fact, Trait("Check", "S01")]
    public async Task Nobody_reads_or_writes_anything_else_without_signing_in()
    {
        using var browser = site.Anonymous();
        foreach (var endpoint in Endpoints().Where(endpoint => !IsOpen(endpoint)))
        {
            foreach (var method in Methods)
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), Sample(endpoint));
                using var answer = await browser.SendAsync(request);
                Assert.True(IsRefusal(answer), $"{method} {request.RequestUri} answered {answer.StatusCode} without a sign-in.");
            }
        }
    }

    [Fact, Trait("Check", "S01")]
    public async Task An_unknown_address_leads_to_the_sign_in_page()
    {
        using var browser = site.Anonymous();
        using var answer = await browser.GetAsync(new Uri("/anything", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(PeopleSetup.SignInPath, answer.Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task A_script_without_a_sign_in_is_told_so_instead_of_redirected()
    {
        using var browser = site.Anonymous();
        browser.DefaultRequestHeaders.Add("X-Requested-With", "XMLHttpRequest");
        using var answer = await browser.GetAsync(new Uri("/anything", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private static bool IsRefusal(HttpResponseMessage answer) => answer.StatusCode switch
    {
        HttpStatusCode.Redirect => answer.Headers.Location?.AbsolutePath == PeopleSetup.SignInPath,
        HttpStatusCode.Unauthorized or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed => true,
        _ => false,
    };

    private static bool IsOpen(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static string Pattern(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null ? endpoint.RoutePattern.RawText!.TrimStart('/').ToLowerInvariant() : "lib/{asset}";

    private static string Sample(RouteEndpoint endpoint) =>
        "/" + Hole().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), hole =>
            hole.Value.Contains("guid", StringComparison.Ordinal) ? "0197b1f0-0000-7000-8000-000000000001" : "1");

    private IEnumerable<RouteEndpoint> Endpoints() =>
        site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Hole();
}
