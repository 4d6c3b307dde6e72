using Medborgarlofte.Contracts.Events.Police.V1;
using Medborgarlofte.Journal;
using Medborgarlofte.Journal.Importing;
using Medborgarlofte.Journal.Records;
using Medborgarlofte.Police.Manifests;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Police.Data;

/// <summary>The police service's tables.</summary>
internal abstract class PoliceDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<PushedRecord<PoliceActivityRecorded>> Activities => Set<PushedRecord<PoliceActivityRecorded>>();

    public DbSet<PoliceManifest> Manifests => Set<PoliceManifest>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddJournal();
        modelBuilder.AddImportRuns();
        modelBuilder.AddPushedRecords<PoliceActivityRecorded>("police_activities");
        modelBuilder.ApplyConfiguration(new PoliceManifestConfiguration());
        modelBuilder.UseOrdinalText(Database);
    }
}

internal sealed class SqlitePoliceDbContext(DbContextOptions<SqlitePoliceDbContext> options) : PoliceDbContext(options);

internal sealed class PostgreSqlPoliceDbContext(DbContextOptions<PostgreSqlPoliceDbContext> options) : PoliceDbContext(options);

internal sealed class SqlServerPoliceDbContext(DbContextOptions<SqlServerPoliceDbContext> options) : PoliceDbContext(options);
