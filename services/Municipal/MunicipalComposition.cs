using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Municipal.Campaigns;
using Medborgarlofte.Municipal.Data;
using Medborgarlofte.Municipal.Manifests;
using Medborgarlofte.Municipal.Measures;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.ServiceDefaults.Journal;
using Medborgarlofte.ServiceDefaults.Records;

namespace Medborgarlofte.Municipal;

/// <summary>The municipal service: what a process of its own or Standalone adds and maps.</summary>
public static class MunicipalComposition
{
    /// <summary>Adds database, journal and writers.</summary>
    public static void AddMunicipal(this IHostApplicationBuilder builder)
    {
        builder.AddServiceDatabase<
            MunicipalDbContext, SqliteMunicipalDbContext, PostgreSqlMunicipalDbContext, SqlServerMunicipalDbContext>("municipal");
        builder.AddJournal(new JournalNames<MunicipalDbContext>(JournalTypes.MunicipalJournal));
        builder.Services.AddSingleton<RecordWriter<MunicipalDbContext, Measure>>();
        builder.Services.AddSingleton<RecordWriter<MunicipalDbContext, Campaign>>();
        builder.Services.AddSingleton<RecordWriter<MunicipalDbContext, MunicipalManifest>>();
    }

    /// <summary>Maps the RPCs.</summary>
    public static void MapMunicipal(this IEndpointRouteBuilder app)
    {
        app.MapGrpcService<MeasuresService>();
        app.MapGrpcService<CampaignsService>();
        app.MapGrpcService<MunicipalManifestsService>();
    }
}
