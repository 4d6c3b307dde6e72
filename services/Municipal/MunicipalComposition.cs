using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.Municipal.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Journal;
using Medborgarlofte.Journal.Importing;
using Medborgarlofte.Journal.Records;
using Medborgarlofte.Municipal.Campaigns;
using Medborgarlofte.Municipal.Data;
using Medborgarlofte.Municipal.Manifests;
using Medborgarlofte.Municipal.Measures;
using Medborgarlofte.ServiceDefaults.Data;

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
        builder.AddImportRuns<MunicipalDbContext>();
        builder.Services.AddPushedRecords<MunicipalDbContext, MeasureType, Measure, MeasureRecorded>();
        builder.Services.AddPushedRecords<MunicipalDbContext, CampaignType, Campaign, CampaignRecorded>();
        builder.Services.AddSingleton<RecordWriter<MunicipalDbContext, MunicipalManifest>>();
    }

    /// <summary>Maps the RPCs.</summary>
    public static void MapMunicipal(this IEndpointRouteBuilder app)
    {
        app.MapGrpcService<Measures.MeasuresService>();
        app.MapGrpcService<Campaigns.CampaignsService>();
        app.MapGrpcService<Manifests.MunicipalManifestsService>();
    }
}
