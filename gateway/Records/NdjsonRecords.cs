using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Gateway.Records;

/// <summary>Reads the records of a body of JSON lines as it arrives.</summary>
internal static class NdjsonRecords
{
    public static async IAsyncEnumerable<RecordLine<TRecord>> ReadAsync<TRecord>(
        PipeReader body, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRecord : IMessage<TRecord>, new()
    {
        await foreach (var line in NdjsonLines.ReadAsync(body, JsonBody.Largest, cancellationToken))
        {
            yield return Parse<TRecord>(line);
        }
    }

    /// <summary>The refusal of a line that is not taken into memory.</summary>
    public static DomainException TooLong() =>
        new(StatusCode.InvalidArgument, "LINE_TOO_LONG", $"The line is longer than {JsonBody.Largest} bytes.");

    private static RecordLine<TRecord> Parse<TRecord>(NdjsonLine line)
        where TRecord : IMessage<TRecord>, new()
    {
        if (line.TooLong)
        {
            return new RecordLine<TRecord>(line.Number, new TRecord(), TooLong());
        }

        try
        {
            var record = ProtoJson.Read<TRecord>(line.Utf8.IsSingleSegment ? line.Utf8.FirstSpan : line.Utf8.ToArray(), out var refusal);
            return new RecordLine<TRecord>(line.Number, record, refusal);
        }
        catch (DomainException malformed)
        {
            return new RecordLine<TRecord>(line.Number, new TRecord(), malformed);
        }
    }
}
