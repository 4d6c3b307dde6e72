using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Access;
using WordingsClient = Medborgarlofte.Contracts.FollowUp.V1.WordingsService.WordingsServiceClient;

namespace Medborgarlofte.Gateway.Wordings;

/// <summary>Reads the wording of an agreement into a draft, and stores nothing.</summary>
internal static class WordingEndpoints
{
    public static void MapWordings(this IEndpointRouteBuilder api) =>
        api.MapPost("/wordings", Read).RequireScope(Scopes.FollowUpManage).WithTags("Wordings").WithMetadata(new FieldPaths(bodyField: ""))
            .Describe(Described.Message<ReadWordingResponse>("readWording", "Läs en lydelse till ett utkast", "Read a wording into a draft") with
            {
                MoreSv = "Text på svenska blir ett utkast som POST /agreements tar. Varje värde säger var i texten det står och om det är utläst, slutet eller måste väljas. Inget sparas.",
                MoreEn = "Swedish text becomes a draft that POST /agreements takes. Each value says where in the text it stands and whether it is stated, inferred or to be chosen. Nothing is stored.",
                Takes = new Shape(ReadWordingRequest.Descriptor),
                Required = ["municipalityCode", "text"],
            });

    private static async Task<IResult> Read(HttpContext http, WordingsClient followUp)
    {
        QueryReader.RequireNone(http.Request);
        var request = await JsonBody.ReadAsync<ReadWordingRequest>(http.Request);
        return JsonAnswer.Of(await followUp.ReadWordingAsync(request, cancellationToken: http.RequestAborted));
    }
}
