using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Evaluation.Web.Composition;

/// <summary>How often an address may try; pages take a limit by <c>[EnableRateLimiting(LimitsSetup.SignIn)]</c>.</summary>
public static class LimitsSetup
{
    /// <summary>For sign-in and one-time codes: counted per address.</summary>
    public const string SignIn = "sign-in";

    /// <summary>For PDF files printed on request: counted per person.</summary>
    public const string Printing = "printing";

    public static void AddLimits(this WebApplicationBuilder builder) =>
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(SignIn, context =>
            {
                var permits = context.RequestServices.GetRequiredService<IOptions<LimitOptions>>().Value.SignInAttemptsPerMinute;
                return HttpMethods.IsPost(context.Request.Method)
                    ? RateLimitPartition.GetFixedWindowLimiter(
                        context.Connection.RemoteIpAddress?.ToString() ?? "unknown",
                        _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) })
                    : RateLimitPartition.GetNoLimiter("reading");
            });
            // Nothing is printed for somebody who is not signed in: the way leads to the sign-in page.
            limiter.AddPolicy(Printing, context => context.User.FindFirst(System.Security.Claims.ClaimTypes.NameIdentifier)?.Value is not { } person
                ? RateLimitPartition.GetNoLimiter("nobody")
                : RateLimitPartition.GetFixedWindowLimiter(
                    person,
                    _ => new FixedWindowRateLimiterOptions
                    {
                        PermitLimit = context.RequestServices.GetRequiredService<IOptions<LimitOptions>>().Value.ReportsPerMinute,
                        Window = TimeSpan.FromMinutes(1),
                    }));
        });
}
