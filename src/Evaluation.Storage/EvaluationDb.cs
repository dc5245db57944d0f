using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Core.Quantities;
using Evaluation.Storage.Access;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Campaigns;
using Evaluation.Storage.Evidence;
using Evaluation.Storage.Filings;
using Evaluation.Storage.Frameworks;
using Evaluation.Storage.People;
using Evaluation.Storage.Rescoring;
using Evaluation.Storage.Units;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Storage;

/// <summary>
/// The cupboard: every table of the program, seen through the scope of who asks. One context class per provider derives from it,
/// so that each has its own migrations.
/// </summary>
public abstract partial class EvaluationDb(DbContextOptions options, AccessScope scope) : IdentityUserContext<Person, Guid>(options)
{
    public AccessScope Scope { get; } = scope;

    public DbSet<Region> Regions => Set<Region>();

    public DbSet<BudgetUnit> BudgetUnits => Set<BudgetUnit>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<AccountCode> AccountCodes => Set<AccountCode>();

    public DbSet<Campaign> Campaigns => Set<Campaign>();

    public DbSet<CampaignAttachment> CampaignAttachments => Set<CampaignAttachment>();

    public DbSet<Filing> Filings => Set<Filing>();

    public DbSet<FilingEntry> FilingEntries => Set<FilingEntry>();

    public DbSet<EntryChange> EntryChanges => Set<EntryChange>();

    public DbSet<DeadlineExtension> DeadlineExtensions => Set<DeadlineExtension>();

    public DbSet<ReviewComment> ReviewComments => Set<ReviewComment>();

    public DbSet<ExplanationReview> ExplanationReviews => Set<ExplanationReview>();

    public DbSet<FormerText> FormerTexts => Set<FormerText>();

    public DbSet<FilingVersion> FilingVersions => Set<FilingVersion>();

    public DbSet<FrameworkVersion> FrameworkVersions => Set<FrameworkVersion>();

    public DbSet<RescoreRun> RescoreRuns => Set<RescoreRun>();

    public DbSet<RescoreResult> RescoreResults => Set<RescoreResult>();

    public DbSet<EvidenceFile> EvidenceFiles => Set<EvidenceFile>();

    public DbSet<EvidenceLink> EvidenceLinks => Set<EvidenceLink>();

    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();

    internal DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    /// <summary>Pinned, so that the model does not depend on the options of whoever opens the cupboard.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version2;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<Points>().HaveConversion<PointsHundredths>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(EvaluationDb).Assembly);
        AddScopeFilters(builder);
    }
}
