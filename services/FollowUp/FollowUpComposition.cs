using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.FollowUp.Data;
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
                JournalTypes.MilestoneReport, (journal, first, items) => new MilestoneReportsRecorded(journal, first, items))
            .Publishes<RequestReportRecorded>(
                JournalTypes.RequestReport, (journal, first, items) => new RequestReportsRecorded(journal, first, items))
            .Publishes<IndicatorObservationRecorded>(
                JournalTypes.IndicatorObservation, (journal, first, items) => new IndicatorObservationsRecorded(journal, first, items))
            .Publishes<NarrativeRecorded>(
                JournalTypes.Narrative, (journal, first, items) => new NarrativesRecorded(journal, first, items))
            .Publishes<AnnualReviewRecorded>(
                JournalTypes.AnnualReview, (journal, first, items) => new AnnualReviewsRecorded(journal, first, items))
            .Publishes<SituationPictureRecorded>(
                JournalTypes.SituationPicture, (journal, first, items) => new SituationPicturesRecorded(journal, first, items))
            .Publishes<PeriodSealRecorded>(
                JournalTypes.PeriodSeal, (journal, first, items) => new PeriodSealsRecorded(journal, first, items))
            .Publishes<WebhookRecorded>(JournalTypes.Webhook, (journal, first, items) => new WebhooksRecorded(journal, first, items))
            .Ends<WebhookRecorded>(JournalTypes.Webhook, webhook => webhook.Change == WebhookChange.Deleted));
        builder.Services.AddSingleton<RecordWriter<FollowUpDbContext, CoordinationMeeting>>();
        builder.Services.AddSingleton<RecordWriter<FollowUpDbContext, MilestoneReport>>();
        builder.Services.AddSingleton<RecordWriter<FollowUpDbContext, RequestReport>>();
        builder.Services.AddSingleton<RecordWriter<FollowUpDbContext, IndicatorObservation>>();
        builder.Services.AddSingleton<RecordWriter<FollowUpDbContext, Narrative>>();
        builder.Services.AddSingleton<RecordWriter<FollowUpDbContext, AnnualReview>>();
        builder.Services.AddSingleton<RecordWriter<FollowUpDbContext, SituationPicture>>();
        builder.Services.AddSingleton<RecordWriter<FollowUpDbContext, PeriodSeal>>();
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
    }
}
