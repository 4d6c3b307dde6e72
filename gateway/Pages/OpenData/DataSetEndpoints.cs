using System.Security.Cryptography;
using System.Text;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.Commitments;
using Medborgarlofte.Gateway.Municipalities;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Requests;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

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
        IEndpointRouteBuilder app, DataSet set, Func<PageReader, string, CancellationToken, IAsyncEnumerable<Action<CsvWriter>>> table) =>
        app.MapGet(set.Path, (HttpContext http, PageReader pages) => WriteAsync(http, pages, set, table)).IsPublic().WithTags("Datasets")
            .Describe(Described.Public(set.OperationId, $"{set.TitleSv} som CSV", $"{set.TitleEn} as CSV", shape: null, "text/csv",
                Parameter.Municipality, Parameter.Separator) with
            { MoreSv = set.DescriptionSv, MoreEn = set.DescriptionEn });

    private static async Task WriteAsync(
        HttpContext http, PageReader pages, DataSet set, Func<PageReader, string, CancellationToken, IAsyncEnumerable<Action<CsvWriter>>> table)
    {
        var query = new QueryReader(http.Request);
        var municipality = query.Text("municipality-code");
        var dialect = query.Word("separator", "comma", "semicolon") == "semicolon" ? CsvDialect.SwedishExcel : CsvDialect.Standard;
        query.ThrowIfBad();
        if (municipality.Length > 0)
        {
            MunicipalityEndpoints.Find(municipality);
        }

        var etag = await EtagAsync(pages, $"{set.Name}{http.Request.QueryString}", http.RequestAborted);
        http.Response.Headers.ETag = etag.ToString();
        http.Response.Headers.CacheControl = PublicAnswer.Revalidated;
        if (Preconditions.HasCurrent(http.Request, etag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        http.Response.ContentType = "text/csv; charset=utf-8; header=present";
        http.Response.Headers.ContentDisposition = $"attachment; filename={set.Name}.csv";
        await foreach (var rows in table(pages, municipality, http.RequestAborted))
        {
            var csv = new CsvWriter(dialect);
            rows(csv);
            await http.Response.BodyWriter.WriteAsync(csv.ToUtf8(), http.RequestAborted);

            // Only the file begins with a mark, not each of its parts.
            dialect = dialect with { ByteOrderMark = false };
        }
    }

    /// <summary>What a file says changes with what Reporting has applied, and with the day that verdicts are for.</summary>
    private static async Task<EntityTagHeaderValue> EtagAsync(PageReader pages, string file, CancellationToken cancellationToken)
    {
        var status = await pages.Reporting.GetReportingStatusAsync(new GetReportingStatusRequest(), cancellationToken: cancellationToken);
        var state = string.Join(';', status.Watermarks.Select(mark => $"{mark.Journal}:{mark.Sequence}"));
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{file}|{state}|{pages.Today:O}"));
        return new EntityTagHeaderValue($"\"{WebEncoders.Base64UrlEncode(hash.AsSpan(0, 16))}\"", isWeak: true);
    }
}
