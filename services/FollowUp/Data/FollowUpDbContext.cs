using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.FollowUp.Records;
using Medborgarlofte.FollowUp.Webhooks;
using Medborgarlofte.Journal;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.FollowUp.Data;

/// <summary>The follow-up service's tables.</summary>
internal abstract class FollowUpDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Agreement> Agreements => Set<Agreement>();

    public DbSet<Webhook> Webhooks => Set<Webhook>();

    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddJournal();
        modelBuilder.ApplyConfiguration(new AgreementConfiguration());
        foreach (var type in CoordinatorRecordTypes.All)
        {
            type.AddTable(modelBuilder);
        }

        modelBuilder.ApplyConfiguration(new WebhookConfiguration());
        modelBuilder.ApplyConfiguration(new ProtectionKeyConfiguration());
        modelBuilder.UseOrdinalText(Database);
    }
}

internal sealed class SqliteFollowUpDbContext(DbContextOptions<SqliteFollowUpDbContext> options) : FollowUpDbContext(options);

internal sealed class PostgreSqlFollowUpDbContext(DbContextOptions<PostgreSqlFollowUpDbContext> options) : FollowUpDbContext(options);

internal sealed class SqlServerFollowUpDbContext(DbContextOptions<SqlServerFollowUpDbContext> options) : FollowUpDbContext(options);
