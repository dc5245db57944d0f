using System.Globalization;
using Evaluation.Web.Demonstration;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Evaluation.Web.Composition;

/// <summary>What holds for the whole program: culture, clock, checked settings, the server's own limits.</summary>
public static class HostSetup
{
    public static void AddHost(this WebApplicationBuilder builder)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo("zh-CN");
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");

        builder.Host.UseDefaultServiceProvider(options =>
        {
            options.ValidateOnBuild = true;
            options.ValidateScopes = true;
        });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddHealthChecks();
        builder.Services.AddOptions<DataOptions>().BindConfiguration(DataOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<SiteOptions>().BindConfiguration(SiteOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<LimitOptions>().BindConfiguration(LimitOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.WebHost.ConfigureKestrel((context, kestrel) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = kestrel.ApplicationServices.GetRequiredService<IOptions<LimitOptions>>().Value.LargestPostBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(20);
        });
    }

    /// <summary>The data folder, made if it is missing.</summary>
    public static string DataFolder(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(DataOptions.Section).Get<DataOptions>() ?? new DataOptions();
        return Directory.CreateDirectory(options.PathUnder(builder.Environment.ContentRootPath)).FullName;
    }

    /// <summary>Prints where the program can be reached, once it listens.</summary>
    public static void AnnounceAddress(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            return;
        }

        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
            foreach (var address in addresses)
            {
                Console.WriteLine($"绩效自评已启动，请在浏览器打开：{address}");
            }

            Console.WriteLine($"演示账号（密码均为 {DemonstrationRegion.Password}）：");
            foreach (var (signInName, fullName, place) in DemonstrationRegion.SignIns)
            {
                Console.WriteLine($"  {signInName,-8} {fullName}  {place}");
            }
        });
    }
}
