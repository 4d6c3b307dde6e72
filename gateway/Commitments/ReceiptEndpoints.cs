using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Requests;
using ReportingClient = Medborgarlofte.Contracts.Reporting.V1.FollowUpService.FollowUpServiceClient;

namespace Medborgarlofte.Gateway.Commitments;

/// <summary>The proof of a commitment's verdict, as JSON and as CSV. A commitment's id is written agreement~commitment.</summary>
internal static class ReceiptEndpoints
{
    public static void MapReceipts(this IEndpointRouteBuilder api)
    {
        var commitments = api.MapGroup("/commitments").WithTags("Receipts");
        commitments.MapGet("/{id}/receipt", AsJson).IsPublic()
            .Describe(Described.Public("getReceipt", "Beviset för ett utfall", "The proof of a verdict",
                new Shape(GetReceiptResponse.Descriptor), parameters: [Parameter.AsOf, Parameter.Position]));
        commitments.MapGet("/{id}/receipt.csv", AsCsv).IsPublic()
            .Describe(Described.Public("getReceiptCsv", "Beviset som CSV", "The proof as CSV", shape: null, "text/csv", Parameter.AsOf, Parameter.Position, Parameter.Separator));
    }

    private static async Task<IResult> AsJson(HttpContext http, string id, ReportingClient reporting)
    {
        var asOf = AsOfPosition.Read(http.Request);
        var receipt = await ReadAsync(http, id, asOf, reporting);
        return new PublicAnswer(PublicBody.Of(receipt, asOf.IsNow ? new GetReceiptResponse(receipt) { AsOf = null, Position = "" } : null));
    }

    private static async Task<IResult> AsCsv(HttpContext http, string id, ReportingClient reporting)
    {
        var query = new QueryReader(http.Request);
        var asOf = AsOfPosition.Read(query);
        var forExcel = query.Word("separator", "comma", "semicolon") == "semicolon";
        query.ThrowIfBad();
        var receipt = await ReadAsync(http, id, asOf, reporting);
        return new PublicAnswer(PublicBody.Of(ReceiptCsv.Write(receipt.Rows, forExcel ? CsvDialect.SwedishExcel : CsvDialect.Standard)))
        {
            MediaType = "text/csv; charset=utf-8; header=present",
            FileName = $"{id}.csv",
        };
    }

    private static async Task<GetReceiptResponse> ReadAsync(HttpContext http, string id, AsOfPosition asOf, ReportingClient reporting) =>
        await reporting.GetReceiptAsync(new GetReceiptRequest { CommitmentId = id, AsOf = asOf.AsOf, Position = asOf.Position }, cancellationToken: http.RequestAborted);
}
