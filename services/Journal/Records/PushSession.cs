using System.Threading.Channels;
using Google.Protobuf;
using Grpc.Core;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Errors;
using Medborgarlofte.ServiceDefaults.Limits;
using Medborgarlofte.ServiceDefaults.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Journal.Records;

/// <summary>
/// Pipelines a stream of pushes: while group n commits, group n+1 is validated and queued, and the answers to earlier groups are sent. Answers keep
/// the order of the requests, and each follows its record's commit or refusal. An atomic stream is buffered until its sender has half-closed it. When
/// the process is told to stop, the stream accepts no more requests, answers those that the journal has, and ends with UNAVAILABLE (SERVICE_STOPPING).
/// </summary>
/// <param name="writer">Stores the records.</param>
/// <param name="read">Checks a request and makes the record; throws a <see cref="DomainException"/> for a bad one.</param>
/// <param name="modeOf">Reads the stream's mode from its first request.</param>
public sealed class PushSession<TContext, TRecord, TRequest>(
    RecordWriter<TContext, TRecord> writer, Func<TRequest, Push<TRecord>> read, Func<TRequest, PushMode> modeOf)
    where TContext : DbContext
    where TRecord : SourceRecord
    where TRequest : IMessage
{
    private const int LargestGroup = 200;

    // An atomic stream is one transaction, and every other push waits for it. This many records take some seconds.
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
        var received = Between<TRequest>(2 * LargestGroup);
        var underWay = Between<(PushGroup<TRequest, TRecord> Group, Task Stored)>(1);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var taking = CancellationTokenSource.CreateLinkedTokenSource(ended.Token, writer.Stopping);
        var receiving = ReceiveAsync(requests, received.Writer, taking.Token);
        var storing = StoreAsync(caller, received.Reader, receiving, underWay.Writer, taking.Token, ended.Token);
        try
        {
            await AnswerAsync(underWay.Reader, responses, answer, cancellationToken);

            // Each stage ends when the one before it ends. Await them all: the one that failed has the reason.
            await storing;
            await receiving;
        }
        catch (OperationCanceledException) when (writer.Stopping.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw ServiceStopping.Refusal();
        }
        finally
        {
            // Kestrel reuses a stream's pipe for the next call, so no read of this call may be left running.
            await ended.CancelAsync();
            await foreach (var (_, stored) in underWay.Reader.ReadAllAsync(CancellationToken.None))
            {
                await stored.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await Task.WhenAll(storing, receiving).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static Channel<T> Between<T>(int room) =>
        Channel.CreateBounded<T>(new BoundedChannelOptions(room) { SingleReader = true, SingleWriter = true });

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

    /// <param name="caller">Whose records they are.</param>
    /// <param name="received">Requests that have been received.</param>
    /// <param name="receiving">Completes when the sender has half-closed the stream; fails when the stream broke.</param>
    /// <param name="underWay">Groups that are queued or being committed.</param>
    /// <param name="taking">Stops accepting further groups.</param>
    /// <param name="cancellationToken">Also ends the wait for queued groups.</param>
    private async Task StoreAsync(
        Caller caller, ChannelReader<TRequest> received, Task receiving, ChannelWriter<(PushGroup<TRequest, TRecord>, Task)> underWay,
        CancellationToken taking, CancellationToken cancellationToken)
    {
        try
        {
            PushMode? mode = null;
            while (await received.WaitToReadAsync(taking))
            {
                var requests = new List<TRequest>();
                while (requests.Count < LargestGroup && received.TryRead(out var request))
                {
                    requests.Add(request);
                }

                mode ??= modeOf(requests[0]);
                if (mode is { Atomic: true, ValidateOnly: false })
                {
                    await HoldAsync(requests, received, taking);

                    // Throws when the stream broke: then nothing of it is stored.
                    await receiving;
                }

                var group = Read(requests, mode.Value);
                var stored = StoreAsync(caller, group, cancellationToken);
                if (mode.Value.ValidateOnly)
                {
                    // The journal keeps the order of stored groups. A preview stores nothing, so the next group needs what this one has seen.
                    await stored;
                }

                // Not cancelled: when the call ends, RunAsync still drains this channel.
                await underWay.WriteAsync((group, stored), CancellationToken.None);
            }
        }
        finally
        {
            underWay.Complete();
        }
    }

    private static async Task AnswerAsync<TResponse>(
        ChannelReader<(PushGroup<TRequest, TRecord>, Task)> underWay, IServerStreamWriter<TResponse> responses,
        Func<long, TRequest, PushAnswer, TResponse> answer, CancellationToken cancellationToken)
    {
        long index = 0;
        await foreach (var ((requests, _, _, answers, _), stored) in underWay.ReadAllAsync(cancellationToken))
        {
            await stored;
            for (var i = 0; i < requests.Count; i++)
            {
                // Flush once for a group that was committed together.
                responses.WriteOptions = i < requests.Count - 1 ? HeldBack : null;
                await responses.WriteAsync(answer(index++, requests[i], answers[i]), cancellationToken);
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

    private PushGroup<TRequest, TRecord> Read(List<TRequest> requests, PushMode mode)
    {
        var group = new PushGroup<TRequest, TRecord>(requests, new(requests.Count), new(requests.Count), new PushAnswer[requests.Count], mode);
        for (var i = 0; i < requests.Count; i++)
        {
            try
            {
                group.Pushes.Add(ReadWithin(requests[i]));
                group.Places.Add(i);
            }
            catch (DomainException refusal)
            {
                group.Answers[i] = new PushAnswer(null, refusal);
                ServiceMetrics.Refused(refusal.Reason);
            }
        }

        return group;
    }

    /// <summary>Reads a record. Beyond the proto's limits it throws a refusal that also names every other bad field.</summary>
    private Push<TRecord> ReadWithin(TRequest request)
    {
        if (RequestLimits.Of(request) is not { } limits)
        {
            return StreamedPush<TRequest>.With(read(request), request);
        }

        limits.ThrowIfUnbounded();
        try
        {
            read(request);
        }
        catch (DomainException refusal) when (RequestLimits.Joins(refusal))
        {
            throw limits.Refusal(refusal);
        }

        throw limits.Refusal();
    }

    private async Task StoreAsync(Caller caller, PushGroup<TRequest, TRecord> group, CancellationToken cancellationToken)
    {
        // One refused record refuses all of an atomic stream. The others are previewed, so that their faults are named too.
        var pushes = group.Pushes;
        var stored = group.Mode switch
        {
            { ValidateOnly: false, Atomic: false } => await writer.ReportAsync(caller, pushes, cancellationToken),
            { ValidateOnly: false } when pushes.Count == group.Requests.Count => await writer.ReportTogetherAsync(caller, pushes, cancellationToken),
            { ValidateOnly: false } => RecordWriter<TContext, TRecord>.NotStored(await PreviewAsync(caller, pushes, cancellationToken)),
            _ => await PreviewAsync(caller, pushes, cancellationToken),
        };
        for (var i = 0; i < stored.Length; i++)
        {
            group.Answers[group.Places[i]] = stored[i];
        }
    }

    private async Task<PushAnswer[]> PreviewAsync(Caller caller, List<Push<TRecord>> pushes, CancellationToken cancellationToken)
    {
        (var answers, seen) = await writer.PreviewAsync(caller, pushes, seen, cancellationToken);
        return answers;
    }
}
