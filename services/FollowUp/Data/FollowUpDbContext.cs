using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.FollowUp.Meetings;
using Medborgarlofte.FollowUp.Milestones;
using Medborgarlofte.FollowUp.Narratives;
using Medborgarlofte.FollowUp.Observations;
using Medborgarlofte.FollowUp.Requests;
using Medborgarlofte.FollowUp.Reviews;
using Medborgarlofte.FollowUp.Seals;
using Medborgarlofte.FollowUp.SituationPictures;
using Medborgarlofte.FollowUp.Webhooks;
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

    public DbSet<RequestReport> RequestReports => Set<RequestReport>();

    public DbSet<IndicatorObservation> Observations => Set<IndicatorObservation>();

    public DbSet<Narrative> Narratives => Set<Narrative>();

    public DbSet<AnnualReview> Reviews => Set<AnnualReview>();

    public DbSet<SituationPicture> SituationPictures => Set<SituationPicture>();

    public DbSet<PeriodSeal> Seals => Set<PeriodSeal>();

    public DbSet<Webhook> Webhooks => Set<Webhook>();

    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddJournal();
        modelBuilder.ApplyConfiguration(new AgreementConfiguration());
        modelBuilder.ApplyConfiguration(new CoordinationMeetingConfiguration());
        modelBuilder.ApplyConfiguration(new MilestoneReportConfiguration());
        modelBuilder.ApplyConfiguration(new RequestReportConfiguration());
        modelBuilder.ApplyConfiguration(new IndicatorObservationConfiguration());
        modelBuilder.ApplyConfiguration(new NarrativeConfiguration());
        modelBuilder.ApplyConfiguration(new AnnualReviewConfiguration());
        modelBuilder.ApplyConfiguration(new SituationPictureConfiguration());
        modelBuilder.ApplyConfiguration(new PeriodSealConfiguration());
        modelBuilder.ApplyConfiguration(new WebhookConfiguration());
        modelBuilder.ApplyConfiguration(new ProtectionKeyConfiguration());
        modelBuilder.UseOrdinalText(Database);
    }
}

internal sealed class SqliteFollowUpDbContext(DbContextOptions<SqliteFollowUpDbContext> options) : FollowUpDbContext(options);

internal sealed class PostgreSqlFollowUpDbContext(DbContextOptions<PostgreSqlFollowUpDbContext> options) : FollowUpDbContext(options);

internal sealed class SqlServerFollowUpDbContext(DbContextOptions<SqlServerFollowUpDbContext> options) : FollowUpDbContext(options);
