using Medborgarlofte.Contracts.Imports.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Errors;
using WireRun = Medborgarlofte.Contracts.Imports.V1.ImportRun;

namespace Medborgarlofte.Gateway.Imports;

/// <summary>What became of each file, body and stream that a source has sent; for the source itself.</summary>
internal static class ImportEndpoints
{
    public const string Collection = $"{GatewayComposition.BasePath}/imports";

    private static readonly Parameter Party = new("party", "Vilken part; token säger det annars.", "Which party; the token says it otherwise.", "police")
    {
        Words = ["police", "municipality"],
    };

    public static void MapImports(this IEndpointRouteBuilder api)
    {
        var imports = api.MapGroup("/imports").WithTags("Imports");
        imports.MapGet("", List).RequireToken()
            .Describe(Described.List<WireRun>("listImports", "Importkörningar, den senaste först", "Import runs, newest first", "imports", Party) with
            {
                MoreSv = "Varje fil, varje kropp med många rapporter och varje gRPC-ström är en körning. Bara den egna källans visas.",
                MoreEn = "Every file, every body with many records and every gRPC stream is a run. Only those of the own source are shown.",
            });
        imports.MapGet("/{importId}", Get).RequireToken()
            .Describe(Described.Message<WireRun>("getImport", "En importkörning med sina summor", "An import run with its totals"));
        imports.MapGet("/{importId}/refused.csv", Refused).RequireToken()
            .Describe(new EndpointDescription("getRefusedRows", "De avvisade raderna med kolumnen Fel", "The refused rows with the column Fel")
            {
                MoreSv = "Samma kolumner som i filen, utan felaktiga värden som kan vara personliga. Rätta raderna och sänd filen igen: kolumnerna Rad och Fel hoppas över. Raderna finns i 30 dagar.",
                MoreEn = "The columns of the file, without wrong values that may be personal. Mend the rows and send the file again: the columns Rad and Fel are ignored. Rows are kept for 30 days.",
                Parameters = [Parameter.Separator],
                Answers = [new Answer(StatusCodes.Status200OK, "text/csv")],
            });
    }

    private static async Task<IResult> List(HttpContext http, ImportClients clients)
    {
        var query = new QueryReader(http.Request);
        var party = query.Word("party", "police", "municipality");
        party = party.Length == 0 ? http.User.FindFirst("party")?.Value ?? "" : party;
        query.Require(party is "police" or "municipality", "party", "Needed when the token names no party: police or municipality.");
        var paging = Paging.Read(query);
        query.ThrowIfBad();
        var journal = party == "police" ? ImportClients.Police : ImportClients.Municipal;
        var page = await clients.Of(journal).ListImportRunsAsync(
            new ListImportRunsRequest { Journal = journal, PageSize = paging.Limit, PageToken = paging.Token }, cancellationToken: http.RequestAborted);
        return ListAnswer.Of(http.Request, paging, "imports", page.Runs, page.NextPageToken, page.TotalSize);
    }

    private static async Task<IResult> Get(HttpContext http, string importId, ImportClients clients)
    {
        QueryReader.RequireNone(http.Request);
        var journal = JournalOf(importId);
        return JsonAnswer.Of((await clients.Of(journal).GetImportRunAsync(
            new GetImportRunRequest { Journal = journal, ImportId = importId }, cancellationToken: http.RequestAborted)).Run);
    }

    private static async Task<IResult> Refused(HttpContext http, string importId, ImportClients clients)
    {
        var query = new QueryReader(http.Request);
        var separator = query.Word("separator", "comma", "semicolon");
        query.ThrowIfBad();
        var journal = JournalOf(importId);
        return new FileAnswer(await RefusedCsv.WriteAsync(clients.Of(journal), journal, importId, separator, http.RequestAborted), $"{importId}-fel.csv");
    }

    private static string JournalOf(string importId) => importId.Split('-')[0] switch
    {
        ImportClients.Police => ImportClients.Police,
        ImportClients.Municipal => ImportClients.Municipal,
        _ => throw DomainException.NotFound("IMPORT_NOT_FOUND", "Your source has no import run of this id."),
    };
}
