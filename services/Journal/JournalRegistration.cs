using Medborgarlofte.Journal.Backups;
using Medborgarlofte.Journal.Checkpoints;
using Medborgarlofte.Journal.Importing;
using Medborgarlofte.Journal.Redactions;
using Medborgarlofte.Journal.Verification;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.ServiceDefaults.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Medborgarlofte.Journal;

/// <summary>Adds a journal to a service.</summary>
public static class JournalRegistration
{
    /// <summary>Adds writer, publisher and reader of the journal that stands in <typeparamref name="TContext"/>.</summary>
    /// <param name="builder">The service's builder.</param>
    /// <param name="names">The journal's name and its entry types.</param>
    public static void AddJournal<TContext>(this IHostApplicationBuilder builder, JournalNames<TContext> names) where TContext : DbContext
    {
        builder.Services.AddOptions<JournalOptions>().BindConfiguration("Journal").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.TryAddSingleton<PeerClock>();
        builder.Services.AddSingleton(names);
        builder.Services.AddSingleton<JournalSignal<TContext>>();
        builder.Services.AddSingleton<JournalClock<TContext>>();
        builder.Services.AddSingleton<JournalWriter<TContext>>();
        builder.Services.AddHostedService(services => services.GetRequiredService<JournalWriter<TContext>>());
        builder.Services.AddHostedService<JournalPublisher<TContext>>();
        builder.Services.AddSingleton<JournalReader, JournalReader<TContext>>();
        builder.Services.AddSingleton<JournalCheckpoints, JournalCheckpoints<TContext>>();
        builder.Services.AddHostedService<CheckpointKeeper<TContext>>();
        builder.Services.AddSingleton<RowCheck, RowCheck<TContext>>();
        builder.Services.AddSingleton<TextRedaction, TextRedaction<TContext>>();
        builder.Services.AddSingleton(services =>
        {
            var database = services.GetRequiredService<ServiceDatabase<TContext>>();
            return new BackedUpDatabase(database.Name, database.File);
        });
        builder.Services.AddReadyCheck<JournalHealth<TContext>>($"journal-{names.Journal}");
    }

    /// <summary>Maps what a process with journals serves of them: entries, checkpoints, redactions, and import runs with their mappings.</summary>
    public static void MapJournal(this IEndpointRouteBuilder app)
    {
        app.MapGrpcService<JournalGrpcService>();
        app.MapCheckpoints();
        app.MapGrpcService<RedactionsGrpcService>();
        app.MapGrpcService<ImportRunsGrpcService>();
        app.MapGrpcService<MappingsGrpcService>();
    }

    /// <summary>Maps checkpoints alone, for a process without a journal that passes on those of others.</summary>
    public static void MapCheckpoints(this IEndpointRouteBuilder app) => app.MapGrpcService<CheckpointsGrpcService>();
}
