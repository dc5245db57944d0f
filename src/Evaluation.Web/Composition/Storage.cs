using Evaluation.Storage.Setup;
using Evaluation.Web.Demonstration;
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

    /// <summary>Tables up to date; then the demonstration region while developing, a set-up code for an empty Production database.</summary>
    public static async Task PrepareAsync(this WebApplication app)
    {
        if (StorageSetup.MigratesAtStart(app.Services))
        {
            await StorageSetup.MigrateAsync(app.Services);
        }

        if (app.Environment.IsDevelopment())
        {
            await DemonstrationRegion.LoadIntoEmptyAsync(app.Services);
        }
        else
        {
            await SetUpCode.OfferAsync(app.Services);
        }
    }
}
