using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace Evaluation.Web.Tests.Security;

public sealed partial class HeaderTests(Site site) : IClassFixture<Site>
{
    // The headers that guard every answer; changing one is a decision, so it changes here too.
    private static readonly Dictionary<string, string> Expected = new(StringComparer.Ordinal)
    {
        ["Content-Security-Policy"] =
            "default-src 'self'; script-src 'self' 'nonce-*'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        ["X-Content-Type-Options"] = "nosniff",
        ["X-Frame-Options"] = "DENY",
        ["Referrer-Policy"] = "same-origin",
        ["Cross-Origin-Opener-Policy"] = "same-origin",
        ["Cross-Origin-Resource-Policy"] = "same-origin",
        ["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        ["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains",
    };

    public static TheoryData<string, HttpStatusCode> Answers => new()
    {
        { "/health", HttpStatusCode.OK },
        { "/lib/app.css", HttpStatusCode.OK },
        { "/fails/redirect", HttpStatusCode.Redirect },
        { "/no/such/page", HttpStatusCode.NotFound },
        { "/fails/400", HttpStatusCode.BadRequest },
        { "/fails/500", HttpStatusCode.InternalServerError },
    };

    [Theory, MemberData(nameof(Answers)), Trait("Check", "S46"), Trait("Check", "S47")]
    public async Task Every_answer_carries_the_guarding_headers(string address, HttpStatusCode status)
    {
        using var browser = site.SignedIn();
        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(status, answer.StatusCode);
        foreach (var (name, value) in Expected)
        {
            Assert.True(answer.Headers.TryGetValues(name, out var found), $"{address} lacks {name}.");
            Assert.Equal(value, Nonce().Replace(Assert.Single(found), "'nonce-*'"));
        }

        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("X-Powered-By"));
        Assert.DoesNotContain("unsafe", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact, Trait("Check", "S46")]
    public async Task The_nonce_is_new_in_every_answer_and_stands_on_its_scripts()
    {
        using var browser = site.Anonymous();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var turn = 0; turn < 3; turn++)
        {
            using var answer = await browser.GetAsync(new Uri("/error/404", UriKind.Relative));
            var nonce = Nonce().Match(answer.Headers.GetValues("Content-Security-Policy").Single()).Groups[1].Value;
            var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

            Assert.True(seen.Add(nonce));
            Assert.True(Convert.FromBase64String(nonce).Length >= 16);
            Assert.All(page.Scripts, script => Assert.Equal(nonce, script.GetAttribute("nonce")));
            Assert.NotEmpty(page.Scripts);
        }
    }

    [Fact, Trait("Check", "S48")]
    public async Task Pages_are_not_kept_and_fingerprinted_files_are()
    {
        using var browser = site.SignedIn();
        using var answer = await browser.GetAsync(new Uri("/error/404", UriKind.Relative));
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        var style = page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        using var file = await browser.GetAsync(new Uri(style, UriKind.Relative));

        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Matches(@"^/lib/app\.[a-z0-9]+\.css$", style);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.False(file.Headers.CacheControl?.NoStore);
    }

    [Fact, Trait("Check", "S66")]
    public async Task A_failure_shows_a_number_and_leaks_nothing()
    {
        using var browser = site.SignedIn();
        using var answer = await browser.GetAsync(new Uri("/fails/500", UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Contains("系统暂时出错", text, StringComparison.Ordinal);
        Assert.Matches("<code>[0-9a-f]{32}</code>", text);
        Assert.DoesNotContain("SELECT", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
    }

    [Fact, Trait("Check", "S44")]
    public async Task A_post_without_its_form_token_is_refused_with_a_page_that_says_so()
    {
        using var browser = site.SignedIn();
        using var answer = await browser.PostAsync(new Uri("/error/404", UriKind.Relative), null);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("请求无法处理", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_says_that_secrets_do_not_belong_here()
    {
        using var browser = site.Anonymous();
        using var answer = await browser.GetAsync(new Uri("/error/404", UriKind.Relative));
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

        Assert.Equal("zh-CN", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("本系统为非涉密系统，严禁处理、存储、传输国家秘密", page.QuerySelector(".nonsecret")?.TextContent);
        Assert.Equal("#main", page.QuerySelector("body > a.skip")?.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("main#main"));
    }

    [GeneratedRegex("'nonce-([^']+)'")]
    private static partial Regex Nonce();
}
