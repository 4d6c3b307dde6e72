using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;

namespace Medborgarlofte.Gateway.Tests.Hosting;

/// <summary>What the services behind the gateway answer in a test, by the type of the request, and what they were asked.</summary>
public sealed class Rpcs
{
    private readonly ConcurrentDictionary<Type, Func<IMessage, ServerCallContext, IMessage>> answers = new();
    private readonly ConcurrentDictionary<Type, Func<IMessage, IEnumerable<IMessage>>> streams = new();
    private readonly ConcurrentDictionary<Type, Received> received = new();
    private readonly ConcurrentDictionary<Type, int> counts = new();
    private int calls;
    private TaskCompletionSource streamEnded = NewSource();

    /// <summary>Completes when a stream has ended, one way or the other.</summary>
    public Task StreamEnded => streamEnded.Task;

    /// <summary>How many calls have come in.</summary>
    public int Calls => calls;

    /// <summary>How many requests of a type have come in.</summary>
    public int CallsOf<TRequest>()
        where TRequest : IMessage => counts.GetValueOrDefault(typeof(TRequest));

    /// <summary>Says what is answered to a request.</summary>
    public void On<TRequest>(Func<TRequest, IMessage> answer)
        where TRequest : IMessage => On<TRequest>((request, _) => answer(request));

    /// <summary>Says what is answered to a request, given its call.</summary>
    public void On<TRequest>(Func<TRequest, ServerCallContext, IMessage> answer)
        where TRequest : IMessage => answers[typeof(TRequest)] = (request, context) => answer((TRequest)request, context);

    /// <summary>The last request of a type.</summary>
    public TRequest Last<TRequest>()
        where TRequest : IMessage => (TRequest)received[typeof(TRequest)].Request;

    /// <summary>The call of the last request of a type.</summary>
    public Received LastCall<TRequest>()
        where TRequest : IMessage => received[typeof(TRequest)];

    public void Reset()
    {
        answers.Clear();
        streams.Clear();
        received.Clear();
        counts.Clear();
        calls = 0;
        streamEnded = NewSource();
    }

    public TResponse Answer<TRequest, TResponse>(TRequest request, ServerCallContext context)
        where TRequest : IMessage
        where TResponse : IMessage
    {
        Interlocked.Increment(ref calls);
        counts.AddOrUpdate(typeof(TRequest), 1, (_, count) => count + 1);
        received[typeof(TRequest)] = new Received(request, context.RequestHeaders, context.Deadline);
        return answers.TryGetValue(typeof(TRequest), out var answer)
            ? (TResponse)answer(request, context)
            : throw new RpcException(new Status(StatusCode.Unimplemented, "The test has not said what is answered."));
    }

    public async Task AnswerAsync<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requests, IServerStreamWriter<TResponse> responses, ServerCallContext context)
        where TRequest : IMessage
        where TResponse : IMessage
    {
        try
        {
            await foreach (var request in requests.ReadAllAsync(context.CancellationToken))
            {
                await responses.WriteAsync(Answer<TRequest, TResponse>(request, context), context.CancellationToken);
            }
        }
        finally
        {
            streamEnded.TrySetResult();
        }
    }

    /// <summary>Says what a stream answers to a request: each message when it is taken, so that one may fail after others.</summary>
    public void OnMany<TRequest>(Func<TRequest, IEnumerable<IMessage>> answer)
        where TRequest : IMessage => streams[typeof(TRequest)] = request => answer((TRequest)request);

    public async Task AnswerManyAsync<TRequest, TResponse>(TRequest request, IServerStreamWriter<TResponse> responses, ServerCallContext context)
        where TRequest : IMessage
    {
        received[typeof(TRequest)] = new Received(request, context.RequestHeaders, context.Deadline);
        foreach (var message in streams[typeof(TRequest)](request))
        {
            await responses.WriteAsync((TResponse)message, context.CancellationToken);
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A call as it came in.</summary>
    public sealed record Received(IMessage Request, Metadata Headers, DateTime Deadline);
}
