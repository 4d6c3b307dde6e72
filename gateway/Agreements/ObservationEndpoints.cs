using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Records;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Access;
using ObservationsClient = Medborgarlofte.Contracts.FollowUp.V1.IndicatorObservationsService.IndicatorObservationsServiceClient;

namespace Medborgarlofte.Gateway.Agreements;

/// <summary>The observed values of an agreement's indicators.</summary>
internal static class ObservationEndpoints
{
    public static void MapObservations(this IEndpointRouteBuilder api)
    {
        var observations = api.MapGroup("/agreements/{id}/observations").WithTags("Observations");
        observations.MapGet("", List).RequireToken()
            .Describe(Described.List<IndicatorObservation>("listObservations", "Uppmätta värden i ett medborgarlöfte", "Measured values of an agreement",
                "observations", Parameter.AsOf));
        observations.MapPost("", Report).RequireScope(Scopes.FollowUpManage).WithMetadata(new FieldPaths("observation"))
            .Describe(Described.Push<IndicatorObservation>("reportObservation", "Rapportera ett uppmätt värde", "Report a measured value",
                "recordId", "commitmentId", "date", "value"));
        observations.MapDelete("/{source}/{recordId}", Withdraw).RequireScope(Scopes.FollowUpManage)
            .Describe(Described.Withdrawal("withdrawObservation", "Återta ett uppmätt värde", "Withdraw a measured value"));
    }

    private static async Task<IResult> List(HttpContext http, string id, ObservationsClient followUp)
    {
        var query = new QueryReader(http.Request);
        var paging = Paging.Read(query);
        var asOf = AsOf.Read(query);
        query.ThrowIfBad();
        var page = await followUp.ListIndicatorObservationsAsync(
            new ListIndicatorObservationsRequest { AgreementId = id, PageSize = paging.Limit, PageToken = paging.Token, AsOf = asOf },
            cancellationToken: http.RequestAborted);
        return ListAnswer.Of(http.Request, paging, "observations", page.Observations, page.NextPageToken);
    }

    private static async Task<IResult> Report(HttpContext http, string id, ObservationsClient followUp)
    {
        var push = PushQuery.Read(http.Request);
        var observation = await JsonBody.ReadAsync<IndicatorObservation>(http.Request);
        var key = new PathKey();
        observation.AgreementId = key.Same(id, observation.AgreementId, "agreementId");
        key.ThrowIfDifferent();
        var response = await followUp.ReportIndicatorObservationAsync(
            new ReportIndicatorObservationRequest { Observation = observation, Reason = push.Reason, ValidateOnly = push.ValidateOnly },
            cancellationToken: http.RequestAborted);
        return PushAnswers.Of(response.Result, Collection(id), push.ValidateOnly);
    }

    private static async Task<IResult> Withdraw(HttpContext http, string id, string source, string recordId, ObservationsClient followUp)
    {
        var withdrawal = await Withdrawal.ReadAsync<WithdrawIndicatorObservationRequest>(http.Request, request => request.Reason);
        var response = await followUp.WithdrawIndicatorObservationAsync(new WithdrawIndicatorObservationRequest
        {
            AgreementId = id,
            Source = source,
            RecordId = recordId,
            Reason = withdrawal.Reason,
            Etag = withdrawal.Etag,
        }, cancellationToken: http.RequestAborted);
        return PushAnswers.Of(response.Result, Collection(id), validateOnly: false);
    }

    private static string Collection(string id) => $"{GatewayComposition.BasePath}/agreements/{Uri.EscapeDataString(id)}/observations";
}
