using Medborgarlofte.Gateway.Agreements;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.ApiInfo;
using Medborgarlofte.Gateway.Backends;
using Medborgarlofte.Gateway.Changes;
using Medborgarlofte.Gateway.Codes;
using Medborgarlofte.Gateway.Commitments;
using Medborgarlofte.Gateway.CoordinatorRecords;
using Medborgarlofte.Gateway.Corrections;
using Medborgarlofte.Gateway.FollowUp;
using Medborgarlofte.Gateway.Imports;
using Medborgarlofte.Gateway.Journals;
using Medborgarlofte.Gateway.Limits;
using Medborgarlofte.Gateway.Manifests;
using Medborgarlofte.Gateway.Municipalities;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Pages;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.PushedRecords;
using Medborgarlofte.Gateway.Records;
using Medborgarlofte.Gateway.Redactions;
using Medborgarlofte.Gateway.Webhooks;
using Medborgarlofte.Gateway.Wordings;
using Medborgarlofte.Gateway.Workplace;

namespace Medborgarlofte.Gateway;

/// <summary>The gateway: what a process of its own or Standalone adds and maps.</summary>
public static class GatewayComposition
{
    /// <summary>Where the REST API begins.</summary>
    public const string BasePath = "/medborgarlofte/v1";

    /// <summary>Adds the back ends' clients, by configuration section "Backends", and what answers need.</summary>
    public static void AddGateway(this IHostApplicationBuilder builder)
    {
        builder.AddBackends();
        builder.AddCompression();
        builder.AddLimits();
        builder.Services.AddSingleton<CurrentAnswers>();
        builder.Services.AddSingleton<JournalCheckpoints>();
        builder.Services.AddSingleton<ImportClients>();
        builder.Services.AddSingleton<ReportingPause>();
        builder.AddPages();
        builder.AddApiDescription();
        builder.AddWorkplace();
    }

    /// <summary>Maps the REST API and the pages. Call it before anything else is mapped: problems and access stand before what follows.</summary>
    public static void MapGateway(this WebApplication app)
    {
        app.UseTraceParent();
        app.UseHeadRequests();
        app.UseAnswerHeaders();
        app.UseResponseCompression();
        app.UseMiddleware<ProblemAnswers>();
        app.UseMissingPages();
        app.UseLimits();

        // Not first, where it would stand by itself: public reads end in it, and their failures are to be problems too.
        app.UseRouting();
        app.UseAuthorization();
        app.UseDocumentation();

        var api = app.MapGroup(BasePath);
        api.MapPushedRecords();
        api.MapManifests();
        api.MapImports();
        api.MapWithdrawals();
        api.MapMappings();
        api.MapAgreements();
        api.MapWordings();
        api.MapCoordinatorRecords();
        api.MapMunicipalities();
        api.MapCodes();
        api.MapFollowUp();
        api.MapReceipts();
        api.MapCorrections();
        api.MapChanges();
        api.MapWebhooks();
        api.MapJournals();
        api.MapRedactions();
        api.MapApiInfo();
        api.MapApiDescription();
        app.MapDocumentationFiles();
        app.MapPages();
        app.MapWorkplace();
    }
}
