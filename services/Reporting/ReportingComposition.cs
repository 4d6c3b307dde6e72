using MassTransit;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.Reporting.FollowUp;
using Medborgarlofte.Reporting.Intake;
using Medborgarlofte.ServiceDefaults.Data;

namespace Medborgarlofte.Reporting;

/// <summary>The reporting service: what a process of its own or Standalone adds and maps.</summary>
public static class ReportingComposition
{
    /// <summary>Adds the read store and what fills it.</summary>
    public static void AddReporting(this IHostApplicationBuilder builder)
    {
        builder.AddServiceDatabase<ReportingDbContext, SqliteReportingDbContext, PostgreSqlReportingDbContext, SqlServerReportingDbContext>(
            "reporting", Durability.Rebuildable);
        builder.Services.AddOptions<JournalSourceOptions>().BindConfiguration("Journals").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<JournalSources>();
        builder.Services.AddSingleton<JournalApplier>();
        builder.Services.AddSingleton<IntakeLag>();
        builder.Services.AddSingleton<FollowUpReader>();
        builder.Services.AddSingleton<CorrectionsReader>();
        builder.Services.AddSingleton<FeedReader>();
        builder.Services.AddSingleton<CheckpointFill>();
        builder.Services.AddHostedService(services => services.GetRequiredService<CheckpointFill>());
        builder.Services.AddHostedService<CatchUp>();
        builder.Services.AddHealthChecks().AddCheck<IntakeHealth>("reporting-intake", tags: ["ready"]);
    }

    /// <summary>Adds the consumer of the services' events to the process's bus.</summary>
    public static void AddJournalConsumer(this IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<JournalConsumer, JournalConsumerDefinition>();

    /// <summary>Maps the RPCs.</summary>
    public static void MapReporting(this IEndpointRouteBuilder app) => app.MapGrpcService<FollowUpGrpcService>();
}
