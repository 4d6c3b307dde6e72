using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.Commitments;
using Medborgarlofte.Gateway.Municipalities;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.Net.Http.Headers;
using AgreementsClient = Medborgarlofte.Contracts.FollowUp.V1.AgreementsService.AgreementsServiceClient;

namespace Medborgarlofte.Gateway.Codes;

/// <summary>The code lists, in both languages: what they are to everybody, and with a municipality also what its agreements declare.</summary>
internal static class CodeEndpoints
{
    private const string Csv = "text/csv";
    private const string MunicipalityCode = "municipality-code";

    private static readonly Parameter OfMunicipality = new(
        MunicipalityCode, "Även de koder som kommunens undertecknade medborgarlöften anger; behövs för areas och third-parties.",
        "Also the codes that the municipality's signed agreements declare; needed for areas and third-parties.", "0685")
    {
        Pattern = "^[0-9]{4}$",
    };

    public static void MapCodes(this IEndpointRouteBuilder api)
    {
        var codes = api.MapGroup("/codes").WithTags("Codes");
        codes.MapGet("", Index).IsPublic()
            .Describe(Described.Public("listCodeLists", "Kodlistorna", "The code lists", new Shape(Own: CodeSchemas.Lists)));
        codes.MapGet("/{list}", AsJson).IsPublic()
            .Describe(Described.Public("getCodeList", "En kodlista", "A code list", new Shape(Own: CodeSchemas.List), parameters: [OfMunicipality]));
        codes.MapGet("/{list}.csv", AsCsv).IsPublic()
            .Describe(Described.Public("getCodeListCsv", "En kodlista som CSV", "A code list as CSV", shape: null, Csv, OfMunicipality, Parameter.Separator));
    }

    private static PublicAnswer Index(HttpRequest request)
    {
        QueryReader.RequireNone(request);
        return new PublicAnswer(PublicBody.Of(JsonAnswer.Write(CodeJson.WriteIndex))) { CacheControl = PublicAnswer.ForADay };
    }

    private static async Task<IResult> AsJson(HttpContext http, string list, AgreementsClient followUp)
    {
        // Who asks for CSV by its media type gets it here too.
        http.Response.Headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.Accept);
        return PrefersCsv(http.Request) ? await AsCsv(http, list, followUp) : Answer(http.Request,
            PublicBody.Of(CodeJson.Write(Find(list), await ReadAsync(http, list, followUp, new QueryReader(http.Request)))), list, "application/json");
    }

    private static async Task<IResult> AsCsv(HttpContext http, string list, AgreementsClient followUp)
    {
        var query = new QueryReader(http.Request);
        var dialect = query.Word("separator", "comma", "semicolon") == "semicolon" ? CsvDialect.SwedishExcel : CsvDialect.Standard;
        return Answer(http.Request, PublicBody.Of(CodeCsv.Write(Find(list), await ReadAsync(http, list, followUp, query), dialect)), list, $"{Csv}; charset=utf-8; header=present");
    }

    private static bool PrefersCsv(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted) && accepted.Any(type => type.MediaType == Csv)
        && !accepted.Any(type => type.MediaType == "application/json");

    private static PublicAnswer Answer(HttpRequest request, PublicBody body, string list, string mediaType) => new(body)
    {
        MediaType = mediaType,
        CacheControl = request.Query.ContainsKey(MunicipalityCode) ? PublicAnswer.Revalidated : PublicAnswer.ForADay,
        FileName = mediaType.StartsWith(Csv, StringComparison.Ordinal) ? $"{list}.csv" : null,
    };

    private static PublishedCodeList Find(string name) => PublishedCodeList.Find(name)
        ?? throw DomainException.NotFound("CODE_LIST_NOT_FOUND", $"There is no such code list; these are: {string.Join(", ", PublishedCodeList.All.Select(list => list.Name))}.");

    /// <summary>The common codes, and after them the municipality's own; what it says of a common one stands in its place.</summary>
    private static async Task<IReadOnlyList<PublishedCode>> ReadAsync(HttpContext http, string name, AgreementsClient followUp, QueryReader query)
    {
        var list = Find(name);
        var code = list.Own is null ? "" : query.Text(MunicipalityCode);
        query.Require(list.Common.Count > 0 || code.Length > 0, MunicipalityCode,
            $"Needed: every municipality has its own. The municipalities' codes: {CodeAddresses.Municipalities}.");
        query.ThrowIfBad();
        if (code.Length == 0)
        {
            return list.Common;
        }

        var own = await OwnCodes.ReadAsync(followUp, MunicipalityEndpoints.Find(code).Code, list.Own!, http.RequestAborted);
        var byCode = own.ToDictionary(one => one.Code, StringComparer.Ordinal);
        var common = list.Common.Select(one => byCode.Remove(one.Code, out var stated) ? stated : one).ToList();
        return [.. common, .. own.Where(one => byCode.ContainsKey(one.Code))];
    }
}
