using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace Evaluation.Web.Composition;

/// <summary>Where log lines go: one compact JSON file a day under the data folder, and the console while developing.</summary>
public static class LoggingSetup
{
    public static void AddLogging(this WebApplicationBuilder builder)
    {
        var file = Path.Combine(builder.DataFolder(), "logs", "evaluation-.json");
        var level = builder.Configuration.GetValue("Logging:MinimumLevel", LogEventLevel.Information);
        builder.Services.AddSerilog(log =>
        {
            log.MinimumLevel.Is(level)
                .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
                .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
                .Enrich.FromLogContext()
                .WriteTo.File(
                    new CompactJsonFormatter(), file, rollingInterval: RollingInterval.Day, retainedFileCountLimit: 180, shared: true);
            if (builder.Environment.IsDevelopment())
            {
                log.WriteTo.Console(formatProvider: CultureInfo.InvariantCulture);
            }
        });
    }
}
