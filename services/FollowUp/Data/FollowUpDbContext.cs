using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.FollowUp.Meetings;
using Medborgarlofte.FollowUp.Milestones;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.ServiceDefaults.Journal;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.FollowUp.Data;

/// <summary>The follow-up service's tables.</summary>
internal abstract class FollowUpDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Agreement> Agreements => Set<Agreement>();

    public DbSet<CoordinationMeeting> Meetings => Set<CoordinationMeeting>();

    public DbSet<MilestoneReport> MilestoneReports => Set<MilestoneReport>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddJournal();
        modelBuilder.ApplyConfiguration(new AgreementConfiguration());
        modelBuilder.ApplyConfiguration(new CoordinationMeetingConfiguration());
        modelBuilder.ApplyConfiguration(new MilestoneReportConfiguration());
        modelBuilder.UseOrdinalText(Database);
    }
}

internal sealed class SqliteFollowUpDbContext(DbContextOptions<SqliteFollowUpDbContext> options) : FollowUpDbContext(options);

internal sealed class PostgreSqlFollowUpDbContext(DbContextOptions<PostgreSqlFollowUpDbContext> options) : FollowUpDbContext(options);

internal sealed class SqlServerFollowUpDbContext(DbContextOptions<SqlServerFollowUpDbContext> options) : FollowUpDbContext(options);
