using Grpc.Core;
using Medborgarlofte.Gateway.Requests;

namespace Medborgarlofte.Gateway.Records;

// The way to the service.
internal sealed partial class RecordStream<TRecord, TRequest, TResponse>
{
    private async Task SendAsync(
        AsyncDuplexStreamingCall<TRequest, TResponse> call, RefusedRecords<TRecord, TRequest, TResponse> checks, CancellationToken cancellationToken)
    {
        Exception? end = null;
        try
        {
            var open = true;
            await foreach (var line in read(cancellationToken))
            {
                if (line.Refusal is null && open)
                {
                    open = await TrySendAsync(call, PushOptions.On(calls.Ask(line.Record, push), push), cancellationToken);
                }
                else if (line.IsReadInPart)
                {
                    await checks.AskAsync(line.Record);
                }

                await lines.Writer.WriteAsync(line, cancellationToken);
            }

            if (open)
            {
                await call.RequestStream.CompleteAsync();
            }

            await checks.CompleteAsync();
        }
        catch (Exception e) when (e is IOException or InvalidDataException or OperationCanceledException or RpcException)
        {
            end = e;
        }
        finally
        {
            lines.Writer.Complete(end);
        }
    }

    /// <summary>False when the stream has ended; why is told where its answers are read.</summary>
    private static async Task<bool> TrySendAsync(
        AsyncDuplexStreamingCall<TRequest, TResponse> call, TRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await call.RequestStream.WriteAsync(request, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
