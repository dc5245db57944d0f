using Evaluation.Documents.Frameworks;
using Evaluation.Documents.Pdf;
using Evaluation.Web.Campaigns;
using Evaluation.Web.Examinations;
using Evaluation.Web.Files;
using Evaluation.Web.Filings;
using Evaluation.Web.Frameworks;
using Evaluation.Web.Pages.Filings.Evidence;
using Evaluation.Web.Pages.Filings.Workbook;
using Evaluation.Web.Papers;
using Evaluation.Web.Rescoring;
using Evaluation.Web.Verification;

namespace Evaluation.Web.Composition;

/// <summary>What pages about filings need: the frameworks, the press, and the one who opens filings.</summary>
public static class FilingsSetup
{
    public static void AddFilings(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<FrameworkShelf>(
            services, builder.Configuration["Frameworks:Folder"] ?? FrameworkLibrary.ShippedFolder));
        builder.Services.AddScoped<FrameworkDrafts>();
        builder.Services.AddScoped<ReplayRun>();
        builder.Services.AddSingleton<RescoreLoop>();
        builder.Services.AddSingleton<RescoringWorker>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RescoringWorker>());
        builder.Services.AddSingleton(_ => new PdfPress(builder.Configuration.GetSection(PressOptions.Section).Get<PressOptions>() ?? new PressOptions()));
        builder.Services.AddScoped<FilingOpener>();
        builder.Services.AddScoped<ReportPrinting>();
        builder.Services.AddScoped<PaperPrinting>();
        builder.Services.AddScoped<FilingFreezer>();
        builder.Services.AddScoped<ExplanationJudging>();
        builder.Services.AddScoped<EvidenceUpload>();
        builder.Services.AddSingleton<SealedBook>();
        builder.Services.AddScoped<AccountsDesk>();
        builder.Services.AddScoped<ArchiveUpload>();
        builder.Services.AddScoped<EntrySaving>();
        builder.Services.AddScoped<FormAnswer>();
        builder.Services.AddScoped<FormerTexts>();
        builder.Services.AddScoped<Fragments>();
        foreach (var page in typeof(FilingsSetup).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LivePage)) && !type.IsAbstract))
        {
            builder.Services.AddSingleton(typeof(LivePage), page);
        }
        builder.Services.AddSingleton<BatchGate>();
        builder.Services.AddSingleton<PageCounts>();
        builder.Services.AddScoped<FrozenPapers>();
        builder.Services.AddSingleton<ReportDesk>();
        builder.Services.AddScoped<PublishedFilings>();
        builder.Services.AddSingleton<VersionLookup>();
        builder.Services.AddSingleton<CopyComparison>();
        builder.Services.AddSingleton<CopyCheck>();
        builder.Services.AddHostedService<ShelfSweep>();
    }
}
