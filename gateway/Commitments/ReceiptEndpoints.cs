using Grpc.Core;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Pages;
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
                new Shape(GetReceiptResponse.Descriptor), parameters: [Parameter.AsOf, Parameter.Position, Parameter.After, Parameter.Limit, Parameter.CountedOnly, Parameter.Excluded]) with
            {
                MoreSv = "Raderna kommer sida för sida i journalernas ordning; varje sida säger hur många de är och varför de andra inte räknas.",
                MoreEn = "The rows come page by page in the order of the journals; every page tells how many there are and why the others do not count.",
            });
        commitments.MapGet("/{id}/receipt.csv", AsCsv).IsPublic()
            .Describe(Described.Public("getReceiptCsv", "Beviset som CSV", "The proof as CSV", shape: null, "text/csv", Parameter.AsOf, Parameter.Position, Parameter.Separator));
    }

    private static async Task<IResult> AsJson(HttpContext http, string id, ReportingClient reporting)
    {
        var query = new QueryReader(http.Request);
        var asOf = AsOfPosition.Read(query);
        var request = new GetReceiptRequest
        {
            CommitmentId = id,
            AsOf = asOf.AsOf,
            Position = asOf.Position,
            PageToken = query.Text("after"),
            PageSize = query.Number("limit", 1, Paging.LargestLimit) ?? 0,
            CountedOnly = query.Flag("counted"),
            Excluded = query.Text("excluded"),
        };
        query.ThrowIfBad();
        var receipt = await reporting.GetReceiptAsync(request, cancellationToken: http.RequestAborted);
        return new PublicAnswer(PublicBody.Of(receipt, asOf.IsNow ? new GetReceiptResponse(receipt) { AsOf = null, Position = "" } : null));
    }

    private static async Task<IResult> AsCsv(HttpContext http, string id, ReportingClient reporting, PageReader pages)
    {
        var query = new QueryReader(http.Request);
        var asOf = AsOfPosition.Read(query);
        var forExcel = query.Word("separator", "comma", "semicolon") == "semicolon";
        query.ThrowIfBad();
        var etag = await StateTag.OfAsync(reporting, $"receipt/{id}{http.Request.QueryString}", pages.Today, http.RequestAborted);
        return new StreamedFile(PartsAsync(http, new StreamReceiptRowsRequest { CommitmentId = id, AsOf = asOf.AsOf, Position = asOf.Position }, reporting,
            forExcel ? CsvDialect.SwedishExcel : CsvDialect.Standard), etag, $"{id}.csv");
    }

    private static async IAsyncEnumerable<byte[]> PartsAsync(
        HttpContext http, StreamReceiptRowsRequest request, ReportingClient reporting, CsvDialect dialect)
    {
        using var rows = reporting.StreamReceiptRows(request, cancellationToken: http.RequestAborted);
        await foreach (var part in ReceiptCsv.PartsAsync(rows.ResponseStream.ReadAllAsync(http.RequestAborted), dialect, http.RequestAborted))
        {
            yield return part;
        }
    }
}
