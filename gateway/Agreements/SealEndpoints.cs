using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Records;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Access;
using SealsClient = Medborgarlofte.Contracts.FollowUp.V1.PeriodSealsService.PeriodSealsServiceClient;

namespace Medborgarlofte.Gateway.Agreements;

/// <summary>The seals of an agreement's reporting periods.</summary>
internal static class SealEndpoints
{
    public static void MapSeals(this IEndpointRouteBuilder api)
    {
        var seals = api.MapGroup("/agreements/{id}/seals").WithTags("Seals");
        seals.MapGet("", List).RequireToken()
            .Describe(Described.List<PeriodSeal>("listSeals", "Sigill på ett medborgarlöftes perioder", "Seals on an agreement's periods",
                "seals", Parameter.AsOf));
        seals.MapPost("", Report).RequireScope(Scopes.FollowUpSeal).WithMetadata(new FieldPaths("seal"))
            .Describe(Described.Push<PeriodSeal>("reportSeal", "Rapportera ett sigill på en rapporteringsperiod", "Report a seal on a reporting period",
                "recordId", "period", "party", "asOf", "followUpHash"));
        seals.MapDelete("/{source}/{recordId}", Withdraw).RequireScope(Scopes.FollowUpSeal)
            .Describe(Described.Withdrawal("withdrawSeal", "Återta ett sigill på en rapporteringsperiod", "Withdraw a seal on a reporting period"));
    }

    private static async Task<IResult> List(HttpContext http, string id, SealsClient followUp)
    {
        var query = new QueryReader(http.Request);
        var paging = Paging.Read(query);
        var asOf = AsOf.Read(query);
        query.ThrowIfBad();
        var page = await followUp.ListPeriodSealsAsync(
            new ListPeriodSealsRequest { AgreementId = id, PageSize = paging.Limit, PageToken = paging.Token, AsOf = asOf },
            cancellationToken: http.RequestAborted);
        return ListAnswer.Of(http.Request, paging, "seals", page.Seals, page.NextPageToken);
    }

    private static async Task<IResult> Report(HttpContext http, string id, SealsClient followUp)
    {
        var push = PushQuery.Read(http.Request);
        var seal = await JsonBody.ReadAsync<PeriodSeal>(http.Request);
        var key = new PathKey();
        seal.AgreementId = key.Same(id, seal.AgreementId, "agreementId");
        key.ThrowIfDifferent();
        var response = await followUp.ReportPeriodSealAsync(
            new ReportPeriodSealRequest { Seal = seal, Reason = push.Reason, ValidateOnly = push.ValidateOnly },
            cancellationToken: http.RequestAborted);
        return PushAnswers.Of(response.Result, Collection(id), push.ValidateOnly);
    }

    private static async Task<IResult> Withdraw(HttpContext http, string id, string source, string recordId, SealsClient followUp)
    {
        var withdrawal = await Withdrawal.ReadAsync<WithdrawPeriodSealRequest>(http.Request, request => request.Reason);
        var response = await followUp.WithdrawPeriodSealAsync(new WithdrawPeriodSealRequest
        {
            AgreementId = id,
            Source = source,
            RecordId = recordId,
            Reason = withdrawal.Reason,
            Etag = withdrawal.Etag,
        }, cancellationToken: http.RequestAborted);
        return PushAnswers.Of(response.Result, Collection(id), validateOnly: false);
    }

    private static string Collection(string id) => $"{GatewayComposition.BasePath}/agreements/{Uri.EscapeDataString(id)}/seals";
}
