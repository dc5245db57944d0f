using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evaluation.Storage.Units;

internal sealed class RegionMapping : IEntityTypeConfiguration<Region>
{
    public void Configure(EntityTypeBuilder<Region> region)
    {
        region.ToTable("Regions");
        region.HasKey(r => r.RegionId);
        region.Property(r => r.RegionId).ValueGeneratedNever();
        region.Property(r => r.Code).HasMaxLength(20);
        region.Property(r => r.Name).HasMaxLength(100);
        region.HasIndex(r => r.Code).IsUnique();
        region.HasOne<Region>().WithMany().HasForeignKey(r => r.ParentRegionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BudgetUnitMapping : IEntityTypeConfiguration<BudgetUnit>
{
    public void Configure(EntityTypeBuilder<BudgetUnit> unit)
    {
        unit.ToTable("BudgetUnits");
        unit.HasKey(u => u.UnitId);
        unit.Property(u => u.UnitId).ValueGeneratedNever();
        unit.Property(u => u.Code).HasMaxLength(40);
        unit.Property(u => u.Name).HasMaxLength(200);
        unit.Property(u => u.ShortName).HasMaxLength(100);
        unit.Property(u => u.Department).HasMaxLength(200);
        unit.Property(u => u.Desk).HasMaxLength(100);
        unit.HasIndex(u => new { u.RegionId, u.Code }).IsUnique();
        unit.HasOne<Region>().WithMany().HasForeignKey(u => u.RegionId).OnDelete(DeleteBehavior.Restrict);
    }
}
