using Google.Protobuf;
using Medborgarlofte.Gateway.Records.Csv;
using Medborgarlofte.Gateway.Requests;
using ReportingClient = Medborgarlofte.Contracts.Reporting.V1.FollowUpService.FollowUpServiceClient;

namespace Medborgarlofte.Gateway.Records;

/// <summary>A request that sends many records: as lines of JSON or as a CSV file.</summary>
internal static class ManyRecords
{
    public static bool AreSentBy(HttpRequest request) => Ndjson.IsSentBy(request) || CsvBody.IsSentBy(request);

    /// <summary>
    /// Stores them one by one; with ?atomic=true all or none, and with ?validate-only=true none, telling what each of them would change.
    /// </summary>
    public static async Task<IResult> ReportAsync<TRecord, TRequest, TResponse>(
        HttpContext http, RecordCalls<TRecord, TRequest, TResponse> calls, ReportingClient reporting)
        where TRecord : IMessage<TRecord>, new()
    {
        var push = PushQuery.ReadForStream(http.Request);
        var notes = new FileNotes();
        var read = await ReadAsync<TRecord>(http, push, notes);
        var totals = new RunTotals(http.RequestServices.GetRequiredService<TimeProvider>(), push.ValidateOnly, notes);
        var stopping = http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        IAsyncEnumerable<RecordLine<TRecord>> Lines(CancellationToken cancellationToken) => StoppingLines.UntilAsync(read, stopping, cancellationToken);
        return push is { Atomic: true, ValidateOnly: false }
            ? new AtomicRecords<TRecord, TRequest, TResponse>(calls, push, Lines, totals)
            : new RecordStream<TRecord, TRequest, TResponse>(calls, push, Lines, totals, reporting);
    }

    private static async Task<Func<CancellationToken, IAsyncEnumerable<RecordLine<TRecord>>>> ReadAsync<TRecord>(
        HttpContext http, PushQuery push, FileNotes notes)
        where TRecord : IMessage<TRecord>, new()
    {
        if (!CsvBody.IsSentBy(http.Request))
        {
            var body = RequestBody.Reader(http.Request);
            return cancellationToken => NdjsonRecords.ReadAsync<TRecord>(body, cancellationToken);
        }

        var file = CsvFile<TRecord>.Open(await CsvBody.ReadAsync(http.Request, notes), push.IgnoredColumns, notes);
        return _ => file.Rows().ToAsyncEnumerable();
    }
}
