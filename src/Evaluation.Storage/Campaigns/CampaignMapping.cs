using Evaluation.Core.Campaigns;
using Evaluation.Storage.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evaluation.Storage.Campaigns;

internal sealed class CampaignMapping : IEntityTypeConfiguration<Campaign>, IEntityTypeConfiguration<CampaignAttachment>, IEntityTypeConfiguration<CampaignAccounts>
{
    public void Configure(EntityTypeBuilder<Campaign> campaign)
    {
        campaign.ToTable("Campaigns");
        campaign.HasKey(c => c.CampaignId);
        campaign.Property(c => c.CampaignId).ValueGeneratedNever();
        campaign.Property(c => c.Version).IsConcurrencyToken();
        campaign.Property(c => c.Title).HasMaxLength(200);
        campaign.Property(c => c.Framework).HasMaxLength(60);
        campaign.Property(c => c.NoticeTitle).HasMaxLength(400);
        campaign.Property(c => c.NoticeNumber).HasMaxLength(100);
        campaign.Property(c => c.NoticeIssuer).HasMaxLength(200);
        campaign.Property(c => c.Phones).HasMaxLength(1000);
        campaign.Ignore(c => c.Notice);
        campaign.HasIndex(c => new { c.RegionId, c.Year });
        campaign.HasOne<Region>().WithMany().HasForeignKey(c => c.RegionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CampaignAccounts> accounts)
    {
        accounts.ToTable("CampaignAccounts");
        accounts.HasKey(a => a.CampaignId);
        accounts.Property(a => a.CampaignId).ValueGeneratedNever();
        accounts.Property(a => a.SampleName).HasMaxLength(260);
        accounts.Property(a => a.SampleSha256).HasMaxLength(64);
        accounts.Property(a => a.Stamp).IsConcurrencyToken();
        accounts.HasOne<Campaign>().WithMany().HasForeignKey(a => a.CampaignId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CampaignAttachment> attachment)
    {
        attachment.ToTable("CampaignAttachments");
        attachment.HasKey(a => a.CampaignAttachmentId);
        attachment.Property(a => a.CampaignAttachmentId).ValueGeneratedNever();
        attachment.Property(a => a.Name).HasMaxLength(260);
        attachment.Property(a => a.Sha256).HasMaxLength(64);
        attachment.Property(a => a.ContentType).HasMaxLength(120);
        attachment.HasIndex(a => a.CampaignId);
        attachment.HasOne<Campaign>().WithMany().HasForeignKey(a => a.CampaignId).OnDelete(DeleteBehavior.Restrict);
    }
}
