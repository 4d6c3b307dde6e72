using Medborgarlofte.Contracts.Events.Municipal.V1;
using Medborgarlofte.Journal;
using Medborgarlofte.Journal.Importing;
using Medborgarlofte.Journal.Records;
using Medborgarlofte.Municipal.Manifests;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Municipal.Data;

/// <summary>The municipal service's tables.</summary>
internal abstract class MunicipalDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<PushedRecord<MeasureRecorded>> Measures => Set<PushedRecord<MeasureRecorded>>();

    public DbSet<PushedRecord<CampaignRecorded>> Campaigns => Set<PushedRecord<CampaignRecorded>>();

    public DbSet<MunicipalManifest> Manifests => Set<MunicipalManifest>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddJournal();
        modelBuilder.AddImportRuns();
        modelBuilder.AddPushedRecords<MeasureRecorded>("measures");
        modelBuilder.AddPushedRecords<CampaignRecorded>("campaigns");
        modelBuilder.ApplyConfiguration(new MunicipalManifestConfiguration());
        modelBuilder.UseOrdinalText(Database);
    }
}

internal sealed class SqliteMunicipalDbContext(DbContextOptions<SqliteMunicipalDbContext> options) : MunicipalDbContext(options);

internal sealed class PostgreSqlMunicipalDbContext(DbContextOptions<PostgreSqlMunicipalDbContext> options) : MunicipalDbContext(options);

internal sealed class SqlServerMunicipalDbContext(DbContextOptions<SqlServerMunicipalDbContext> options) : MunicipalDbContext(options);
