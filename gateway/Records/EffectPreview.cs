using Grpc.Core;
using Medborgarlofte.Contracts.Reporting.V1;
using ReportingClient = Medborgarlofte.Contracts.Reporting.V1.FollowUpService.FollowUpServiceClient;

namespace Medborgarlofte.Gateway.Records;

/// <summary>
/// What the records of one request would change, each after those before it. Validation does not wait for Reporting: when it does not
/// answer, the effects are unknown from there on.
/// </summary>
internal sealed class EffectPreview(ReportingClient reporting, ILogger logger, CancellationToken cancellationToken) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private AsyncDuplexStreamingCall<PreviewRecordsRequest, PreviewRecordsResponse>? call;
    private bool away;

    /// <summary>The effects of one record; null when they are unknown.</summary>
    public async Task<PreviewRecordsResponse?> OfAsync(PreviewRecordsRequest record)
    {
        if (away)
        {
            return null;
        }

        try
        {
            call ??= reporting.PreviewRecords(cancellationToken: cancellationToken);
            await call.RequestStream.WriteAsync(record, cancellationToken).WaitAsync(Patience, cancellationToken);
            if (await call.ResponseStream.MoveNext(cancellationToken).WaitAsync(Patience, cancellationToken))
            {
                return call.ResponseStream.Current;
            }
        }
        catch (RpcException e) when (!cancellationToken.IsCancellationRequested)
        {
            logger.BackendFailed(e, e.StatusCode);
        }
        catch (Exception e) when (e is TimeoutException or InvalidOperationException)
        {
            logger.BackendFailed(e, StatusCode.DeadlineExceeded);
        }

        away = true;
        return null;
    }

    /// <summary>Ends the stream as it should be ended: one that is broken off is a failure to the other side.</summary>
    public async ValueTask DisposeAsync()
    {
        if (call is null)
        {
            return;
        }

        try
        {
            if (!away)
            {
                await call.RequestStream.CompleteAsync();
                await call.ResponseStream.MoveNext(cancellationToken).WaitAsync(Patience, cancellationToken);
            }
        }
        catch (Exception e) when (e is RpcException or TimeoutException or OperationCanceledException or InvalidOperationException)
        {
            // Every effect has been told.
        }

        call.Dispose();
    }
}
