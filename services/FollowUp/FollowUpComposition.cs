using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.FollowUp.Clients;
using Medborgarlofte.FollowUp.Data;
using Medborgarlofte.FollowUp.Meetings;
using Medborgarlofte.FollowUp.Milestones;
using Medborgarlofte.FollowUp.Narratives;
using Medborgarlofte.FollowUp.Observations;
using Medborgarlofte.FollowUp.Requests;
using Medborgarlofte.FollowUp.Restorations;
using Medborgarlofte.FollowUp.Reviews;
using Medborgarlofte.FollowUp.Seals;
using Medborgarlofte.FollowUp.SituationPictures;
using Medborgarlofte.FollowUp.Webhooks;
using Medborgarlofte.FollowUp.Wordings;
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
            .Ends<WebhookRecorded>(JournalTypes.Webhook, webhook => webhook.Change == WebhookChange.Deleted)
            .Ends<JournalRestored>(JournalTypes.JournalRestored, _ => true));
        builder.Services.AddSingleton<RecordWriter<FollowUpDbContext, CoordinationMeeting>>();
        builder.Services.AddSingleton<RecordWriter<FollowUpDbContext, MilestoneReport>>();
        builder.Services.AddSingleton<RecordWriter<FollowUpDbContext, RequestReport>>();
        builder.Services.AddSingleton<RecordWriter<FollowUpDbContext, IndicatorObservation>>();
        builder.Services.AddSingleton<RecordWriter<FollowUpDbContext, Narrative>>();
        builder.Services.AddSingleton<RecordWriter<FollowUpDbContext, AnnualReview>>();
        builder.Services.AddSingleton<RecordWriter<FollowUpDbContext, SituationPicture>>();
        builder.Services.AddSingleton<RecordWriter<FollowUpDbContext, PeriodSeal>>();
        builder.Services.AddSingleton<ReportingChannel>();
        builder.Services.AddSingleton<SealedFollowUps>();
        builder.Services.AddOptions<WebhookOptions>().BindConfiguration("Webhooks").ValidateDataAnnotations().ValidateOnStart();
        builder.AddKeyRing();
        builder.Services.AddSingleton<WebhookReporting>();
        builder.Services.AddSingleton<SealCheckpoints>();
        builder.Services.AddSingleton<WebhookHttp>();
        builder.Services.AddHostedService<WebhookDelivery>();
    }

    /// <summary>Maps the RPCs.</summary>
    public static void MapFollowUp(this IEndpointRouteBuilder app)
    {
        app.MapGrpcService<AgreementsService>();
        app.MapGrpcService<CoordinationMeetingsService>();
        app.MapGrpcService<MilestoneReportsService>();
        app.MapGrpcService<RequestReportsService>();
        app.MapGrpcService<IndicatorObservationsService>();
        app.MapGrpcService<NarrativesService>();
        app.MapGrpcService<AnnualReviewsService>();
        app.MapGrpcService<SituationPicturesService>();
        app.MapGrpcService<PeriodSealsService>();
        app.MapGrpcService<WebhooksService>();
        app.MapGrpcService<WordingsService>();
        app.MapGrpcService<RestorationsGrpcService>();
    }
}
