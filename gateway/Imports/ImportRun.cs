using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Medborgarlofte.Contracts.Imports.V1;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Records.Csv;
using Medborgarlofte.ServiceDefaults.Clients;
using Medborgarlofte.ServiceDefaults.Errors;
using Medborgarlofte.ServiceDefaults.Importing;
using ImportsClient = Medborgarlofte.Contracts.Imports.V1.ImportRunsService.ImportRunsServiceClient;
using WireRun = Medborgarlofte.Contracts.Imports.V1.ImportRun;

namespace Medborgarlofte.Gateway.Imports;

/// <summary>The import run of one request, as its service keeps it. Records do not wait for it: a run that cannot be written says less than it should.</summary>
internal sealed class ImportRun
{
    /// <summary>Where a request notes its run, for the calls that it makes.</summary>
    public const string Item = "import-id";

    private const int RowsAtOnce = 200;

    // As many as the services keep.
    private const int MostRows = 10_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ImportsClient client;
    private readonly string journal;
    private readonly WireRun run;
    private readonly ILogger logger;
    private readonly List<RefusedRow> rows = [];
    private int kept;
    private bool rowsAreOff;
    private bool ended;

    private ImportRun(ImportsClient client, string journal, WireRun run, ILogger logger) =>
        (this.client, this.journal, this.run, this.logger) = (client, journal, run, logger);

    /// <summary>Its id.</summary>
    public string Id => run.Id;

    /// <summary>Columns of the file whose rows are kept; none for JSON.</summary>
    public CsvHeader? Header { get; set; }

    /// <summary>Begins the run of a request; null when it could not be written: the records are what was sent. A token that may not push is the request's failure.</summary>
    public static async Task<ImportRun?> BeginAsync(HttpContext http, MessageDescriptor record, string form, DateTimeOffset? exportedAt)
    {
        var journal = ImportClients.JournalOf(record);
        var client = http.RequestServices.GetRequiredService<ImportClients>().Of(journal);
        var run = new WireRun
        {
            Id = ImportId.New(journal),
            RecordType = RecordTypes.NameOf(record.Name),
            Form = form,
            ExportedAt = exportedAt is { } at ? Timestamp.FromDateTimeOffset(at) : null,
        };
        var logger = http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Medborgarlofte.Gateway.Imports");
        try
        {
            await client.BeginImportRunAsync(
                new BeginImportRunRequest { Journal = journal, Run = run }, deadline: ServiceChannel.Deadline(Patience), cancellationToken: http.RequestAborted);
        }
        catch (RpcException e) when (e.StatusCode is not (StatusCode.Unauthenticated or StatusCode.PermissionDenied or StatusCode.InvalidArgument)
            && !http.RequestAborted.IsCancellationRequested)
        {
            logger.ImportNotWritten(e, run.Id);
            return null;
        }

        http.Items[Item] = run.Id;
        return new ImportRun(client, journal, run, logger);
    }

    /// <summary>Keeps a refused row.</summary>
    /// <param name="line">Its line.</param>
    /// <param name="recordId">Its id; empty when it could not be read.</param>
    /// <param name="cells">Its cells; null for JSON.</param>
    /// <param name="problem">Why it was refused.</param>
    public async Task RefusedAsync(long line, string recordId, IReadOnlyList<string>? cells, Problem problem)
    {
        if (kept >= MostRows || ended || rowsAreOff)
        {
            return;
        }

        kept++;
        rows.Add(RefusedCells.RowOf(line, recordId, cells, Header, problem));
        if (rows.Count == RowsAtOnce)
        {
            rowsAreOff = !await TryAsync(KeepAsync);
        }
    }

    /// <summary>Ends the run.</summary>
    /// <param name="counts">What became of its records.</param>
    /// <param name="failure">Why it failed as a whole; null when it did not.</param>
    public async Task EndAsync(ImportCounts counts, Exception? failure = null)
    {
        if (ended)
        {
            return;
        }

        ended = true;
        run.State = failure is null ? ImportState.Completed : ImportState.Failed;
        run.Failure = failure switch
        {
            null => "",
            DomainException refusal => refusal.Reason,
            RpcException call => GrpcProblems.Of(call, FieldPaths.QueryOnly).Reason,
            BodyTooLargeException => "BODY_TOO_LARGE",
            _ => "BROKEN_OFF",
        };
        counts.WriteTo(run);
        await TryAsync(KeepAsync);
        await TryAsync(async () =>
            await client.EndImportRunAsync(new EndImportRunRequest { Journal = journal, Run = run }, deadline: ServiceChannel.Deadline(Patience)));
    }

    private async Task KeepAsync()
    {
        if (rows.Count == 0)
        {
            return;
        }

        var request = new KeepRefusedRowsRequest { Journal = journal, ImportId = run.Id, Separator = Header?.Separator.ToString() ?? "" };
        request.Columns.AddRange(RefusedCells.NamesOf(Header));
        request.Rows.AddRange(rows);
        rows.Clear();
        await client.KeepRefusedRowsAsync(request, deadline: ServiceChannel.Deadline(Patience));
    }

    private async Task<bool> TryAsync(Func<Task> write)
    {
        try
        {
            await write();
            return true;
        }
        catch (RpcException e)
        {
            logger.ImportNotWritten(e, run.Id);
            return false;
        }
    }
}
