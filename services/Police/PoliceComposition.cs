using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.Police.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Journal;
using Medborgarlofte.Journal.Importing;
using Medborgarlofte.Journal.Records;
using Medborgarlofte.Police.Activities;
using Medborgarlofte.Police.Data;
using Medborgarlofte.Police.Manifests;
using Medborgarlofte.ServiceDefaults.Data;

namespace Medborgarlofte.Police;

/// <summary>The police service: what a process of its own or Standalone adds and maps.</summary>
public static class PoliceComposition
{
    /// <summary>Adds database, journal and writers.</summary>
    public static void AddPolice(this IHostApplicationBuilder builder)
    {
        builder.AddServiceDatabase<PoliceDbContext, SqlitePoliceDbContext, PostgreSqlPoliceDbContext, SqlServerPoliceDbContext>("police");
        builder.AddJournal(new JournalNames<PoliceDbContext>(JournalTypes.PoliceJournal));
        builder.AddImportRuns<PoliceDbContext>();
        builder.Services.AddPushedRecords<PoliceDbContext, PoliceActivityType, PoliceActivity, PoliceActivityRecorded>();
        builder.Services.AddSingleton<RecordWriter<PoliceDbContext, PoliceManifest>>();
    }

    /// <summary>Maps the RPCs.</summary>
    public static void MapPolice(this IEndpointRouteBuilder app)
    {
        app.MapGrpcService<Activities.PoliceActivitiesService>();
        app.MapGrpcService<Manifests.PoliceManifestsService>();
    }
}
