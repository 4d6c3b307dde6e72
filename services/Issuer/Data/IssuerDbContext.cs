using Medborgarlofte.Issuer.Clients;
using Medborgarlofte.Issuer.Outside;
using Medborgarlofte.Issuer.People;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Issuer.Data;

/// <summary>The Issuer's tables: OpenIddict's, those of Identity that are used, and those of members.</summary>
internal abstract class IssuerDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<SystemClient> Clients => Set<SystemClient>();

    public DbSet<Person> Users => Set<Person>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<OutsideIdentity> OutsideIdentities => Set<OutsideIdentity>();

    public DbSet<Member> Members => Set<Member>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<MemberEntry> MemberEntries => Set<MemberEntry>();

    public DbSet<SignInFailures> SignInFailures => Set<SignInFailures>();

    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.UseOpenIddict<SystemClient, ClientAuthorization, StoredScope, IssuedToken, string>();
        builder.ApplyConfigurationsFromAssembly(typeof(IssuerDbContext).Assembly);
        builder.UseOrdinalText(Database);
    }
}

internal sealed class SqliteIssuerDbContext(DbContextOptions<SqliteIssuerDbContext> options) : IssuerDbContext(options);

internal sealed class PostgreSqlIssuerDbContext(DbContextOptions<PostgreSqlIssuerDbContext> options) : IssuerDbContext(options);

internal sealed class SqlServerIssuerDbContext(DbContextOptions<SqlServerIssuerDbContext> options) : IssuerDbContext(options);
