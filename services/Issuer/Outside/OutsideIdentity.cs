using Medborgarlofte.Issuer.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Medborgarlofte.Issuer.Outside;

/// <summary>Whom a provider's subject is here. It goes with the person.</summary>
internal sealed class OutsideIdentity
{
    public required string Provider { get; init; }
    public required string Subject { get; init; }
    public required string PersonId { get; init; }
}

internal sealed class OutsideIdentityConfiguration : IEntityTypeConfiguration<OutsideIdentity>
{
    public void Configure(EntityTypeBuilder<OutsideIdentity> builder)
    {
        builder.ToTable("outside_identities");
        builder.HasKey(identity => new { identity.Provider, identity.Subject });
        builder.Property(identity => identity.Provider).HasMaxLength(40);
        builder.Property(identity => identity.Subject).HasMaxLength(OutsideSignIn.LongestSubject);
        builder.Property(identity => identity.PersonId).HasMaxLength(36);
        builder.HasOne<Person>().WithMany().HasForeignKey(identity => identity.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
