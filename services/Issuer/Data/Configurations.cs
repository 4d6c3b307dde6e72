using Medborgarlofte.Issuer.Clients;
using Medborgarlofte.Issuer.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Medborgarlofte.Issuer.Data;

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("people");
        builder.Property(person => person.Id).HasMaxLength(36);
        builder.Property(person => person.Name).HasMaxLength(100);
        builder.Property(person => person.AuthenticatorKey).HasMaxLength(1000);
        builder.Property(person => person.PasswordHash).HasMaxLength(500);
        builder.Property(person => person.SecurityStamp).HasMaxLength(100);
        builder.Property(person => person.ConcurrencyStamp).HasMaxLength(100);
        builder.Ignore(person => person.PhoneNumber);
        builder.Ignore(person => person.PhoneNumberConfirmed);
        builder.Property(person => person.ConcurrencyStamp).IsConcurrencyToken();
        builder.Property(person => person.UserName).HasMaxLength(256);
        builder.Property(person => person.NormalizedUserName).HasMaxLength(256);
        builder.Property(person => person.Email).HasMaxLength(256);
        builder.Property(person => person.NormalizedEmail).HasMaxLength(256);
        builder.HasIndex(person => person.NormalizedUserName).IsUnique();
        builder.HasIndex(person => person.NormalizedEmail).IsUnique();
    }
}

internal sealed class PasskeyConfiguration : IEntityTypeConfiguration<IdentityUserPasskey<string>>
{
    // Credential ids are much shorter; as the key of a table SQL Server takes 900 bytes.
    private const int LongestCredentialId = 800;

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<string>> builder)
    {
        builder.ToTable("passkeys");
        builder.HasKey(passkey => passkey.CredentialId);
        builder.Property(passkey => passkey.CredentialId).HasMaxLength(LongestCredentialId);
        builder.Property(passkey => passkey.UserId).HasMaxLength(36);
        builder.OwnsOne(passkey => passkey.Data, data =>
        {
            data.ToJson();
            data.Property(known => known.Name).HasMaxLength(200);
        });
        builder.HasOne<Person>().WithMany().HasForeignKey(passkey => passkey.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RecoveryCodeConfiguration : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("recovery_codes");
        builder.Property(code => code.PersonId).HasMaxLength(36);
        builder.Property(code => code.Hash).HasMaxLength(64);
        builder.HasIndex(code => new { code.PersonId, code.Hash }).IsUnique();
        builder.HasOne<Person>().WithMany().HasForeignKey(code => code.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class MemberConfiguration : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.ToTable("members");
        builder.HasKey(member => member.Number);
        builder.Property(member => member.Number).HasMaxLength(20);
        builder.Property(member => member.PersonId).HasMaxLength(36);
        builder.Property(member => member.Party).HasMaxLength(20);
        builder.Property(member => member.MunicipalityCode).HasMaxLength(4);
        builder.Property(member => member.Role).HasMaxLength(20).IsConcurrencyToken();
        builder.Property(member => member.EndedAt).IsConcurrencyToken();
        builder.HasIndex(member => member.PersonId);
        builder.HasIndex(member => new { member.MunicipalityCode, member.Party });
        builder.HasOne<Person>().WithMany().HasForeignKey(member => member.PersonId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("invitations");
        builder.Property(invitation => invitation.Hash).HasMaxLength(64);
        builder.Property(invitation => invitation.Party).HasMaxLength(20);
        builder.Property(invitation => invitation.MunicipalityCode).HasMaxLength(4);
        builder.Property(invitation => invitation.Role).HasMaxLength(20);
        builder.Property(invitation => invitation.InvitedBy).HasMaxLength(20);
        builder.HasIndex(invitation => invitation.Hash).IsUnique();
    }
}

internal sealed class MemberEntryConfiguration : IEntityTypeConfiguration<MemberEntry>
{
    public void Configure(EntityTypeBuilder<MemberEntry> builder)
    {
        builder.ToTable("member_entries");
        builder.Property(entry => entry.Change).HasMaxLength(20);
        builder.Property(entry => entry.Member).HasMaxLength(20);
        builder.Property(entry => entry.Party).HasMaxLength(20);
        builder.Property(entry => entry.MunicipalityCode).HasMaxLength(4);
        builder.Property(entry => entry.Role).HasMaxLength(20);
        builder.Property(entry => entry.By).HasMaxLength(20);
        builder.HasIndex(entry => new { entry.MunicipalityCode, entry.Party });
    }
}

internal sealed class SignInFailuresConfiguration : IEntityTypeConfiguration<SignInFailures>
{
    public void Configure(EntityTypeBuilder<SignInFailures> builder)
    {
        builder.ToTable("sign_in_failures");
        builder.HasKey(failures => failures.Key);
        builder.Property(failures => failures.Key).HasMaxLength(64);
    }
}

internal sealed class SystemClientConfiguration : IEntityTypeConfiguration<SystemClient>
{
    public void Configure(EntityTypeBuilder<SystemClient> builder)
    {
        builder.ToTable("clients");
        builder.Property(client => client.Id).HasMaxLength(36);
        builder.Property(client => client.ClientSecret).HasMaxLength(500);
        builder.Property(client => client.Source).HasMaxLength(64);
        builder.Property(client => client.Party).HasMaxLength(20);
        builder.Property(client => client.Municipalities).HasMaxLength(2000);
    }
}

internal sealed class ClientAuthorizationConfiguration : IEntityTypeConfiguration<ClientAuthorization>
{
    public void Configure(EntityTypeBuilder<ClientAuthorization> builder)
    {
        builder.ToTable("authorizations");
        builder.Property(authorization => authorization.Id).HasMaxLength(36);
        builder.Property<string>("ApplicationId").HasMaxLength(36);
    }
}

internal sealed class IssuedTokenConfiguration : IEntityTypeConfiguration<IssuedToken>
{
    public void Configure(EntityTypeBuilder<IssuedToken> builder)
    {
        builder.ToTable("tokens");
        builder.Property(token => token.Id).HasMaxLength(36);
        builder.Property<string>("ApplicationId").HasMaxLength(36);
        builder.Property<string>("AuthorizationId").HasMaxLength(36);
    }
}

internal sealed class StoredScopeConfiguration : IEntityTypeConfiguration<StoredScope>
{
    public void Configure(EntityTypeBuilder<StoredScope> builder)
    {
        builder.ToTable("scopes");
        builder.Property(scope => scope.Id).HasMaxLength(36);
    }
}

internal sealed class ProtectionKeyConfiguration : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> builder)
    {
        builder.ToTable("protection_keys");
        builder.Property(key => key.Name).HasMaxLength(200);
    }
}
