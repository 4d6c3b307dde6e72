using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.Municipalities;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Requests;
using ReportingClient = Medborgarlofte.Contracts.Reporting.V1.FollowUpService.FollowUpServiceClient;

namespace Medborgarlofte.Gateway.FollowUp;

/// <summary>The computed follow-up, for everybody.</summary>
internal static class FollowUpEndpoints
{
    public static void MapFollowUp(this IEndpointRouteBuilder api)
    {
        // Taken once, not by each request from services of its own.
        var reporting = api.ServiceProvider.GetRequiredService<ReportingClient>();
        var answers = api.ServiceProvider.GetRequiredService<CurrentAnswers>();

        api.MapGet("/municipalities/{code}/follow-up", (HttpContext http, string code) => OfMunicipality(http, code, reporting, answers)).IsPublic()
            .WithTags("Follow-up")
            .Describe(Described.Public("getMunicipalityFollowUp", "Kommunens medborgarlöften med utfall", "The municipality's agreements with their verdicts",
                new Shape(MunicipalityFollowUp.Descriptor), parameters: [Parameter.AsOf, Parameter.Position]));
        api.MapGet("/agreements/{id}/follow-up", (HttpContext http, string id) => OfAgreement(http, id, reporting, answers)).IsPublic()
            .WithTags("Follow-up")
            .Describe(Described.Public("getAgreementFollowUp", "Ett medborgarlöfte med utfall", "An agreement with its verdicts",
                new Shape(GetAgreementFollowUpResponse.Descriptor), parameters: [Parameter.AsOf, Parameter.Position]));
    }

    private static async Task<IResult> OfMunicipality(HttpContext http, string code, ReportingClient reporting, CurrentAnswers answers)
    {
        var asOf = AsOfPosition.Read(http.Request);
        var municipality = MunicipalityEndpoints.Find(code);
        return await ReadAsync(http, answers, asOf, $"municipality/{municipality.Code}", async cancellationToken =>
        {
            var response = await reporting.GetMunicipalityFollowUpAsync(
                new GetMunicipalityFollowUpRequest { MunicipalityCode = municipality.Code, AsOf = asOf.AsOf, Position = asOf.Position }, cancellationToken: cancellationToken);
            return PublicBody.Of(response.FollowUp, asOf.IsNow ? new MunicipalityFollowUp(response.FollowUp) { AsOf = null, Position = "" } : null);
        });
    }

    private static async Task<IResult> OfAgreement(HttpContext http, string id, ReportingClient reporting, CurrentAnswers answers)
    {
        var asOf = AsOfPosition.Read(http.Request);
        return await ReadAsync(http, answers, asOf, $"agreement/{id}", async cancellationToken =>
        {
            var response = await reporting.GetAgreementFollowUpAsync(
                new GetAgreementFollowUpRequest { AgreementId = id, AsOf = asOf.AsOf, Position = asOf.Position }, cancellationToken: cancellationToken);
            return PublicBody.Of(response, asOf.IsNow ? new GetAgreementFollowUpResponse(response) { AsOf = null, Position = "" } : null);
        });
    }

    /// <summary>Answers about now are shared; an instant of the caller's own is hardly asked for twice.</summary>
    private static async Task<IResult> ReadAsync(
        HttpContext http, CurrentAnswers answers, AsOfPosition asOf, string key, Func<CancellationToken, Task<PublicBody>> read) =>
        new PublicAnswer(asOf.IsNow
            ? await answers.ReadAsync(key, () => read(CancellationToken.None), http.RequestAborted)
            : await read(http.RequestAborted));
}
