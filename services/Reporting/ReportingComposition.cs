using MassTransit;
using Medborgarlofte.Journal.Checkpoints;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.Reporting.FollowUp;
using Medborgarlofte.Reporting.Intake;
using Medborgarlofte.Reporting.Reads;
using Medborgarlofte.Reporting.Receipts;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.ServiceDefaults.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;

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
        builder.Services.AddSingleton<CheckpointSource>(services => services.GetRequiredService<JournalSources>());
        builder.Services.AddSingleton<RefusedBatches>();
        builder.Services.AddSingleton<JournalApplier>();
        builder.Services.AddSingleton<IntakeLag>();
        builder.Services.AddOptions<ReadOptions>().BindConfiguration("Reads").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<ExpensiveReads>();
        builder.Services.AddSingleton<StandingJournals>();
        builder.Services.AddSingleton<FollowUpReader>();
        builder.Services.AddSingleton<ReceiptPageReader>();
        builder.Services.AddSingleton<ReceiptTotalsReader>();
        builder.Services.AddSingleton<CorrectionsReader>();
        builder.Services.AddSingleton<FeedReader>();
        builder.Services.AddSingleton<CheckpointFill>();
        builder.Services.AddHostedService(services => services.GetRequiredService<CheckpointFill>());
        builder.Services.AddHostedService<CatchUp>();
        builder.Services.AddReadyCheck<IntakeHealth>("reporting-intake", HealthStatus.Degraded);
    }

    /// <summary>Adds the consumer of the services' events to the process's bus.</summary>
    public static void AddJournalConsumer(this IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<JournalConsumer, JournalConsumerDefinition>();

    /// <summary>Maps the RPCs.</summary>
    public static void MapReporting(this IEndpointRouteBuilder app) => app.MapGrpcService<FollowUpGrpcService>();
}
