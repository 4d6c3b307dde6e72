using Medborgarlofte.Police.Activities;
using Medborgarlofte.Police.Manifests;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.ServiceDefaults.Journal;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Police.Data;

/// <summary>The police service's tables.</summary>
internal abstract class PoliceDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<PoliceActivity> Activities => Set<PoliceActivity>();

    public DbSet<PoliceManifest> Manifests => Set<PoliceManifest>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddJournal();
        modelBuilder.ApplyConfiguration(new PoliceActivityConfiguration());
        modelBuilder.ApplyConfiguration(new PoliceManifestConfiguration());
        modelBuilder.UseOrdinalText(Database);
    }
}

internal sealed class SqlitePoliceDbContext(DbContextOptions<SqlitePoliceDbContext> options) : PoliceDbContext(options);

internal sealed class PostgreSqlPoliceDbContext(DbContextOptions<PostgreSqlPoliceDbContext> options) : PoliceDbContext(options);

internal sealed class SqlServerPoliceDbContext(DbContextOptions<SqlServerPoliceDbContext> options) : PoliceDbContext(options);
