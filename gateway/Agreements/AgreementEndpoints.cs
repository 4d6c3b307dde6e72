using System.Globalization;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Validation;
using AgreementsClient = Medborgarlofte.Contracts.FollowUp.V1.AgreementsService.AgreementsServiceClient;

namespace Medborgarlofte.Gateway.Agreements;

/// <summary>
/// Agreements, with signatures and revisions as what is added to them. Reading asks for no token here: signed agreements are public,
/// and the service knows which are signed.
/// </summary>
internal static class AgreementEndpoints
{
    private const string Collection = $"{GatewayComposition.BasePath}/agreements";

    public static void MapAgreements(this IEndpointRouteBuilder api)
    {
        var agreements = api.MapGroup("/agreements").WithTags("Agreements");
        agreements.MapGet("", List).IsPublicRead()
            .Describe(Described.List<Agreement>("listAgreements", "Medborgarlöften", "Agreements", "agreements", Parameter.Municipality, Parameter.AsOf) with { ReadsMoreWithToken = true });
        agreements.MapPost("", Post).RequireScope(Scopes.FollowUpManage).WithMetadata(new FieldPaths("agreement"))
            .Describe(Described.Change<Agreement, DraftAgreementResponse>("draftAgreement", "Spara ett utkast", "Store a draft", "id", "municipalityCode", "title")
                with
            { Parameters = [Parameter.ValidateOnly] });
        agreements.MapGet("/{id}", Get).IsPublicRead()
            .Describe(Described.Stored<Agreement>("getAgreement", "Läs ett medborgarlöfte", "Read an agreement") with { ReadsMoreWithToken = true });
        agreements.MapPut("/{id}", Put).RequireScope(Scopes.FollowUpManage).WithMetadata(new FieldPaths("agreement"))
            .Describe(Described.Change<Agreement, DraftAgreementResponse>("putAgreement", "Spara eller ändra ett utkast", "Store or change a draft", "municipalityCode", "title")
                with
            { Parameters = [Parameter.ValidateOnly, Parameter.IfMatch] });
        agreements.MapPost("/{id}/signatures", Sign).RequireScope(Scopes.FollowUpManage).WithMetadata(new FieldPaths("signature"))
            .Describe(Described.Change<Signature, SignAgreementResponse>("signAgreement", "Underteckna för en part", "Sign for one party", "party", "role"));
        agreements.MapPost("/{id}/revisions", Revise).RequireScope(Scopes.FollowUpManage).WithMetadata(new FieldPaths("revision"))
            .Describe(Described.Change<Revision, ReviseAgreementResponse>("reviseAgreement", "Revidera ett undertecknat medborgarlöfte", "Revise a signed agreement",
                "number", "effectiveFrom", "reason")
                with
            {
                MoreSv = "Gäller när båda parter har skickat samma revidering, var och en med sin egen token. Den förstas är ett förslag som inget ändrar och bara medlemmar läser (proposedRevision).",
                MoreEn = "Holds when both parties have sent the same revision, each with its own token. The first one's is a proposal that changes nothing and that only members read (proposedRevision).",
                Parameters = [Parameter.ProposeOnly],
            });
        agreements.MapDelete("/{id}/revisions/{number}", WithdrawRevision).RequireScope(Scopes.FollowUpManage)
            .Describe(new("withdrawRevision", "Ta tillbaka en föreslagen revidering", "Take back a proposed revision")
            {
                MoreSv = "Endera parten får. En revidering som båda har undertecknat står kvar.",
                MoreEn = "Either party may. A revision that both have signed stays.",
                Answers = [Answer.Json(new Shape(WithdrawRevisionResponse.Descriptor)) with { Headers = ["ETag"] }],
            });
    }

    private static async Task<IResult> List(HttpContext http, AgreementsClient followUp)
    {
        var query = new QueryReader(http.Request);
        var municipalityCode = query.Text("municipality-code");
        var asOf = AsOf.Read(query);
        var paging = Paging.Read(query);
        query.ThrowIfBad();
        var page = await followUp.ListAgreementsAsync(
            new ListAgreementsRequest { MunicipalityCode = municipalityCode, AsOf = asOf, PageSize = paging.Limit, PageToken = paging.Token },
            cancellationToken: http.RequestAborted);
        return ListAnswer.Of(http.Request, paging, "agreements", page.Agreements, page.NextPageToken, page.HasTotalSize ? page.TotalSize : null);
    }

    private static async Task<IResult> Get(HttpContext http, string id, AgreementsClient followUp)
    {
        var asOf = AsOf.Read(http.Request);
        var response = await followUp.GetAgreementAsync(new GetAgreementRequest { AgreementId = id, AsOf = asOf }, cancellationToken: http.RequestAborted);
        return RecordAnswer.Of(http.Request, response.Agreement, response.Agreement.Record);
    }

    private static async Task<IResult> Post(HttpContext http, AgreementsClient followUp)
    {
        var validateOnly = ReadValidateOnly(http.Request);
        return await DraftAsync(http, followUp, await ReadBodyAsync(http, followUp), validateOnly);
    }

    private static async Task<IResult> Put(HttpContext http, string id, AgreementsClient followUp)
    {
        var validateOnly = ReadValidateOnly(http.Request);
        var agreement = await ReadBodyAsync(http, followUp);
        var key = new PathKey();
        agreement.Id = key.Same(id, agreement.Id, "id");
        key.ThrowIfDifferent();
        return await DraftAsync(http, followUp, agreement, validateOnly);
    }

    private static async Task<IResult> Sign(HttpContext http, string id, AgreementsClient followUp)
    {
        QueryReader.RequireNone(http.Request);
        var signature = await JsonBody.ReadAsync<Signature>(http.Request);
        var response = await followUp.SignAgreementAsync(
            new SignAgreementRequest { AgreementId = id, Signature = signature }, cancellationToken: http.RequestAborted);
        return PushAnswers.Of(response, response.Outcome, AddressOf(id), response.Agreement?.Record);
    }

    private static async Task<IResult> Revise(HttpContext http, string id, AgreementsClient followUp)
    {
        var query = new QueryReader(http.Request);
        var proposeOnly = query.Flag("propose-only");
        query.ThrowIfBad();
        var revision = await JsonBody.ReadAsync<Revision>(http.Request);
        var response = await followUp.ReviseAgreementAsync(
            new ReviseAgreementRequest { AgreementId = id, Revision = revision, ProposeOnly = proposeOnly }, cancellationToken: http.RequestAborted);
        return PushAnswers.Of(response, response.Outcome, AddressOf(id), response.Agreement?.Record);
    }

    private static async Task<IResult> WithdrawRevision(HttpContext http, string id, string number, AgreementsClient followUp)
    {
        QueryReader.RequireNone(http.Request);
        var violations = new Violations("");
        violations.Require(int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var which), "number", "A revision's number, such as 1.");
        violations.ThrowIfAny();
        var response = await followUp.WithdrawRevisionAsync(
            new WithdrawRevisionRequest { AgreementId = id, Number = which }, cancellationToken: http.RequestAborted);
        return PushAnswers.Of(response, response.Outcome, AddressOf(id), response.Agreement?.Record);
    }

    private static Task<Agreement> ReadBodyAsync(HttpContext http, AgreementsClient followUp) => JsonBody.ReadAsync<Agreement>(
        http.Request, agreement => followUp.DraftAgreementAsync(
            new DraftAgreementRequest { Agreement = agreement, ValidateOnly = true }, cancellationToken: http.RequestAborted).ResponseAsync);

    private static async Task<IResult> DraftAsync(HttpContext http, AgreementsClient followUp, Agreement agreement, bool validateOnly)
    {
        var response = await followUp.DraftAgreementAsync(
            new DraftAgreementRequest { Agreement = agreement, ValidateOnly = validateOnly, Etag = Preconditions.IfMatch(http.Request) },
            cancellationToken: http.RequestAborted);
        return PushAnswers.Of(response, response.Outcome, AddressOf(agreement.Id), response.Agreement?.Record, validateOnly);
    }

    private static bool ReadValidateOnly(HttpRequest request)
    {
        var query = new QueryReader(request);
        var validateOnly = query.Flag("validate-only");
        query.ThrowIfBad();
        return validateOnly;
    }

    private static string AddressOf(string id) => $"{Collection}/{Uri.EscapeDataString(id)}";
}
