using System.Threading.Channels;
using Google.Protobuf;
using Grpc.Core;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Errors;
using Medborgarlofte.ServiceDefaults.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.ServiceDefaults.Records;

/// <summary>
/// A stream of pushes: while one group is being committed the next one is read, and every record is answered in its
/// turn, after its own commit or refusal. An atomic stream is held until its sender has completed it.
/// </summary>
/// <param name="writer">Stores the records.</param>
/// <param name="read">Checks a request and makes the record; throws a <see cref="DomainException"/> for a bad one.</param>
/// <param name="modeOf">How the stream is taken, by its first request.</param>
public sealed class PushSession<TContext, TRecord, TRequest>(
    RecordWriter<TContext, TRecord> writer, Func<TRequest, Push<TRecord>> read, Func<TRequest, PushMode> modeOf)
    where TContext : DbContext
    where TRecord : SourceRecord
    where TRequest : IMessage
{
    private const int LargestGroup = 500;

    // What one transaction may hold back everybody else's for: some seconds.
    private const int MostTogether = 50_000;
    private const long LargestTogether = 32 * 1024 * 1024;

    private static readonly WriteOptions HeldBack = new(WriteFlags.BufferHint);

    private Dictionary<string, TRecord> seen = [];

    /// <summary>Runs until the sender has completed the stream and everything is answered.</summary>
    /// <param name="caller">Whose records they are.</param>
    /// <param name="requests">What the sender sends.</param>
    /// <param name="responses">Where the answers go.</param>
    /// <param name="answer">The answer to a request, given its index in the stream.</param>
    /// <param name="cancellationToken">The call's own.</param>
    public async Task RunAsync<TResponse>(
        Caller caller, IAsyncStreamReader<TRequest> requests, IServerStreamWriter<TResponse> responses,
        Func<long, TRequest, PushAnswer, TResponse> answer, CancellationToken cancellationToken)
    {
        var received = Channel.CreateBounded<TRequest>(new BoundedChannelOptions(2 * LargestGroup) { SingleReader = true, SingleWriter = true });
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReceiveAsync(requests, received.Writer, ended.Token);
        try
        {
            await AnswerAsync(caller, received.Reader, reading, responses, answer, cancellationToken);
            await reading;
        }
        finally
        {
            // Kestrel gives a stream's pipe to the next call: a read left behind would take part in that one.
            await ended.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task AnswerAsync<TResponse>(
        Caller caller, ChannelReader<TRequest> received, Task reading, IServerStreamWriter<TResponse> responses,
        Func<long, TRequest, PushAnswer, TResponse> answer, CancellationToken cancellationToken)
    {
        PushMode? mode = null;
        long index = 0;
        var group = new List<TRequest>(LargestGroup);
        while (await received.WaitToReadAsync(cancellationToken))
        {
            group.Clear();
            while (group.Count < LargestGroup && received.TryRead(out var request))
            {
                group.Add(request);
            }

            mode ??= modeOf(group[0]);
            if (mode is { Atomic: true, ValidateOnly: false })
            {
                await HoldAsync(group, received, cancellationToken);

                // A stream that broke off is not complete, and nothing of it is stored.
                await reading;
            }

            var outcomes = await StoreAsync(caller, group, mode.Value, cancellationToken);
            for (var i = 0; i < group.Count; i++)
            {
                // What was committed together is sent together.
                responses.WriteOptions = i < group.Count - 1 ? HeldBack : null;
                await responses.WriteAsync(answer(index++, group[i], outcomes[i]), cancellationToken);
            }
        }
    }

    private static async Task HoldAsync(List<TRequest> held, ChannelReader<TRequest> received, CancellationToken cancellationToken)
    {
        var bytes = held.Sum(request => (long)request.CalculateSize());
        await foreach (var request in received.ReadAllAsync(cancellationToken))
        {
            held.Add(request);
            bytes += request.CalculateSize();
            if (held.Count > MostTogether || bytes > LargestTogether)
            {
                throw new DomainException(StatusCode.InvalidArgument, "TOO_MUCH_AT_ONCE",
                    $"An atomic stream holds at most {MostTogether} records and {LargestTogether} bytes.");
            }
        }
    }

    private async Task<PushAnswer[]> StoreAsync(Caller caller, List<TRequest> group, PushMode mode, CancellationToken cancellationToken)
    {
        var answers = new PushAnswer[group.Count];
        var pushes = new List<Push<TRecord>>(group.Count);
        var places = new List<int>(group.Count);
        for (var i = 0; i < group.Count; i++)
        {
            try
            {
                pushes.Add(read(group[i]));
                places.Add(i);
            }
            catch (DomainException refusal)
            {
                answers[i] = new PushAnswer(null, refusal);
                ServiceMetrics.Refused(refusal.Reason);
            }
        }

        // One that is refused already decides for all of an atomic stream; the others are looked at for what is wrong with them.
        var stored = mode switch
        {
            { ValidateOnly: false, Atomic: false } => await writer.ReportAsync(caller, pushes, cancellationToken),
            { ValidateOnly: false } when pushes.Count == group.Count => await writer.ReportTogetherAsync(caller, pushes, cancellationToken),
            { ValidateOnly: false } => RecordWriter<TContext, TRecord>.NotStored(await PreviewAsync(caller, pushes, cancellationToken)),
            _ => await PreviewAsync(caller, pushes, cancellationToken),
        };
        for (var i = 0; i < stored.Length; i++)
        {
            answers[places[i]] = stored[i];
        }

        return answers;
    }

    private async Task<PushAnswer[]> PreviewAsync(Caller caller, List<Push<TRecord>> pushes, CancellationToken cancellationToken)
    {
        (var answers, seen) = await writer.PreviewAsync(caller, pushes, seen, cancellationToken);
        return answers;
    }

    private static async Task ReceiveAsync(
        IAsyncStreamReader<TRequest> requests, ChannelWriter<TRequest> received, CancellationToken cancellationToken)
    {
        try
        {
            while (await requests.MoveNext(cancellationToken))
            {
                await received.WriteAsync(requests.Current, cancellationToken);
            }
        }
        finally
        {
            received.Complete();
        }
    }
}
