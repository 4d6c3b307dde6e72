using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.ServiceDefaults.Importing;
using Microsoft.Extensions.Logging;

namespace Medborgarlofte.Journal.Importing;

/// <summary>
/// Makes an import run of every gRPC stream that stores records, and names it in the trailer <c>import-id</c>. Streams that the gateway opens
/// for a body state the run that it writes itself, in the header of the same name.
/// </summary>
/// <param name="all">The runs of this process's services.</param>
/// <param name="logger">Takes runs that could not be written: the records themselves are stored.</param>
internal sealed class StreamRuns(IEnumerable<ImportRuns> all, ILogger<StreamRuns> logger) : Interceptor
{
    /// <summary>Name of the header and of the trailer.</summary>
    public const string Header = "import-id";

    private const string ResultField = "result";
    private const string ValidateOnlyField = "validate_only";

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        if (ResultOf<TResponse>() is not { } fields || context.RequestHeaders.Get(Header) is not null || Of(context) is not { } runs)
        {
            await continuation(requestStream, responseStream, context);
            return;
        }

        var run = new StreamRun(runs, RecordTypeOf<TRequest>(), context, logger);
        try
        {
            await continuation(new FirstRequest<TRequest>(requestStream, run), new CountedResponses<TResponse>(responseStream, run, fields), context);
            await run.EndAsync(null);
        }
        catch (Exception e)
        {
            await run.EndAsync(e);
            throw;
        }
    }

    private ImportRuns? Of(ServerCallContext context) => all.FirstOrDefault(runs => context.Method.Contains($".{runs.Journal}.", StringComparison.Ordinal));

    private static ResponseFields? ResultOf<TResponse>() where TResponse : class =>
        typeof(IMessage).IsAssignableFrom(typeof(TResponse)) && ((IMessage)Activator.CreateInstance<TResponse>()).Descriptor is { } descriptor
        && descriptor.FindFieldByName(ResultField) is { FieldType: FieldType.Message } result && result.MessageType.FullName == PushResult.Descriptor.FullName
        && descriptor.FindFieldByName("error") is { } error && descriptor.FindFieldByName("record_id") is { } recordId
            ? new ResponseFields(result, error, recordId)
            : null;

    // The first message of a request is its record: PoliceActivity is "police-activity".
    private static string RecordTypeOf<TRequest>() where TRequest : class =>
        RecordTypes.NameOf(((IMessage)Activator.CreateInstance<TRequest>()).Descriptor.Fields.InDeclarationOrder()
            .First(field => field.FieldType == FieldType.Message).MessageType.Name);

    private sealed record ResponseFields(FieldDescriptor Result, FieldDescriptor Error, FieldDescriptor RecordId);

    /// <summary>Looks at the first request: a preview stores nothing and is no run.</summary>
    private sealed class FirstRequest<TRequest>(IAsyncStreamReader<TRequest> inner, StreamRun run) : IAsyncStreamReader<TRequest>
    {
        private bool seen;

        public TRequest Current => inner.Current;

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            var more = await inner.MoveNext(cancellationToken);
            if (more && !seen)
            {
                seen = true;
                run.IsOff = Current is IMessage message && message.Descriptor.FindFieldByName(ValidateOnlyField)?.Accessor.GetValue(message) is true;
            }

            return more;
        }
    }

    /// <summary>Counts each answer before it is sent.</summary>
    private sealed class CountedResponses<TResponse>(IServerStreamWriter<TResponse> inner, StreamRun run, ResponseFields fields) : IServerStreamWriter<TResponse>
        where TResponse : class
    {
        public WriteOptions? WriteOptions { get => inner.WriteOptions; set => inner.WriteOptions = value; }

        public Task WriteAsync(TResponse message) => WriteAsync(message, CancellationToken.None);

        public async Task WriteAsync(TResponse message, CancellationToken cancellationToken)
        {
            var answer = (IMessage)(object)message;
            await run.AddAsync(
                (string)fields.RecordId.Accessor.GetValue(answer), fields.Result.Accessor.GetValue(answer) as PushResult,
                fields.Error.Accessor.GetValue(answer) as RecordError, cancellationToken);
            await inner.WriteAsync(message, cancellationToken);
        }
    }
}
