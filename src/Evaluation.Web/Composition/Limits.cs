using System.Net;
using System.Net.Sockets;
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

    /// <summary>For Word files written on request: counted per person.</summary>
    public const string Writing = "writing";

    /// <summary>For workbooks of filings, written or read: counted per person; looking at the page is free.</summary>
    public const string Workbooks = "workbooks";

    /// <summary>For files that are read and compared in the request: posts counted per person.</summary>
    public const string Uploading = "uploading";

    /// <summary>For questions about copies: counted per address.</summary>
    public const string Verifying = "verifying";

    public static void AddLimits(this WebApplicationBuilder builder) =>
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(SignIn, context =>
            {
                var permits = context.RequestServices.GetRequiredService<IOptions<LimitOptions>>().Value.SignInAttemptsPerMinute;
                return HttpMethods.IsPost(context.Request.Method)
                    ? RateLimitPartition.GetFixedWindowLimiter(
                        Caller(context.Connection.RemoteIpAddress),
                        _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) })
                    : RateLimitPartition.GetNoLimiter("reading");
            });
            limiter.AddPolicy(Verifying, context =>
            {
                var permits = context.RequestServices.GetRequiredService<IOptions<LimitOptions>>().Value.VerificationsPerMinute;
                // A form is read with any method.
                return context.Request.QueryString.HasValue || context.Request.HasFormContentType || !HttpMethods.IsGet(context.Request.Method)
                    ? RateLimitPartition.GetFixedWindowLimiter(
                        Caller(context.Connection.RemoteIpAddress),
                        _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) })
                    : RateLimitPartition.GetNoLimiter("reading");
            });
            limiter.AddPolicy(Uploading, context => HttpMethods.IsPost(context.Request.Method) ? PerPerson(context, options => options.ReportsPerMinute) : RateLimitPartition.GetNoLimiter("reading"));
            limiter.AddPolicy(Writing, context => PerPerson(context, options => options.ReportsPerMinute));
            limiter.AddPolicy(Printing, context => PerPerson(context, options => options.ReportsPerMinute));
            limiter.AddPolicy(Workbooks, context => HttpMethods.IsPost(context.Request.Method) || context.Request.Query.ContainsKey("handler")
                ? PerPerson(context, options => options.WorkbooksPerMinute)
                : RateLimitPartition.GetNoLimiter("reading"));
        });

    /// <summary>Whose requests are counted together: an IPv4 address; of an IPv6 address its network, within which one caller has addresses without end.</summary>
    public static string Caller(IPAddress? address)
    {
        const int NetworkBytes = 8;
        return address switch
        {
            null => "unknown",
            { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } => new IPAddress([.. address.GetAddressBytes()[..NetworkBytes], .. new byte[NetworkBytes]]).ToString(),
            { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
            _ => address.ToString(),
        };
    }

    /// <summary>Who is not signed in is sent to sign in, whatever is asked: that costs nothing and is not counted.</summary>
    private static RateLimitPartition<string> PerPerson(HttpContext context, Func<LimitOptions, int> permits) =>
        context.User.FindFirst(System.Security.Claims.ClaimTypes.NameIdentifier)?.Value is not { } person
            ? RateLimitPartition.GetNoLimiter("anonymous")
            : RateLimitPartition.GetFixedWindowLimiter(
                person,
                _ => new FixedWindowRateLimiterOptions
                {
                    PermitLimit = permits(context.RequestServices.GetRequiredService<IOptions<LimitOptions>>().Value),
                    Window = TimeSpan.FromMinutes(1),
                });
}
