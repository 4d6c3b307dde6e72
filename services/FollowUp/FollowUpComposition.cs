using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.FollowUp.Data;
using Medborgarlofte.FollowUp.Meetings;
using Medborgarlofte.FollowUp.Milestones;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.ServiceDefaults.Journal;
using Medborgarlofte.ServiceDefaults.Records;

namespace Medborgarlofte.FollowUp;

/// <summary>The follow-up service: what a process of its own or Standalone adds and maps.</summary>
public static class FollowUpComposition
{
    /// <summary>Adds database, journal and writers.</summary>
    public static void AddFollowUp(this IHostApplicationBuilder builder)
    {
        builder.AddServiceDatabase<
            FollowUpDbContext, SqliteFollowUpDbContext, PostgreSqlFollowUpDbContext, SqlServerFollowUpDbContext>("followup");
        builder.AddJournal(new JournalNames<FollowUpDbContext>(JournalTypes.FollowUpJournal)
            .Publishes<AgreementRecorded>(JournalTypes.Agreement, (journal, first, items) => new AgreementsRecorded(journal, first, items))
            .Publishes<CoordinationMeetingRecorded>(
                JournalTypes.CoordinationMeeting, (journal, first, items) => new CoordinationMeetingsRecorded(journal, first, items))
            .Publishes<MilestoneReportRecorded>(
                JournalTypes.MilestoneReport, (journal, first, items) => new MilestoneReportsRecorded(journal, first, items)));
        builder.Services.AddSingleton<RecordWriter<FollowUpDbContext, CoordinationMeeting>>();
        builder.Services.AddSingleton<RecordWriter<FollowUpDbContext, MilestoneReport>>();
    }

    /// <summary>Maps the RPCs.</summary>
    public static void MapFollowUp(this IEndpointRouteBuilder app)
    {
        app.MapGrpcService<AgreementsService>();
        app.MapGrpcService<CoordinationMeetingsService>();
        app.MapGrpcService<MilestoneReportsService>();
    }
}
