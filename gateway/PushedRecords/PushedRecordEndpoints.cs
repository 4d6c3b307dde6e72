using Google.Protobuf;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Contracts.Records;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Backends;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Access;
using ReportingClient = Medborgarlofte.Contracts.Reporting.V1.FollowUpService.FollowUpServiceClient;

namespace Medborgarlofte.Gateway.PushedRecords;

/// <summary>What police and municipal systems push: one entry for each type, and the same endpoints for all.</summary>
internal static class PushedRecordEndpoints
{
    private const string Record = "/{source}/{recordId}";

    public static void MapPushedRecords(this IEndpointRouteBuilder api)
    {
        api.Map<PoliceActivity, ReportPoliceActivitiesRequest, WithdrawPoliceActivityRequest>(
            new(Backend.Police, PoliceActivitiesService.Descriptor, "/police-activities", Scopes.PoliceReport, "municipalityCode", "date")
            {
                All = ("Polisaktiviteter", "Police activities"),
                One = ("en polisaktivitet", "a police activity"),
                Preview = activity => new() { PoliceActivity = activity },
            });
        api.Map<Measure, ReportMeasuresRequest, WithdrawMeasureRequest>(
            new(Backend.Municipal, MeasuresService.Descriptor, "/measures", Scopes.MunicipalReport, "municipalityCode", "kind", "title", "steps")
            {
                All = ("Kommunens åtgärder", "The municipality's measures"),
                One = ("en åtgärd", "a measure"),
                Preview = measure => new() { Measure = measure },
            });
        api.Map<Campaign, ReportCampaignsRequest, WithdrawCampaignRequest>(
            new(Backend.Municipal, CampaignsService.Descriptor, "/campaigns", Scopes.MunicipalReport, "municipalityCode", "kind", "title", "startDate")
            {
                All = ("Kommunens kampanjer", "The municipality's campaigns"),
                One = ("en kampanj", "a campaign"),
                Preview = campaign => new() { Campaign = campaign },
            });
    }

    private static void Map<TRecord, TStream, TWithdraw>(this IEndpointRouteBuilder api, OfferedPushes<TRecord> offer)
        where TRecord : class, IMessage<TRecord>, IPushedRecord, new()
        where TStream : class, IMessage<TStream>, IStreamRequest<TRecord>, new()
        where TWithdraw : class, IMessage<TWithdraw>, IWithdrawRequest, new()
    {
        var calls = new PushedRecordCalls<TRecord, TStream, TWithdraw>(offer);
        var records = api.MapGroup(offer.Path).WithTags(offer.Tag).WithMetadata(new FieldPaths(calls.BodyField));
        records.MapGet("", (HttpContext http, BackendChannels backends) => calls.ListAsync(http, backends))
            .RequireToken().WithMetadata(FieldPaths.QueryOnly)
            .Describe(Described.List<TRecord>($"list{offer.Plural}", offer.All.Sv, offer.All.En, offer.ListName, RecordFilter.Parameters));
        records.MapPost("", (HttpContext http, BackendChannels backends, ReportingClient reporting) => calls.ReportAsync(http, backends, reporting))
            .RequireScope(offer.Scope)
            .Describe(Described.PushMany<TRecord>($"report{offer.Name}", $"Rapportera {offer.One.Sv}, eller många", $"Report {offer.One.En}, or many",
                ["recordId", .. offer.Required]));
        records.MapGet(Record, (HttpContext http, string source, string recordId, BackendChannels backends) =>
            calls.GetAsync(http, source, recordId, backends)).RequireToken()
            .Describe(Described.Stored<TRecord>($"get{offer.Name}", $"Läs {offer.One.Sv}", $"Read {offer.One.En}"));
        records.MapPut(Record, (HttpContext http, string source, string recordId, BackendChannels backends, ReportingClient reporting) =>
            calls.PutAsync(http, source, recordId, backends, reporting)).RequireScope(offer.Scope)
            .Describe(Described.Put<TRecord>($"put{offer.Name}", $"Rapportera eller rätta {offer.One.Sv}", $"Report or correct {offer.One.En}", offer.Required));
        records.MapDelete(Record, (HttpContext http, string source, string recordId, BackendChannels backends) =>
            calls.WithdrawAsync(http, source, recordId, backends)).RequireScope(offer.Scope)
            .Describe(Described.Withdrawal($"withdraw{offer.Name}", $"Återta {offer.One.Sv}", $"Withdraw {offer.One.En}"));
        records.MapGet($"{Record}/versions", (HttpContext http, string source, string recordId, BackendChannels backends) =>
            calls.ListVersionsAsync(http, source, recordId, backends)).RequireToken()
            .Describe(Described.Message(calls.Versions, $"list{offer.Name}Versions", "Alla versioner, äldst först", "Every version, oldest first"));
        records.MapGet($"{Record}/matches", (HttpContext http, string source, string recordId, ReportingClient reporting) =>
            calls.ListMatchesAsync(http, source, recordId, reporting)).RequireToken()
            .Describe(Described.Matches($"list{offer.Name}Matches"));
    }
}
