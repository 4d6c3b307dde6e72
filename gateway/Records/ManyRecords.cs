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
        var read = await ReadAsync<TRecord>(http);
        var stopping = http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        IAsyncEnumerable<RecordLine<TRecord>> Lines(CancellationToken cancellationToken) => StoppingLines.UntilAsync(read, stopping, cancellationToken);
        return push is { Atomic: true, ValidateOnly: false }
            ? new AtomicRecords<TRecord, TRequest, TResponse>(calls, push, Lines)
            : new RecordStream<TRecord, TRequest, TResponse>(calls, push, Lines, reporting);
    }

    private static async Task<Func<CancellationToken, IAsyncEnumerable<RecordLine<TRecord>>>> ReadAsync<TRecord>(HttpContext http)
        where TRecord : IMessage<TRecord>, new()
    {
        if (!CsvBody.IsSentBy(http.Request))
        {
            return cancellationToken => NdjsonRecords.ReadAsync<TRecord>(http.Request.BodyReader, cancellationToken);
        }

        var file = CsvFile<TRecord>.Open(await CsvBody.ReadAsync(http.Request));
        return _ => file.Rows().ToAsyncEnumerable();
    }
}
