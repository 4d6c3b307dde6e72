using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.FollowUp.Clients;
using Medborgarlofte.FollowUp.Data;
using Medborgarlofte.FollowUp.Records;
using Medborgarlofte.FollowUp.Restorations;
using Medborgarlofte.FollowUp.Seals;
using Medborgarlofte.FollowUp.Webhooks;
using Medborgarlofte.FollowUp.Wordings;
using Medborgarlofte.Journal;
using Medborgarlofte.ServiceDefaults.Data;

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
        foreach (var type in CoordinatorRecordTypes.All)
        {
            type.AddServices(builder.Services);
        }

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
        foreach (var type in CoordinatorRecordTypes.All)
        {
            type.MapRpcs(app);
        }

        app.MapGrpcService<WebhooksService>();
        app.MapGrpcService<WordingsService>();
        app.MapGrpcService<RestorationsGrpcService>();
    }
}
