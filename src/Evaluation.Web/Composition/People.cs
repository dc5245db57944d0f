using Evaluation.Core.Filings;
using Evaluation.Storage;
using Evaluation.Storage.People;
using Evaluation.Web.People;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Evaluation.Web.Composition;

/// <summary>Who is there and who may come in. Every address asks for a sign-in unless it says otherwise.</summary>
public static class PeopleSetup
{
    public const string SignInPath = "/sign-in";
    public const string SignOutPath = "/sign-out";

    /// <summary>OWASP's figure for PBKDF2 with HMAC-SHA-512.</summary>
    public const int HashIterations = 210_000;

    public static void AddPeople(this WebApplicationBuilder builder)
    {
        builder.Services.AddDataProtection()
            .SetApplicationName("Evaluation")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(builder.DataFolder(), "keys")));
        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, options => SetUp(options, builder.Environment));
        builder.Services.AddHttpContextAccessor();
        AddAccounts(builder.Services);
        builder.Services.AddSingleton<IAuthorizationHandler, RoleHolder>();
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusalsAreRecorded>();
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(RolePolicy.Unit, policy => policy.AddRequirements(new RolePolicy(Role.Preparer, Role.TeamLeader)))
            .AddPolicy(RolePolicy.Filings, policy => policy.AddRequirements(new RolePolicy(Role.Preparer, Role.TeamLeader, Role.Bureau)))
            .AddPolicy(RolePolicy.Leader, policy => policy.AddRequirements(new RolePolicy(Role.TeamLeader)))
            .AddPolicy(RolePolicy.Bureau, policy => policy.AddRequirements(new RolePolicy(Role.Bureau)))
            .AddPolicy(RolePolicy.Administrator, policy => policy.AddRequirements(new RolePolicy(Role.Administrator)));
    }

    public static void UsePeople(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseMiddleware<AddressIsNoted>();
        // After the visitor is known: some limits count by person.
        app.UseRateLimiter();
        app.UseAuthorization();
    }

    private static void AddAccounts(IServiceCollection services)
    {
        services.AddScoped<IPasswordValidator<Person>, PasswordRules>();
        services.AddScoped<IUserClaimsPrincipalFactory<Person>, PersonPrincipal>();
        services.AddIdentityCore<Person>(options =>
            {
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
                options.Lockout.AllowedForNewUsers = true;
                // Sign-in names are checked where they are made; Chinese names are welcome.
                options.User.AllowedUserNameCharacters = string.Empty;
            })
            .AddEntityFrameworkStores<EvaluationDb>()
            .AddSignInManager();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashIterations);
        services.AddScoped<Doorkeeper>();
        services.AddScoped<Accounts>();
        services.AddScoped<AccountSlips>();
        services.AddScoped<HandOver>();
        services.AddScoped<UnitImport>();
    }

    private static void SetUp(CookieAuthenticationOptions options, IWebHostEnvironment environment)
    {
        options.Cookie.Guard("evaluation", environment);
        options.LoginPath = SignInPath;
        options.LogoutPath = SignOutPath;
        options.AccessDeniedPath = "/error/403";
        options.ReturnUrlParameter = "back";
        options.ExpireTimeSpan = TimeSpan.FromHours(10);
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = Visitor.EnterAsync;
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }
}
