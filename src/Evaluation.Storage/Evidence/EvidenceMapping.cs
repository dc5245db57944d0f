using Evaluation.Core.Filings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evaluation.Storage.Evidence;

internal sealed class EvidenceMapping : IEntityTypeConfiguration<EvidenceFile>, IEntityTypeConfiguration<EvidenceLink>
{
    public void Configure(EntityTypeBuilder<EvidenceFile> file)
    {
        file.ToTable("EvidenceFiles");
        file.HasKey(f => f.EvidenceFileId);
        file.Property(f => f.EvidenceFileId).ValueGeneratedNever();
        file.Property(f => f.Name).HasMaxLength(260);
        file.Property(f => f.Sha256).HasMaxLength(64);
        file.Property(f => f.ContentType).HasMaxLength(120);
        file.Property(f => f.Note).HasMaxLength(2000);
        file.HasIndex(f => f.FilingId);
        file.HasIndex(f => f.Sha256);
        file.HasOne<Filing>().WithMany().HasForeignKey(f => f.FilingId).OnDelete(DeleteBehavior.Restrict);
        file.HasMany(f => f.Links).WithOne().HasForeignKey(l => l.EvidenceFileId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<EvidenceLink> link)
    {
        link.ToTable("EvidenceLinks");
        link.HasKey(l => new { l.EvidenceFileId, l.Indicator });
        link.Property(l => l.Indicator).HasMaxLength(40);
    }
}
