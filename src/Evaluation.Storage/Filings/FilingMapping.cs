using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Storage.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evaluation.Storage.Filings;

internal sealed class FilingMapping : IEntityTypeConfiguration<Filing>
{
    /// <summary>
    /// Changes with every entered value. A change of state states the stamp it has seen, so that nothing is approved or handed in
    /// while a value is being saved.
    /// </summary>
    public const string ContentStamp = "ContentStamp";

    public void Configure(EntityTypeBuilder<Filing> filing)
    {
        filing.ToTable("Filings");
        filing.HasKey(f => f.FilingId);
        filing.Property(f => f.FilingId).ValueGeneratedNever();
        filing.Property(f => f.Version).IsConcurrencyToken();
        filing.Property<Guid>(ContentStamp).IsConcurrencyToken();
        filing.Property(f => f.PrintHash).HasMaxLength(64);
        filing.Property(f => f.ReceiptNumber).HasMaxLength(60);
        filing.Property(f => f.ReturnReason).HasMaxLength(FilingEntry.MaximumText);
        filing.Property(f => f.OfflineReason).HasMaxLength(2000);
        filing.Property(f => f.ReviewDeductions).HasField("_reviewDeductions").UsePropertyAccessMode(PropertyAccessMode.Field)
            .HasMaxLength(FilingEntry.MaximumText).IsRequired(false)
            .HasConversion(ReviewDeductionsJson.Converter, ReviewDeductionsJson.Comparer);
        filing.Ignore(f => f.SystemFacts);
        filing.HasIndex(f => new { f.CampaignId, f.UnitId }).IsUnique();
        filing.HasIndex(f => f.UnitId);
        filing.HasIndex(f => new { f.RegionId, f.State });
        filing.HasOne<Campaign>().WithMany().HasForeignKey(f => f.CampaignId).OnDelete(DeleteBehavior.Restrict);
        filing.HasOne<BudgetUnit>().WithMany().HasForeignKey(f => f.UnitId).OnDelete(DeleteBehavior.Restrict);
        filing.HasOne<Region>().WithMany().HasForeignKey(f => f.RegionId).OnDelete(DeleteBehavior.Restrict);
        filing.OwnsMany(f => f.ReturnItems, item =>
        {
            item.ToTable("FilingReturnItems");
            item.WithOwner().HasForeignKey("FilingId");
            item.HasKey(i => i.ReturnItemId);
            item.Property(i => i.ReturnItemId).ValueGeneratedNever();
            item.Property(i => i.Place).HasMaxLength(EntryPath.MaximumLength);
            item.Property(i => i.Subject).HasMaxLength(400);
            item.Property(i => i.Problem).HasMaxLength(FilingEntry.MaximumText);
            item.Property(i => i.Answer).HasMaxLength(FilingEntry.MaximumText);
        });
        filing.Navigation(f => f.ReturnItems).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class FilingEntryMapping : IEntityTypeConfiguration<FilingEntry>, IEntityTypeConfiguration<EntryChange>
{
    public void Configure(EntityTypeBuilder<FilingEntry> entry)
    {
        entry.ToTable("FilingEntries");
        entry.HasKey(e => new { e.FilingId, e.Path });
        entry.Property(e => e.Path).HasMaxLength(EntryPath.MaximumLength);
        entry.Property(e => e.Text).HasMaxLength(FilingEntry.MaximumText);
        entry.Property(e => e.Version).IsConcurrencyToken();
        entry.HasOne<Filing>().WithMany().HasForeignKey(e => e.FilingId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<EntryChange> change)
    {
        change.ToTable("EntryChanges", table => table.HasTrigger("EntryChanges_Kept"));
        change.HasKey(c => c.EntryChangeId);
        change.Property(c => c.EntryChangeId).ValueGeneratedNever();
        change.Property(c => c.Path).HasMaxLength(EntryPath.MaximumLength);
        change.Property(c => c.From).HasMaxLength(FilingEntry.MaximumText);
        change.Property(c => c.To).HasMaxLength(FilingEntry.MaximumText);
        change.HasIndex(c => new { c.FilingId, c.Path, c.At });
        change.HasIndex(c => new { c.FilingId, c.By });
        change.HasOne<Filing>().WithMany().HasForeignKey(c => c.FilingId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FilingPapersMapping :
    IEntityTypeConfiguration<DeadlineExtension>,
    IEntityTypeConfiguration<ReviewComment>,
    IEntityTypeConfiguration<FormerText>,
    IEntityTypeConfiguration<ExplanationReview>,
    IEntityTypeConfiguration<FilingVersion>
{
    public void Configure(EntityTypeBuilder<DeadlineExtension> extension)
    {
        extension.ToTable("DeadlineExtensions", table => table.HasTrigger("DeadlineExtensions_Kept"));
        extension.HasKey(e => e.DeadlineExtensionId);
        extension.Property(e => e.DeadlineExtensionId).ValueGeneratedNever();
        extension.Property(e => e.Reason).HasMaxLength(2000);
        extension.HasIndex(e => e.FilingId);
        extension.HasOne<Filing>().WithMany().HasForeignKey(e => e.FilingId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ReviewComment> comment)
    {
        comment.ToTable("ReviewComments", table => table.HasTrigger("ReviewComments_Kept"));
        comment.HasKey(c => c.ReviewCommentId);
        comment.Property(c => c.ReviewCommentId).ValueGeneratedNever();
        comment.Property(c => c.Place).HasMaxLength(EntryPath.MaximumLength);
        comment.Property(c => c.Text).HasMaxLength(FilingEntry.MaximumText);
        comment.HasIndex(c => new { c.FilingId, c.Round });
        comment.HasOne<Filing>().WithMany().HasForeignKey(c => c.FilingId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FormerText> former)
    {
        former.ToTable("FormerTexts");
        former.HasKey(t => new { t.FilingId, t.Section });
        former.Property(t => t.Section).HasMaxLength(EntryPath.MaximumLength);
        former.Property(t => t.Text).HasMaxLength(FilingEntry.MaximumText);
        former.Property(t => t.Source).HasMaxLength(400);
        former.HasOne<Filing>().WithMany().HasForeignKey(t => t.FilingId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ExplanationReview> review)
    {
        review.ToTable("ExplanationReviews", table => table.HasTrigger("ExplanationReviews_Kept"));
        review.HasKey(r => r.ExplanationReviewId);
        review.Property(r => r.ExplanationReviewId).ValueGeneratedNever();
        review.Property(r => r.Finding).HasMaxLength(EntryPath.MaximumLength);
        review.Property(r => r.Reason).HasMaxLength(2000);
        review.Property(r => r.Words).HasMaxLength(FilingEntry.MaximumText);
        review.Ignore(r => r.Opinion);
        review.HasIndex(r => new { r.FilingId, r.At });
        review.HasOne<Filing>().WithMany().HasForeignKey(r => r.FilingId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FilingVersion> version)
    {
        version.ToTable("FilingVersions", table => table.HasTrigger("FilingVersions_Frozen"));
        version.HasKey(v => v.FilingVersionId);
        version.Property(v => v.FilingVersionId).ValueGeneratedNever();
        version.Property(v => v.Hash).HasMaxLength(64);
        version.Property(v => v.Pdf).HasMaxLength(64);
        version.Property(v => v.Grade).HasMaxLength(20);
        version.Property(v => v.Values).HasMaxLength(FilingEntry.MaximumText);
        version.Property(v => v.RowPoints).HasMaxLength(FilingEntry.MaximumText);
        version.HasIndex(v => new { v.FilingId, v.Number }).IsUnique();
        version.HasIndex(v => v.Hash);
        version.HasOne<Filing>().WithMany().HasForeignKey(v => v.FilingId).OnDelete(DeleteBehavior.Restrict);
    }
}
