using Evaluation.Storage.Units;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evaluation.Storage.People;

internal sealed class PersonMapping :
    IEntityTypeConfiguration<Person>,
    IEntityTypeConfiguration<IdentityUserClaim<Guid>>,
    IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
    IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    private const int KeyLength = 128;

    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("People");
        person.Property(p => p.Id).HasColumnName("PersonId").ValueGeneratedNever();
        person.Property(p => p.FullName).HasMaxLength(100);
        person.Property(p => p.Phone).HasMaxLength(40);
        person.Property(p => p.PasswordHash).HasMaxLength(400);
        person.Property(p => p.SecurityStamp).HasMaxLength(100);
        person.Property(p => p.ConcurrencyStamp).HasMaxLength(100);
        person.Ignore(p => p.PhoneNumber);
        person.Ignore(p => p.PhoneNumberConfirmed);
        person.HasOne<Person>().WithMany().HasForeignKey(p => p.SucceededBy).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> claim)
    {
        claim.ToTable("PersonClaims");
        claim.Property(c => c.ClaimType).HasMaxLength(200);
        claim.Property(c => c.ClaimValue).HasMaxLength(1000);
    }

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> login)
    {
        login.ToTable("PersonLogins");
        login.Property(l => l.LoginProvider).HasMaxLength(KeyLength);
        login.Property(l => l.ProviderKey).HasMaxLength(KeyLength);
        login.Property(l => l.ProviderDisplayName).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> token)
    {
        token.ToTable("PersonTokens");
        token.Property(t => t.LoginProvider).HasMaxLength(KeyLength);
        token.Property(t => t.Name).HasMaxLength(KeyLength);
        token.Property(t => t.Value).HasMaxLength(2000);
    }
}

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>, IEntityTypeConfiguration<AccountCode>
{
    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        membership.ToTable("Memberships", table => table.HasCheckConstraint(
            "CK_Memberships_UnitOrRegion",
            """("UnitId" IS NULL AND "RegionId" IS NOT NULL) OR ("UnitId" IS NOT NULL AND "RegionId" IS NULL)"""));
        membership.HasKey(m => m.MembershipId);
        membership.Property(m => m.MembershipId).ValueGeneratedNever();
        membership.HasIndex(m => new { m.PersonId, m.UnitId, m.RegionId });
        membership.HasIndex(m => m.UnitId);
        membership.HasIndex(m => m.RegionId);
        membership.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
        membership.HasOne<BudgetUnit>().WithMany().HasForeignKey(m => m.UnitId).OnDelete(DeleteBehavior.Restrict);
        membership.HasOne<Region>().WithMany().HasForeignKey(m => m.RegionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AccountCode> code)
    {
        code.ToTable("AccountCodes");
        code.HasKey(c => c.AccountCodeId);
        code.Property(c => c.AccountCodeId).ValueGeneratedNever();
        code.Property(c => c.CodeHash).HasMaxLength(200);
        code.Property(c => c.UsedAt).IsConcurrencyToken();
        code.HasIndex(c => c.PersonId);
        code.HasIndex(c => c.CodeHash);
        code.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
