using System.Runtime.CompilerServices;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.Commitments;
using Medborgarlofte.Gateway.Municipalities;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Requests;

namespace Medborgarlofte.Gateway.Pages.OpenData;

/// <summary>The datasets as CSV. They are written as they are read: none of them is ever whole in memory.</summary>
internal static class DataSetEndpoints
{
    public static void MapDataSets(this IEndpointRouteBuilder app)
    {
        Map(app, DataSet.Agreements, DataSetTables.AgreementsAsync);
        Map(app, DataSet.Commitments, DataSetTables.CommitmentsAsync);
        Map(app, DataSet.CountedRecords, DataSetTables.CountedRecordsAsync);
        Map(app, DataSet.Corrections, DataSetTables.CorrectionsAsync);
    }

    private static void Map(
        IEndpointRouteBuilder app, DataSet set, Func<Asked, CancellationToken, IAsyncEnumerable<Action<CsvWriter>>> table) =>
        app.MapGet(set.Path, (HttpContext http, PageReader pages) => WriteAsync(http, pages, set, table)).IsPublic().WithTags("Datasets")
            .Describe(Described.Public(set.OperationId, $"{set.TitleSv} som CSV", $"{set.TitleEn} as CSV", shape: null, "text/csv",
                Parameter.Municipality, Parameter.AsOf, Parameter.Separator) with
            { MoreSv = set.DescriptionSv, MoreEn = set.DescriptionEn });

    private static async Task<IResult> WriteAsync(
        HttpContext http, PageReader pages, DataSet set, Func<Asked, CancellationToken, IAsyncEnumerable<Action<CsvWriter>>> table)
    {
        var query = new QueryReader(http.Request);
        var municipality = query.Text("municipality-code");
        var dialect = query.Word("separator", "comma", "semicolon") == "semicolon" ? CsvDialect.SwedishExcel : CsvDialect.Standard;
        var asOf = query.Instant("as-of");
        query.Require(asOf is null || Visit.DayOf(asOf) <= pages.Today, "as-of", "Must not lie ahead.");
        query.ThrowIfBad();
        if (municipality.Length > 0)
        {
            MunicipalityEndpoints.Find(municipality);
        }

        var etag = await StateTag.OfAsync(pages.Reporting, $"{set.Name}{http.Request.QueryString}", pages.Today, http.RequestAborted);
        return new StreamedFile(PartsAsync(table(new Asked(pages, municipality, asOf), http.RequestAborted), dialect, http.RequestAborted), etag, $"{set.Name}.csv");
    }

    private static async IAsyncEnumerable<byte[]> PartsAsync(
        IAsyncEnumerable<Action<CsvWriter>> table, CsvDialect dialect, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var csv = new CsvWriter(dialect);
        await foreach (var rows in table.WithCancellation(cancellationToken))
        {
            rows(csv);
            yield return csv.Take();
        }
    }
}
