using Grpc.Core;
using Medborgarlofte.Contracts.Imports.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Gateway.Imports;

/// <summary>A source's own names of columns and codes, which its files are read by with ?mapping=.</summary>
internal static class MappingEndpoints
{
    public static void MapMappings(this IEndpointRouteBuilder api)
    {
        var mappings = api.MapGroup("/mappings").WithTags("Imports").WithMetadata(new FieldPaths("mapping"));
        mappings.MapGet("", List).RequireToken()
            .Describe(Described.List<Mapping>("listMappings", "Källans egna namn på kolumner och koder", "The source's own names of columns and codes", "mappings"));
        mappings.MapGet("/{mapping}", Get).RequireToken()
            .Describe(Described.Message<Mapping>("getMapping", "En översättning", "A mapping"));
        mappings.MapPut("/{mapping}", Put).RequireToken()
            .Describe(new EndpointDescription("putMapping", "Spara en översättning", "Store a mapping")
            {
                MoreSv = "En fil som sänds med mapping= läses med dessa namn utöver de vanliga. Scope `police.report` eller `municipal.report`, efter tokens part.",
                MoreEn = "A file that is sent with mapping= is read by these names beside the usual ones. Scope `police.report` or `municipal.report`, by the token's party.",
                Takes = new Shape(Mapping.Descriptor),
                Answers = [Answer.Json(new Shape(Mapping.Descriptor))],
                MayConflict = true,
            });
        mappings.MapDelete("/{mapping}", Delete).RequireToken()
            .Describe(new EndpointDescription("deleteMapping", "Ta bort en översättning", "Remove a mapping") { Answers = [new Answer(StatusCodes.Status204NoContent)] });
    }

    private static async Task<IResult> List(HttpContext http, ImportClients clients)
    {
        var query = new QueryReader(http.Request);
        var paging = Paging.Read(query);
        query.ThrowIfBad();
        var journal = JournalOf(http);
        var all = (await clients.MappingsOf(journal).ListMappingsAsync(new ListMappingsRequest { Journal = journal }, cancellationToken: http.RequestAborted)).Mappings;
        var more = all.Count > paging.Offset + paging.Limit;
        return ListAnswer.Of(http.Request, paging, "mappings", all.Skip(paging.Offset).Take(paging.Limit), more ? "more" : "", all.Count);
    }

    private static async Task<IResult> Get(HttpContext http, string mapping, ImportClients clients)
    {
        QueryReader.RequireNone(http.Request);
        return JsonAnswer.Of(await clients.MappingAsync(JournalOf(http), mapping, http.RequestAborted));
    }

    private static async Task<IResult> Put(HttpContext http, string mapping, ImportClients clients)
    {
        QueryReader.RequireNone(http.Request);
        var stated = await JsonBody.ReadAsync<Mapping>(http.Request);
        var key = new PathKey();
        stated.Name = key.Same(mapping, stated.Name, "name");
        key.ThrowIfDifferent();
        stated.RecordedAt = null;
        var journal = JournalOf(http);
        return JsonAnswer.Of((await clients.MappingsOf(journal).PutMappingAsync(
            new PutMappingRequest { Journal = journal, Mapping = stated }, cancellationToken: http.RequestAborted)).Mapping);
    }

    private static async Task<IResult> Delete(HttpContext http, string mapping, ImportClients clients)
    {
        QueryReader.RequireNone(http.Request);
        var journal = JournalOf(http);
        await clients.MappingsOf(journal).DeleteMappingAsync(new DeleteMappingRequest { Journal = journal, Name = mapping }, cancellationToken: http.RequestAborted);
        return Results.NoContent();
    }

    private static string JournalOf(HttpContext http) => http.User.FindFirst("party")?.Value switch
    {
        "police" => ImportClients.Police,
        "municipality" => ImportClients.Municipal,
        _ => throw new DomainException(StatusCode.PermissionDenied, "PARTY_MISMATCH", "The token names neither party."),
    };
}
