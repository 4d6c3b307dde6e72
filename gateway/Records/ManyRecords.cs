using Google.Protobuf;
using Medborgarlofte.Contracts.Records;
using Medborgarlofte.Gateway.Imports;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Records.Csv;
using Medborgarlofte.Gateway.Requests;
using Mapping = Medborgarlofte.Contracts.Imports.V1.Mapping;
using ReportingClient = Medborgarlofte.Contracts.Reporting.V1.FollowUpService.FollowUpServiceClient;

namespace Medborgarlofte.Gateway.Records;

/// <summary>A request that sends many records: as lines of JSON or as a CSV file.</summary>
internal static class ManyRecords
{
    // All of it is held in memory until it has been compared.
    private const long MostReplacing = 64 * 1024 * 1024;
    private const int LineInMemory = 200;

    public static bool AreSentBy(HttpRequest request) => Ndjson.IsSentBy(request) || CsvBody.IsSentBy(request);

    /// <summary>
    /// Stores them one by one; with ?atomic=true all or none, and with ?validate-only=true none, telling what each of them would change.
    /// </summary>
    public static async Task<IResult> ReportAsync<TRecord, TRequest, TResponse>(
        HttpContext http, RecordCalls<TRecord, TRequest, TResponse> calls, ReportingClient reporting)
        where TRecord : IPushedRecord, IMessage<TRecord>, new()
    {
        var push = PushQuery.ReadForStream(http.Request);
        var notes = new FileNotes();
        var totals = new RunTotals(http.RequestServices.GetRequiredService<TimeProvider>(), push.ValidateOnly, notes)
        {
            Agreed = AgreedCodes.Of(http, reporting),
            Run = push.ValidateOnly ? null : await ImportRun.BeginAsync(
                http, new TRecord().Descriptor, CsvBody.IsSentBy(http.Request) ? "csv" : "ndjson", push.ExportedAt?.ToDateTimeOffset()),
        };
        try
        {
            var read = await ReadAsync<TRecord>(http, push, notes, totals.Run);
            if (push.Replaces is not null)
            {
                RecordStream<TRecord, TRequest, TResponse>.Prepare(http);
                var all = await AllAsync(read, http.RequestAborted);
                totals.Replacement = all.Count == 0 ? null : await Replacement.PlanAsync(http, push, all);
                read = _ => all.ToAsyncEnumerable();
            }

            var stopping = http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
            IAsyncEnumerable<RecordLine<TRecord>> Lines(CancellationToken cancellationToken) => StoppingLines.UntilAsync(read, stopping, cancellationToken);
            return push is { Atomic: true, ValidateOnly: false }
                ? new AtomicRecords<TRecord, TRequest, TResponse>(calls, push, Lines, totals)
                : new RecordStream<TRecord, TRequest, TResponse>(calls, push, Lines, totals, reporting);
        }
        catch (Exception e)
        {
            // A file that was refused as a whole is a run too: who looks for last night's finds it.
            await totals.EndAsync(e);
            throw;
        }
    }

    private static async Task<Mapping?> MappingAsync<TRecord>(HttpContext http, PushQuery push)
        where TRecord : IMessage<TRecord>, new() => push.Mapping.Length == 0 ? null
        : await http.RequestServices.GetRequiredService<ImportClients>().MappingAsync(ImportClients.JournalOf(new TRecord().Descriptor), push.Mapping, http.RequestAborted);

    /// <summary>Every line, for what must be known before the first is stored.</summary>
    private static async Task<List<RecordLine<TRecord>>> AllAsync<TRecord>(
        Func<CancellationToken, IAsyncEnumerable<RecordLine<TRecord>>> read, CancellationToken cancellationToken)
        where TRecord : IMessage<TRecord>
    {
        List<RecordLine<TRecord>> all = [];
        long bytes = 0;
        await foreach (var line in read(cancellationToken))
        {
            all.Add(line);
            bytes += LineInMemory + line.Record.CalculateSize();
            if (bytes > MostReplacing)
            {
                throw new BodyTooLargeException($"{MostReplacing} bytes of records that replace a period");
            }
        }

        return all;
    }

    private static async Task<Func<CancellationToken, IAsyncEnumerable<RecordLine<TRecord>>>> ReadAsync<TRecord>(
        HttpContext http, PushQuery push, FileNotes notes, ImportRun? run)
        where TRecord : IMessage<TRecord>, new()
    {
        if (!CsvBody.IsSentBy(http.Request))
        {
            var body = RequestBody.Reader(http.Request);
            return cancellationToken => NdjsonRecords.ReadAsync<TRecord>(body, cancellationToken);
        }

        var file = CsvFile<TRecord>.Open(await CsvBody.ReadAsync(http.Request, notes), push.IgnoredColumns, notes, await MappingAsync<TRecord>(http, push));
        run?.Header = file.Header;
        return _ => file.Rows().ToAsyncEnumerable();
    }
}
