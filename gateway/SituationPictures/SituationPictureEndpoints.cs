using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Records;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Access;
using PicturesClient = Medborgarlofte.Contracts.FollowUp.V1.SituationPicturesService.SituationPicturesServiceClient;

namespace Medborgarlofte.Gateway.SituationPictures;

/// <summary>The situation pictures of a municipality.</summary>
internal static class SituationPictureEndpoints
{
    private const string Collection = $"{GatewayComposition.BasePath}/situation-pictures";

    public static void MapSituationPictures(this IEndpointRouteBuilder api)
    {
        var pictures = api.MapGroup("/situation-pictures").WithTags("Situation pictures");
        pictures.MapGet("", List).RequireToken()
            .Describe(Described.List<SituationPicture>("listSituationPictures", "Lägesbilder", "Situation pictures", "situationPictures",
                Parameter.OneMunicipality, Parameter.AsOf));
        pictures.MapPost("", Report).RequireScope(Scopes.FollowUpManage).WithMetadata(new FieldPaths("picture"))
            .Describe(Described.Push<SituationPicture>("reportSituationPicture", "Rapportera en lägesbild", "Report a situation picture",
                "recordId", "municipalityCode", "date", "title"));
        pictures.MapDelete("/{source}/{recordId}", Withdraw).RequireScope(Scopes.FollowUpManage)
            .Describe(Described.Withdrawal("withdrawSituationPicture", "Återta en lägesbild", "Withdraw a situation picture"));
    }

    private static async Task<IResult> List(HttpContext http, PicturesClient followUp)
    {
        var query = new QueryReader(http.Request);
        var municipalityCode = query.Text("municipality-code");
        var paging = Paging.Read(query);
        var asOf = AsOf.Read(query);
        query.ThrowIfBad();
        var page = await followUp.ListSituationPicturesAsync(
            new ListSituationPicturesRequest { MunicipalityCode = municipalityCode, PageSize = paging.Limit, PageToken = paging.Token, AsOf = asOf },
            cancellationToken: http.RequestAborted);
        return ListAnswer.Of(http.Request, paging, "situationPictures", page.Pictures, page.NextPageToken);
    }

    private static async Task<IResult> Report(HttpContext http, PicturesClient followUp)
    {
        var push = PushQuery.Read(http.Request);
        var picture = await JsonBody.ReadAsync<SituationPicture>(http.Request);
        var response = await followUp.ReportSituationPictureAsync(
            new ReportSituationPictureRequest { Picture = picture, Reason = push.Reason, ValidateOnly = push.ValidateOnly },
            cancellationToken: http.RequestAborted);
        return PushAnswers.Of(response.Result, Collection, push.ValidateOnly);
    }

    private static async Task<IResult> Withdraw(HttpContext http, string source, string recordId, PicturesClient followUp)
    {
        var withdrawal = await Withdrawal.ReadAsync<WithdrawSituationPictureRequest>(http.Request, request => request.Reason);
        var response = await followUp.WithdrawSituationPictureAsync(new WithdrawSituationPictureRequest
        {
            Source = source,
            RecordId = recordId,
            Reason = withdrawal.Reason,
            Etag = withdrawal.Etag,
        }, cancellationToken: http.RequestAborted);
        return PushAnswers.Of(response.Result, Collection, validateOnly: false);
    }
}
