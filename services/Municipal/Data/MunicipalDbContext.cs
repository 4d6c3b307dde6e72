using Medborgarlofte.Municipal.Campaigns;
using Medborgarlofte.Municipal.Manifests;
using Medborgarlofte.Municipal.Measures;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.ServiceDefaults.Journal;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Municipal.Data;

/// <summary>The municipal service's tables.</summary>
internal abstract class MunicipalDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Measure> Measures => Set<Measure>();

    public DbSet<Campaign> Campaigns => Set<Campaign>();

    public DbSet<MunicipalManifest> Manifests => Set<MunicipalManifest>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddJournal();
        modelBuilder.ApplyConfiguration(new MeasureConfiguration());
        modelBuilder.ApplyConfiguration(new CampaignConfiguration());
        modelBuilder.ApplyConfiguration(new MunicipalManifestConfiguration());
        modelBuilder.UseOrdinalText(Database);
    }
}

internal sealed class SqliteMunicipalDbContext(DbContextOptions<SqliteMunicipalDbContext> options) : MunicipalDbContext(options);

internal sealed class PostgreSqlMunicipalDbContext(DbContextOptions<PostgreSqlMunicipalDbContext> options) : MunicipalDbContext(options);

internal sealed class SqlServerMunicipalDbContext(DbContextOptions<SqlServerMunicipalDbContext> options) : MunicipalDbContext(options);
