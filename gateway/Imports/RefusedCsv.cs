using Google.Protobuf.Collections;
using Medborgarlofte.Contracts.Imports.V1;
using Medborgarlofte.Gateway.Commitments;
using ImportsClient = Medborgarlofte.Contracts.Imports.V1.ImportRunsService.ImportRunsServiceClient;

namespace Medborgarlofte.Gateway.Imports;

/// <summary>The refused rows as the file that they came from, with two columns more: their line there, and what was wrong.</summary>
internal static class RefusedCsv
{
    /// <summary>Column of the line in the file that was sent.</summary>
    public const string LineColumn = "Rad";

    /// <summary>Column of what was wrong.</summary>
    public const string ErrorColumn = "Fel";

    private const int PageSize = 200;

    /// <summary>Writes the file, with the separator of the one that was sent unless another is asked for.</summary>
    public static async Task<byte[]> WriteAsync(
        ImportsClient client, string journal, string importId, string separator, CancellationToken cancellationToken)
    {
        var page = await PageAsync("");
        var csv = new CsvWriter((separator.Length > 0 ? separator == "semicolon" : page.Separator == ";") ? CsvDialect.SwedishExcel : CsvDialect.Standard);
        var columns = page.Columns.Count > 0 ? page.Columns : new RepeatedField<string> { "recordId" };
        foreach (var name in (string[])[.. columns, LineColumn, ErrorColumn])
        {
            csv.Field(name);
        }

        csv.EndLine();
        while (true)
        {
            foreach (var row in page.Rows)
            {
                Write(csv, row, columns.Count, page.Columns.Count == 0);
            }

            if (page.NextPageToken.Length == 0)
            {
                return csv.Take();
            }

            page = await PageAsync(page.NextPageToken);
        }

        Task<ListRefusedRowsResponse> PageAsync(string token) => client.ListRefusedRowsAsync(
            new ListRefusedRowsRequest { Journal = journal, ImportId = importId, PageSize = PageSize, PageToken = token }, cancellationToken: cancellationToken).ResponseAsync;
    }

    private static void Write(CsvWriter csv, RefusedRow row, int columns, bool idAlone)
    {
        for (var index = 0; index < columns; index++)
        {
            csv.Field(idAlone ? row.RecordId : index < row.Cells.Count ? row.Cells[index] : "");
        }

        csv.Field(row.Line).Field(row.Error);
        csv.EndLine();
    }
}
