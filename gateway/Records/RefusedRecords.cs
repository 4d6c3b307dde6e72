using Grpc.Core;
using Medborgarlofte.Gateway.Requests;

namespace Medborgarlofte.Gateway.Records;

/// <summary>
/// Asks the service what else is wrong with records that have bad fields already, so that one answer names them all. It has a stream of its
/// own, in which nothing is stored; a service that does not answer there takes nothing from what is known.
/// </summary>
/// <param name="calls">How the records travel.</param>
/// <param name="cancellationToken">Ends the stream.</param>
internal sealed class RefusedRecords<TRecord, TRequest, TResponse>(
    RecordCalls<TRecord, TRequest, TResponse> calls, CancellationToken cancellationToken) : IDisposable
{
    private static readonly PushQuery Check = new(ValidateOnly: true, Reason: "");

    private AsyncDuplexStreamingCall<TRequest, TResponse>? call;
    private volatile bool isOver;

    /// <summary>Asks about a record.</summary>
    public async Task AskAsync(TRecord record)
    {
        try
        {
            call ??= calls.Open(cancellationToken);
            if (!isOver)
            {
                await call.RequestStream.WriteAsync(calls.Ask(record, Check), cancellationToken);
            }
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException && !cancellationToken.IsCancellationRequested)
        {
            isOver = true;
        }
    }

    /// <summary>There are no more.</summary>
    public async Task CompleteAsync()
    {
        if (call is not null && !isOver)
        {
            await call.RequestStream.CompleteAsync();
        }
    }

    /// <summary>The answer about the next record that was asked about; null when there is none.</summary>
    public async Task<StreamAnswer?> NextAsync()
    {
        try
        {
            if (!isOver && await call!.ResponseStream.MoveNext(cancellationToken))
            {
                return calls.Read(call.ResponseStream.Current);
            }
        }
        catch (RpcException) when (!cancellationToken.IsCancellationRequested)
        {
            // What the stream itself is refused for is told of the records that are not refused here.
        }

        isOver = true;
        return null;
    }

    public void Dispose() => call?.Dispose();
}
