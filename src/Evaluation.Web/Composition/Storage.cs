using Evaluation.Storage.Setup;
using Evaluation.Web.Demonstration;
using Evaluation.Web.Frameworks;
using Evaluation.Web.People;

namespace Evaluation.Web.Composition;

/// <summary>Where everything is kept, and what happens before the first request.</summary>
public static class StoragePlace
{
    public static void AddStorage(this WebApplicationBuilder builder)
    {
        var folder = builder.DataFolder();
        builder.Services.AddStorage(builder.Configuration.GetSection("Storage"));
        builder.Services.PostConfigure<StorageOptions>(options => options.DataFolder = folder);
        builder.Services.AddSingleton<SetUpCode>();
        builder.Services.AddScoped<DemonstrationRegion>();
        builder.Services.AddScoped<DemonstrationFilings>();
        builder.Services.AddScoped<DemonstrationEvidence>();
    }

    /// <summary>
    /// Tables up to date; then the demonstration region while developing, a set-up code for an empty Production database. False, with what
    /// to do printed, when the program must not start: a server's tables are brought up to date by the command <c>migrate</c> only.
    /// </summary>
    public static async Task<bool> PrepareAsync(this WebApplication app, string[] args)
    {
        if (args is ["migrate"])
        {
            await StorageSetup.MigrateAsync(app.Services);
            await Console.Out.WriteLineAsync("数据库表已更新到最新。");
            return false;
        }

        if (StorageSetup.MigratesAtStart(app.Services))
        {
            await StorageSetup.MigrateAsync(app.Services);
        }
        else if (!await StorageSetup.IsUpToDateAsync(app.Services))
        {
            await Console.Error.WriteLineAsync("数据库表还没有建立或不是最新。请先备份，再运行一次：Evaluation.Web migrate");
            Environment.ExitCode = 1;
            return false;
        }

        await app.Services.GetRequiredService<FrameworkShelf>().FillAsync();
        if (app.Environment.IsDevelopment())
        {
            await DemonstrationRegion.LoadIntoEmptyAsync(app.Services);
        }
        else
        {
            await SetUpCode.OfferAsync(app.Services);
        }

        return true;
    }
}
