using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;

namespace Evaluation.Web.Composition;

/// <summary>Who is there and who may come in. Every address asks for a sign-in unless it says otherwise.</summary>
public static class PeopleSetup
{
    public const string SignInPath = "/sign-in";
    public const string SignOutPath = "/sign-out";

    public static void AddPeople(this WebApplicationBuilder builder)
    {
        builder.Services.AddDataProtection()
            .SetApplicationName("Evaluation")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(builder.DataFolder(), "keys")));
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(options =>
            {
                options.Cookie.Guard("evaluation", builder.Environment);
                options.LoginPath = SignInPath;
                options.LogoutPath = SignOutPath;
                options.AccessDeniedPath = "/error/403";
                options.ReturnUrlParameter = "back";
                options.Events.OnRedirectToAccessDenied = context =>
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                };
            });
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    public static void UsePeople(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
    }
}
