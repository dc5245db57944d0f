using Evaluation.Storage.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evaluation.Storage.Frameworks;

internal sealed class FrameworkMapping : IEntityTypeConfiguration<FrameworkVersion>
{
    private const int LongestReference = 60;

    public void Configure(EntityTypeBuilder<FrameworkVersion> version)
    {
        version.ToTable("FrameworkVersions", table => table.HasTrigger("FrameworkVersions_Published"));
        version.HasKey(f => f.FrameworkVersionId);
        version.Property(f => f.FrameworkVersionId).ValueGeneratedNever();
        version.Property(f => f.Code).HasMaxLength(FrameworkVersion.MaximumCode);
        version.Property(f => f.Title).HasMaxLength(FrameworkVersion.MaximumTitle);
        version.Property(f => f.Sha256).HasMaxLength(64);
        version.Property(f => f.Reference).HasMaxLength(LongestReference);
        version.Property(f => f.Stamp).IsConcurrencyToken();
        // A region has a reference once, and so has the program; whose version a campaign means follows from its region.
        version.HasIndex(f => f.Reference).IsUnique().HasFilter("\"RegionId\" IS NULL AND \"Reference\" IS NOT NULL");
        version.HasIndex(f => new { f.RegionId, f.Reference }).IsUnique().HasFilter("\"RegionId\" IS NOT NULL AND \"Reference\" IS NOT NULL");
        version.HasIndex(f => new { f.RegionId, f.State });
        version.HasOne<Region>().WithMany().HasForeignKey(f => f.RegionId).OnDelete(DeleteBehavior.Restrict);
    }
}
