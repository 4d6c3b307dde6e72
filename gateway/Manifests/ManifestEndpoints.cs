using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Errors;
using MunicipalClient = Medborgarlofte.Contracts.Municipal.V1.MunicipalManifestsService.MunicipalManifestsServiceClient;
using PoliceClient = Medborgarlofte.Contracts.Police.V1.PoliceManifestsService.PoliceManifestsServiceClient;

namespace Medborgarlofte.Gateway.Manifests;

/// <summary>
/// Statements of completeness. Each party's are kept by its own service and listed apart: the token says which, and a reader may ask
/// for the other's with ?party=.
/// </summary>
internal static class ManifestEndpoints
{
    private const string Police = "police";
    private const string Municipality = "municipality";

    public static void MapManifests(this IEndpointRouteBuilder api)
    {
        var manifests = api.MapGroup("/manifests").WithTags("Manifests");
        manifests.MapGet("", List).RequireToken()
            .Describe(Described.List<Manifest>("listManifests", "En parts besked om fullständighet", "One party's statements of completeness", "manifests",
                new Parameter("party", "Vilken part; token säger det annars.", "Which party; the token says it otherwise.", Police) { Words = [Police, Municipality] },
                Parameter.Municipality, Parameter.AsOf));
        manifests.MapPost("", Report).RequireToken().WithMetadata(new FieldPaths("manifest"))
            .Describe(Described.Push<Manifest>("reportManifest", "Besked om att allt är rapporterat", "State that everything is reported",
                "recordId", "municipalityCode", "period") with
            {
                MoreSv = "Scope `police.report` eller `municipal.report`, efter tokens part.",
                MoreEn = "Scope `police.report` or `municipal.report`, by the token's party.",
            });
    }

    private static async Task<IResult> List(HttpContext http, PoliceClient police, MunicipalClient municipal)
    {
        var query = new QueryReader(http.Request);
        var party = query.Word("party", Police, Municipality);
        party = party.Length == 0 ? http.User.FindFirst("party")?.Value ?? "" : party;
        query.Require(party is Police or Municipality, "party", "Needed when the token names no party: police or municipality.");
        var municipalityCode = query.Text("municipality-code");
        var paging = Paging.Read(query);
        var asOf = AsOf.Read(query);
        query.ThrowIfBad();

        if (party == Police)
        {
            var ofPolice = await police.ListPoliceManifestsAsync(new ListPoliceManifestsRequest
            {
                MunicipalityCode = municipalityCode,
                PageSize = paging.Limit,
                PageToken = paging.Token,
                AsOf = asOf,
            }, cancellationToken: http.RequestAborted);
            return ListAnswer.Of(http.Request, paging, "manifests", ofPolice.Manifests, ofPolice.NextPageToken);
        }

        var page = await municipal.ListMunicipalManifestsAsync(new ListMunicipalManifestsRequest
        {
            MunicipalityCode = municipalityCode,
            PageSize = paging.Limit,
            PageToken = paging.Token,
            AsOf = asOf,
        }, cancellationToken: http.RequestAborted);
        return ListAnswer.Of(http.Request, paging, "manifests", page.Manifests, page.NextPageToken);
    }

    private static async Task<IResult> Report(HttpContext http, PoliceClient police, MunicipalClient municipal)
    {
        var party = http.User.FindFirst("party")?.Value;
        RequireScope(http, party == Police ? Scopes.PoliceReport : Scopes.MunicipalReport);
        var push = PushQuery.Read(http.Request);
        var manifest = await JsonBody.ReadAsync<Manifest>(http.Request);
        var result = party switch
        {
            Police => (await police.ReportPoliceManifestAsync(
                new ReportPoliceManifestRequest { Manifest = manifest, Reason = push.Reason, ValidateOnly = push.ValidateOnly },
                cancellationToken: http.RequestAborted)).Result,
            Municipality => (await municipal.ReportMunicipalManifestAsync(
                new ReportMunicipalManifestRequest { Manifest = manifest, Reason = push.Reason, ValidateOnly = push.ValidateOnly },
                cancellationToken: http.RequestAborted)).Result,
            _ => throw new DomainException(StatusCode.PermissionDenied, "PARTY_MISMATCH", "The token names neither party."),
        };

        // A manifest is read in its list; it has no address of its own.
        return PushAnswers.Of(result, result.Outcome, $"{GatewayComposition.BasePath}/manifests?party={party}", result.State, push.ValidateOnly);
    }

    private static void RequireScope(HttpContext http, string scope)
    {
        if (!http.User.HasScope(scope))
        {
            throw new ScopeRequirement(scope).Refusal();
        }
    }
}
