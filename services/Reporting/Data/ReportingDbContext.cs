using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Data;

/// <summary>The read store. It holds nothing that the journals do not hold: dropping it loses nothing.</summary>
internal abstract class ReportingDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Watermark> Watermarks => Set<Watermark>();

    public DbSet<StoredAgreement> Agreements => Set<StoredAgreement>();

    public DbSet<StoredRecord> Records => Set<StoredRecord>();

    public DbSet<Inclusion> Inclusions => Set<Inclusion>();

    public DbSet<StoredTally> Tallies => Set<StoredTally>();

    public DbSet<IntakeStep> Steps => Set<IntakeStep>();

    public DbSet<StoredCheckpoint> Checkpoints => Set<StoredCheckpoint>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new WatermarkConfiguration());
        modelBuilder.ApplyConfiguration(new StoredAgreementConfiguration());
        modelBuilder.ApplyConfiguration(new StoredRecordConfiguration());
        modelBuilder.ApplyConfiguration(new InclusionConfiguration());
        modelBuilder.ApplyConfiguration(new StoredTallyConfiguration());
        modelBuilder.ApplyConfiguration(new IntakeStepConfiguration());
        modelBuilder.ApplyConfiguration(new StoredCheckpointConfiguration());
        modelBuilder.UseOrdinalText(Database);
    }
}

internal sealed class SqliteReportingDbContext(DbContextOptions<SqliteReportingDbContext> options) : ReportingDbContext(options);

internal sealed class PostgreSqlReportingDbContext(DbContextOptions<PostgreSqlReportingDbContext> options) : ReportingDbContext(options);

internal sealed class SqlServerReportingDbContext(DbContextOptions<SqlServerReportingDbContext> options) : ReportingDbContext(options);
