using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evaluation.Storage.Audit;

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditEvent>, IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditEvent> line)
    {
        // No foreign keys: the trail outlives what it speaks of.
        line.ToTable("AuditEvents", table => table.HasTrigger("AuditEvents_Kept"));
        line.HasKey(e => e.Sequence);
        line.Property(e => e.Sequence).ValueGeneratedNever();
        line.Property(e => e.PersonName).HasMaxLength(AuditTrail.MaximumName);
        line.Property(e => e.Role).HasMaxLength(AuditTrail.MaximumName);
        line.Property(e => e.Address).HasMaxLength(AuditTrail.MaximumAddress);
        line.Property(e => e.Object).HasMaxLength(AuditTrail.MaximumObject);
        line.Property(e => e.Detail).HasMaxLength(AuditTrail.MaximumDetail);
        line.Property(e => e.PreviousHash).HasMaxLength(64);
        line.Property(e => e.Hash).HasMaxLength(64);
        line.HasIndex(e => new { e.RegionId, e.Sequence });
        line.HasIndex(e => new { e.UnitId, e.Sequence });
        line.HasIndex(e => new { e.PersonId, e.Sequence });
    }

    public void Configure(EntityTypeBuilder<AuditHead> head)
    {
        head.ToTable("AuditHead");
        head.HasKey(h => h.AuditHeadId);
        head.Property(h => h.AuditHeadId).ValueGeneratedNever();
        head.Property(h => h.Hash).HasMaxLength(64);
        head.HasData(new AuditHead { AuditHeadId = AuditHead.OnlyId, Sequence = 0, Hash = AuditEvent.FirstHash });
    }
}
