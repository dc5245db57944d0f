using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Evaluation.Web.Tests;

/// <summary>The whole site in memory, as Production, with its data in a folder of its own.</summary>
public sealed class Site : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evaluation-web-").FullName;

    /// <summary>A browser that nobody signed in to; redirects are seen, not followed.</summary>
    public HttpClient Anonymous() => Browser(this);

    /// <summary>A signed-in person without any role, and three addresses that fail on purpose.</summary>
    public HttpClient SignedIn() => Browser(WithWebHostBuilder(host => host.ConfigureTestServices(services =>
    {
        services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, SomebodyIsThere>("test", null);
        services.AddSingleton<IStartupFilter, FailingAddresses>();
    })));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Data:Folder", _folder);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static HttpClient Browser(WebApplicationFactory<Program> site) =>
        site.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });

    private sealed class SomebodyIsThere(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var person = new ClaimsPrincipal(new ClaimsIdentity(
                [new Claim(ClaimTypes.NameIdentifier, "0197b1f0-0000-7000-8000-000000000001"), new Claim(ClaimTypes.Name, "张三")], Scheme.Name));
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(person, Scheme.Name)));
        }
    }

    private sealed class FailingAddresses : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            app.Use(async (HttpContext context, RequestDelegate rest) =>
            {
                switch (context.Request.Path.Value)
                {
                    case "/fails/500":
                        throw new InvalidOperationException("SELECT secret FROM /var/lib");
                    case "/fails/400":
                        context.Response.StatusCode = (int)HttpStatusCode.BadRequest;
                        break;
                    case "/fails/redirect":
                        context.Response.Redirect("/somewhere");
                        break;
                    default:
                        await rest(context);
                        break;
                }
            });
        };
    }
}
