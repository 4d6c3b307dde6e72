using System.Threading.Channels;
using Grpc.Core;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Errors;
using Medborgarlofte.ServiceDefaults.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.ServiceDefaults.Records;

/// <summary>
/// A stream of pushes: while one group is being committed the next one is read, and every record is answered in its
/// turn, after its own commit or refusal.
/// </summary>
/// <param name="writer">Stores the records.</param>
/// <param name="read">Checks a request and makes the record; throws a <see cref="DomainException"/> for a bad one.</param>
public sealed class PushSession<TContext, TRecord, TRequest>(RecordWriter<TContext, TRecord> writer, Func<TRequest, Push<TRecord>> read)
    where TContext : DbContext
    where TRecord : SourceRecord
{
    private const int LargestGroup = 500;

    /// <summary>Runs until the sender has completed the stream and everything is answered.</summary>
    /// <param name="caller">Whose records they are.</param>
    /// <param name="requests">What the sender sends.</param>
    /// <param name="answer">Writes the answer to a request, given its index in the stream.</param>
    /// <param name="cancellationToken">The call's own.</param>
    public async Task RunAsync(
        Caller caller, IAsyncStreamReader<TRequest> requests, Func<long, TRequest, PushAnswer, Task> answer, CancellationToken cancellationToken)
    {
        var received = Channel.CreateBounded<TRequest>(new BoundedChannelOptions(2 * LargestGroup) { SingleReader = true, SingleWriter = true });
        var reading = ReceiveAsync(requests, received.Writer, cancellationToken);
        long index = 0;
        var group = new List<TRequest>(LargestGroup);
        while (await received.Reader.WaitToReadAsync(cancellationToken))
        {
            group.Clear();
            while (group.Count < LargestGroup && received.Reader.TryRead(out var request))
            {
                group.Add(request);
            }

            foreach (var (request, outcome) in group.Zip(await StoreAsync(caller, group, cancellationToken)))
            {
                await answer(index++, request, outcome);
            }
        }

        await reading;
    }

    private async Task<PushAnswer[]> StoreAsync(Caller caller, List<TRequest> group, CancellationToken cancellationToken)
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

        if (pushes.Count > 0)
        {
            var stored = await writer.ReportAsync(caller, pushes, validateOnly: false, cancellationToken);
            for (var i = 0; i < stored.Length; i++)
            {
                answers[places[i]] = stored[i];
            }
        }

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
