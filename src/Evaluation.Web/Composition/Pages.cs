using System.Text.Encodings.Web;
using System.Text.Unicode;
using Evaluation.Web.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.WebEncoders;

namespace Evaluation.Web.Composition;

/// <summary>The pages, what guards their forms, and the order in which a request passes.</summary>
public static class PagesSetup
{
    /// <summary>The header in which scripts send the form token.</summary>
    public const string TokenHeader = "RequestVerificationToken";

    /// <summary>The only addresses that answer without a sign-in, by route pattern; a test compares them with what is mapped.</summary>
    public static IReadOnlyList<string> OpenToAll { get; } = ["health", "error/{code:int}", "lib/{asset}", "sign-in", "sign-in/code", "setup", "verify"];

    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorPages(options =>
        {
            options.Conventions.ConfigureFilter(new ReadableForms());
            options.Conventions.ConfigureFilter(new PostNeedsHandler());
            options.Conventions.AuthorizeFolder("/Filings", RolePolicy.Filings);
            options.Conventions.AuthorizeFolder("/Units", RolePolicy.Unit);
            options.Conventions.AuthorizeFolder("/Review", RolePolicy.Leader);
            options.Conventions.AuthorizeFolder("/Bureau", RolePolicy.Bureau);
            options.Conventions.AuthorizeFolder("/Admin", RolePolicy.Administrator);
        });
        builder.Services.Configure<RouteOptions>(options => options.LowercaseUrls = true);
        // Chinese stays readable in the page's source and costs 3 bytes a character instead of 8.
        builder.Services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.Configure<CookieTempDataProviderOptions>(options => options.Cookie.Guard("evaluation-notice", builder.Environment));
        builder.Services.AddAntiforgery(options =>
        {
            options.HeaderName = TokenHeader;
            options.Cookie.Guard("evaluation-form", builder.Environment);
            options.SuppressXFrameOptionsHeader = true;
        });
    }

    public static void UseHouseRules(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<ErrorPages>();
        if (!app.Environment.IsDevelopment())
        {
            app.UseHttpsRedirection();
        }

        app.UseRouting();
    }

    public static void MapPlaces(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealthChecks("/health").AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
    }
}
