using System.Net;
using System.Net.Http.Json;
using Evaluation.Web.Composition;

namespace Evaluation.Web.Tests.Security;

/// <summary>What every page and address of the site has to withstand, found by looking at the site itself.</summary>
public sealed class WallTests : IAsyncLifetime
{
    private readonly TestSite _site = new();
    private readonly Dictionary<string, HttpClient> _browsers = new(StringComparer.Ordinal);
    private TwoTenants _tenants = null!;
    private IReadOnlyList<Place> _places = [];

    public async ValueTask InitializeAsync()
    {
        _tenants = await TwoTenants.SeedAsync(_site);
        _places = await SitePlaces.OfAsync(_site);
        foreach (var (role, person) in _tenants.PeopleOfA)
        {
            _browsers[role] = await _site.SignedInAsync(person);
        }
    }

    public ValueTask DisposeAsync()
    {
        foreach (var browser in _browsers.Values)
        {
            browser.Dispose();
        }

        _site.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact, Trait("Check", "S02")]
    public async Task Every_handler_stands_in_the_table_of_access_and_the_table_holds()
    {
        var table = AccessTable.Read();
        Assert.Equal(
            _places.Where(place => place.IsPage).Select(place => $"{place.Page},{place.Handler}"),
            table.Select(row => $"{row.Page},{row.Handler}").Order(StringComparer.Ordinal));

        var wrong = new List<string>();
        foreach (var (place, row) in _places.Where(place => place.IsPage && !place.IsOpen && place.Page != "/SignOut").Select(place =>
            (place, table.Single(row => row.Page == place.Page && row.Handler == place.Handler))))
        {
            foreach (var (role, browser) in _browsers)
            {
                using var answer = await AskAsync(browser, place, name => name.EndsWith("Id", StringComparison.OrdinalIgnoreCase) ? Guid.Empty.ToString() : null);
                var refused = answer.StatusCode == HttpStatusCode.Forbidden;
                if (refused == row.Allows(role))
                {
                    wrong.Add($"{place.Page} {place.Handler} as {role}: {answer.StatusCode}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact, Trait("Check", "S03")]
    public async Task Values_of_another_unit_lead_nowhere_and_show_nothing_of_it()
    {
        var wrong = new List<string>();
        foreach (var place in _places.Where(place => place.HasParameter && !place.IsOpen))
        {
            foreach (var name in place.Parameters.Where(name => name.EndsWith("Id", StringComparison.OrdinalIgnoreCase)))
            {
                Assert.True(_tenants.ValuesOfB.ContainsKey(name), $"{place.Pattern}: give TwoTenants a value of B for {{{name}}}.");
            }

            foreach (var (role, browser) in _browsers)
            {
                using var answer = await AskAsync(browser, place, name => _tenants.ValuesOfB.GetValueOrDefault(name));
                var body = await answer.Content.ReadAsStringAsync();
                if (answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
                    || (answer.StatusCode == HttpStatusCode.Forbidden && place.Policy is null)
                    || body.Contains(TwoTenants.Canary, StringComparison.Ordinal))
                {
                    wrong.Add($"{place.Method} {place.Pattern} {place.Handler} as {role}: {answer.StatusCode}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact, Trait("Check", "S07")]
    public async Task Lists_of_one_region_hold_nothing_of_another()
    {
        foreach (var place in _places.Where(place => place is { Method: "GET", HasParameter: false, IsOpen: false }))
        {
            foreach (var (role, browser) in _browsers)
            {
                using var answer = await AskAsync(browser, place, _ => null);
                Assert.False(
                    (await answer.Content.ReadAsStringAsync()).Contains(TwoTenants.Canary, StringComparison.Ordinal), $"{place.Pattern} as {role}");
            }
        }
    }

    [Fact, Trait("Check", "S44")]
    public async Task Every_unsafe_address_refuses_a_missing_a_foreign_and_a_broken_token()
    {
        using var other = await _site.SignedInAsync(_tenants.SecondPreparer);
        var foreign = await other.TokenAsync("/account");
        foreach (var place in _places.Where(place => place.IsUnsafe && !place.IsOpen))
        {
            foreach (var token in new[] { null, foreign, "CfDJ8broken" })
            {
                var (role, browser) = _browsers.First(one => place.Policy is null || AccessTable.RolesOf(place.Policy).Contains(one.Key));
                using var form = Browsing.Form(token);
                using var answer = await browser.PostAsync(new Uri(place.Address(_tenants.ValuesOfB.GetValueOrDefault), UriKind.Relative), form);
                Assert.True(
                    answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.MethodNotAllowed,
                    $"{place.Method} {place.Pattern} as {role} answered {answer.StatusCode} to a bad token.");
            }
        }
    }

    [Fact, Trait("Check", "S18")]
    public async Task Every_cookie_of_Production_is_bound_to_the_host_and_closed_to_scripts()
    {
        var cookies = new List<string>();
        using var anonymous = _site.Anonymous();
        foreach (var place in _places.Where(place => place is { Method: "GET", HasParameter: false }))
        {
            foreach (var browser in _browsers.Values.Append(anonymous))
            {
                using var answer = await AskAsync(browser, place, _ => null);
                cookies.AddRange(answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : []);
            }
        }

        using var signIn = await anonymous.PostFormAsync(
            "/sign-in", ("Input.Name", _tenants.PeopleOfA["Preparer"].UserName!), ("Input.Password", TestData.Password));
        cookies.AddRange(signIn.Headers.GetValues("Set-Cookie"));
        Assert.Contains(cookies, cookie => cookie.StartsWith("__Host-evaluation=", StringComparison.Ordinal));
        Assert.All(cookies, cookie =>
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            foreach (var guard in new[] { "secure", "httponly", "samesite=strict", "path=/" })
            {
                Assert.Contains(guard, cookie, StringComparison.OrdinalIgnoreCase);
            }
        });
    }

    [Fact, Trait("Check", "S01")]
    public async Task No_handler_answers_before_a_sign_in()
    {
        using var anonymous = _site.Anonymous();
        foreach (var place in _places.Where(place => !place.IsOpen))
        {
            using var request = new HttpRequestMessage(new HttpMethod(place.Method), new Uri(place.Address(_tenants.ValuesOfB.GetValueOrDefault), UriKind.Relative));
            using var answer = await anonymous.SendAsync(request);
            Assert.True(answer.Headers.Location?.AbsolutePath == PeopleSetup.SignInPath, $"{place.Method} {place.Pattern}: {answer.StatusCode}");
        }
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient browser, Place place, Func<string, string?> value)
    {
        var address = new Uri(place.Address(value), UriKind.Relative);
        if (!place.IsUnsafe)
        {
            return await browser.GetAsync(address);
        }

        // As a form; as the JSON of a script where a form is not taken.
        var token = (await browser.TokenAsync("/account"))!;
        var answer = await SendAsync(browser, place, address, token, Browsing.Form(token));
        if (answer.StatusCode is not (HttpStatusCode.BadRequest or HttpStatusCode.UnsupportedMediaType))
        {
            return answer;
        }

        answer.Dispose();
        return await SendAsync(browser, place, address, token, JsonContent.Create(new { path = "input/exec_total", value = "1" }));
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, Place place, Uri address, string token, HttpContent content)
    {
        using var request = new HttpRequestMessage(new HttpMethod(place.Method), address) { Content = content };
        request.Headers.Add(PagesSetup.TokenHeader, token);
        return await browser.SendAsync(request);
    }
}
