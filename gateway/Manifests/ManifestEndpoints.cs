using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Records;
using Medborgarlofte.Gateway.Requests;

namespace Medborgarlofte.Gateway.Manifests;

/// <summary>
/// Statements of completeness. Each party's are kept by its own service and listed apart, and so are the coordinators': the token says
/// whose, and a reader may ask for the others' with ?party=.
/// </summary>
internal static class ManifestEndpoints
{
    private const string Collection = $"{GatewayComposition.BasePath}/manifests";
    private const string Record = "/{source}/{recordId}";

    public static void MapManifests(this IEndpointRouteBuilder api)
    {
        var manifests = api.MapGroup("/manifests").WithTags("Manifests");
        manifests.MapGet("", List).RequireToken()
            .Describe(Described.List<Manifest>("listManifests", "En parts besked om fullständighet", "One party's statements of completeness", "manifests",
                ManifestParty.Parameter, Parameter.Municipality, Parameter.AsOf));
        manifests.MapPost("", Report).RequireToken().WithMetadata(new FieldPaths("manifest"))
            .Describe(OfParty(Described.Push<Manifest>("reportManifest", "Besked om att allt är rapporterat", "State that everything is reported",
                "recordId", "municipalityCode", "period")));
        manifests.MapGet(Record, Get).RequireToken()
            .Describe(WithParty(Described.Stored<Manifest>("getManifest", "Läs ett besked om fullständighet", "Read a statement of completeness")));
        manifests.MapPut(Record, Put).RequireToken().WithMetadata(new FieldPaths("manifest"))
            .Describe(OfParty(Described.Put<Manifest>("putManifest", "Rapportera eller rätta ett besked om fullständighet",
                "Report or correct a statement of completeness", "municipalityCode", "period") with
            {
                Answers = Described.Push<Manifest>("", "", "").Answers,
            }));
        manifests.MapDelete(Record, Withdraw).RequireToken()
            .Describe(OfParty(Described.Withdrawal("withdrawManifest", "Återta ett besked om fullständighet", "Withdraw a statement of completeness")));
        manifests.MapGet($"{Record}/versions", Versions).RequireToken()
            .Describe(Described.Message<ListPoliceManifestVersionsResponse>("listManifestVersions", "Alla versioner, äldst först", "Every version, oldest first",
                ManifestParty.Parameter));
    }

    private static async Task<IResult> List(HttpContext http, ManifestCalls calls)
    {
        var query = new QueryReader(http.Request);
        var party = ManifestParty.Read(http, query);
        var municipalityCode = query.Text("municipality-code");
        var paging = Paging.Read(query);
        var asOf = AsOf.Read(query);
        query.ThrowIfBad();
        var page = await calls.ListAsync(party, new ListPoliceManifestsRequest
        {
            MunicipalityCode = municipalityCode, PageSize = paging.Limit, PageToken = paging.Token, AsOf = asOf,
        }, http.RequestAborted);
        return ListAnswer.Of(http.Request, paging, "manifests", page);
    }

    private static async Task<IResult> Report(HttpContext http, ManifestCalls calls)
    {
        var query = new QueryReader(http.Request);
        var party = ManifestParty.OfReporter(http, query);
        var push = PushQuery.Read(query);
        var manifest = await JsonBody.ReadAsync<Manifest>(http.Request);
        return Pushed(await calls.ReportAsync(party, manifest, push, "", http.RequestAborted), party, push);
    }

    private static async Task<IResult> Put(HttpContext http, string source, string recordId, ManifestCalls calls)
    {
        var query = new QueryReader(http.Request);
        var party = ManifestParty.OfReporter(http, query);
        var push = PushQuery.Read(query);
        var manifest = await JsonBody.ReadAsync<Manifest>(http.Request);
        var key = new PathKey();
        manifest.Source = key.Same(source, manifest.Source, "source");
        manifest.RecordId = key.Same(recordId, manifest.RecordId, "recordId");
        key.ThrowIfDifferent();
        return Pushed(await calls.ReportAsync(party, manifest, push, Preconditions.ForPut(http.Request), http.RequestAborted), party, push);
    }

    private static async Task<IResult> Withdraw(HttpContext http, string source, string recordId, ManifestCalls calls)
    {
        var query = new QueryReader(http.Request);
        var party = ManifestParty.OfReporter(http, query);
        var withdrawal = await Withdrawal.ReadAsync<WithdrawPoliceManifestRequest>(http.Request, query, request => request.Reason);
        return PushAnswers.Of(await calls.WithdrawAsync(party, new WithdrawPoliceManifestRequest
        {
            Source = source, RecordId = recordId, Reason = withdrawal.Reason, Etag = withdrawal.Etag,
        }, http.RequestAborted), Collection);
    }

    private static async Task<IResult> Get(HttpContext http, string source, string recordId, ManifestCalls calls)
    {
        var query = new QueryReader(http.Request);
        var party = ManifestParty.Read(http, query);
        var asOf = AsOf.Read(query);
        query.ThrowIfBad();
        var manifest = await calls.GetAsync(
            party, new GetPoliceManifestRequest { Source = source, RecordId = recordId, AsOf = asOf }, http.RequestAborted);
        return RecordAnswer.Of(http.Request, manifest, manifest.State);
    }

    private static async Task<IResult> Versions(HttpContext http, string source, string recordId, ManifestCalls calls)
    {
        var query = new QueryReader(http.Request);
        var party = ManifestParty.Read(http, query);
        query.ThrowIfBad();
        return JsonAnswer.Of(await calls.VersionsAsync(
            party, new ListPoliceManifestVersionsRequest { Source = source, RecordId = recordId }, http.RequestAborted));
    }

    /// <summary>The address of a new manifest names its party: another may read it.</summary>
    private static JsonAnswer Pushed(PushResult result, string party, PushQuery push) => PushAnswers.Of(
        result, result.Outcome,
        $"{Collection}/{Uri.EscapeDataString(result.Source)}/{Uri.EscapeDataString(result.RecordId)}?party={party}", result.State, push.ValidateOnly);

    private static EndpointDescription OfParty(EndpointDescription description) => description with
    {
        Parameters = [ManifestParty.Parameter, .. description.Parameters.Where(parameter => parameter != Parameter.Reinstate)],
        MoreSv = "Scope `police.report` eller `municipal.report`, efter tokens part; med `followup.manage` och `party=coordinators` samordnarnas besked om sina möten.",
        MoreEn = "Scope `police.report` or `municipal.report`, by the token's party; with `followup.manage` and `party=coordinators` the coordinators' statement about their meetings.",
    };

    private static EndpointDescription WithParty(EndpointDescription description) => description with
    {
        Parameters = [ManifestParty.Parameter, .. description.Parameters],
    };
}
