using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Storage.Filings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evaluation.Storage.Rescoring;

internal sealed class RescoreMapping : IEntityTypeConfiguration<RescoreRun>, IEntityTypeConfiguration<RescoreResult>
{
    public const string Results = "RescoreResults";

    private const string OneRunning = "IX_RescoreRuns_CampaignId_Running";

    public void Configure(EntityTypeBuilder<RescoreRun> run)
    {
        run.ToTable("RescoreRuns");
        run.HasKey(r => r.RescoreRunId);
        run.Property(r => r.RescoreRunId).ValueGeneratedNever();
        run.Property(r => r.FromFramework).HasMaxLength(60);
        run.Property(r => r.Framework).HasMaxLength(60);
        run.Property(r => r.Reason).HasMaxLength(500);
        run.Property(r => r.Problem).HasMaxLength(RescoreResult.MaximumProblem);
        run.Ignore(r => r.Unchanged);
        run.HasIndex(r => r.CampaignId).IsUnique().HasFilter($"\"State\" = '{nameof(RescoreState.Running)}'").HasDatabaseName(OneRunning);
        run.HasIndex(r => new { r.CampaignId, r.StartedAt });
        run.HasIndex(r => r.State);
        run.HasOne<Campaign>().WithMany().HasForeignKey(r => r.CampaignId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RescoreResult> result)
    {
        result.ToTable(Results, table => table.HasTrigger("RescoreResults_Kept"));
        result.HasKey(r => new { r.RescoreRunId, r.FilingId });
        result.Property(r => r.GradeBefore).HasMaxLength(20);
        result.Property(r => r.GradeAfter).HasMaxLength(20);
        result.Property(r => r.Changes).HasMaxLength(FilingEntry.MaximumText);
        result.Property(r => r.Problem).HasMaxLength(RescoreResult.MaximumProblem);
        result.HasOne<RescoreRun>().WithMany().HasForeignKey(r => r.RescoreRunId).OnDelete(DeleteBehavior.Restrict);
        result.HasOne<Filing>().WithMany().HasForeignKey(r => r.FilingId).OnDelete(DeleteBehavior.Restrict);
    }
}
