using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Records;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Access;
using NarrativesClient = Medborgarlofte.Contracts.FollowUp.V1.NarrativesService.NarrativesServiceClient;

namespace Medborgarlofte.Gateway.Agreements;

/// <summary>The parties' own accounts of an agreement.</summary>
internal static class NarrativeEndpoints
{
    public static void MapNarratives(this IEndpointRouteBuilder api)
    {
        var narratives = api.MapGroup("/agreements/{id}/narratives").WithTags("Narratives");
        narratives.MapGet("", List).RequireToken()
            .Describe(Described.List<Narrative>("listNarratives", "Parternas redogörelser i ett medborgarlöfte", "The parties' accounts of an agreement",
                "narratives", Parameter.AsOf));
        narratives.MapPost("", Report).RequireScope(Scopes.FollowUpManage).WithMetadata(new FieldPaths("narrative"))
            .Describe(Described.Push<Narrative>("reportNarrative", "Rapportera en redogörelse", "Report an account",
                "recordId", "party", "period", "text"));
        narratives.MapDelete("/{source}/{recordId}", Withdraw).RequireScope(Scopes.FollowUpManage)
            .Describe(Described.Withdrawal("withdrawNarrative", "Återta en redogörelse", "Withdraw an account"));
    }

    private static async Task<IResult> List(HttpContext http, string id, NarrativesClient followUp)
    {
        var query = new QueryReader(http.Request);
        var paging = Paging.Read(query);
        var asOf = AsOf.Read(query);
        query.ThrowIfBad();
        var page = await followUp.ListNarrativesAsync(
            new ListNarrativesRequest { AgreementId = id, PageSize = paging.Limit, PageToken = paging.Token, AsOf = asOf },
            cancellationToken: http.RequestAborted);
        return ListAnswer.Of(http.Request, paging, "narratives", page.Narratives, page.NextPageToken);
    }

    private static async Task<IResult> Report(HttpContext http, string id, NarrativesClient followUp)
    {
        var push = PushQuery.Read(http.Request);
        var narrative = await JsonBody.ReadAsync<Narrative>(http.Request);
        var key = new PathKey();
        narrative.AgreementId = key.Same(id, narrative.AgreementId, "agreementId");
        key.ThrowIfDifferent();
        var response = await followUp.ReportNarrativeAsync(
            new ReportNarrativeRequest { Narrative = narrative, Reason = push.Reason, ValidateOnly = push.ValidateOnly },
            cancellationToken: http.RequestAborted);
        return PushAnswers.Of(response.Result, Collection(id), push.ValidateOnly);
    }

    private static async Task<IResult> Withdraw(HttpContext http, string id, string source, string recordId, NarrativesClient followUp)
    {
        var withdrawal = await Withdrawal.ReadAsync<WithdrawNarrativeRequest>(http.Request, request => request.Reason);
        var response = await followUp.WithdrawNarrativeAsync(new WithdrawNarrativeRequest
        {
            AgreementId = id,
            Source = source,
            RecordId = recordId,
            Reason = withdrawal.Reason,
            Etag = withdrawal.Etag,
        }, cancellationToken: http.RequestAborted);
        return PushAnswers.Of(response.Result, Collection(id), validateOnly: false);
    }

    private static string Collection(string id) => $"{GatewayComposition.BasePath}/agreements/{Uri.EscapeDataString(id)}/narratives";
}
