using Grpc.Core;
using Grpc.Core.Interceptors;
using Medborgarlofte.Gateway.Imports;
using Medborgarlofte.ServiceDefaults.Clients;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Medborgarlofte.Gateway.Backends;

/// <summary>
/// Gives every call a deadline and the caller's own token: the services check it again. traceparent needs nothing here, the HTTP
/// handler sends the current activity's.
/// </summary>
internal sealed class CallForwarding(IHttpContextAccessor requests, IOptions<BackendOptions> options) : Interceptor
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation) =>
        continuation(request, Forward(context, options.Value.Deadline));

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation) =>
        continuation(Forward(context, options.Value.StreamDeadline));

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context,
        AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation) =>
        continuation(request, Forward(context, options.Value.StreamDeadline));

    private ClientInterceptorContext<TRequest, TResponse> Forward<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, TimeSpan deadline)
        where TRequest : class
        where TResponse : class
    {
        var call = context.Options;
        if (call.Deadline is null)
        {
            call = call.WithDeadline(ServiceChannel.Deadline(deadline));
        }

        if (requests.HttpContext is { } http && http.Request.Headers.Authorization.ToString() is { Length: > 0 } token)
        {
            var headers = new Metadata();
            foreach (var header in call.Headers ?? [])
            {
                headers.Add(header);
            }

            headers.Add(HeaderNames.Authorization, token);
            if (http.Items[ImportRun.Item] is string run)
            {
                // The gateway writes the run of a body itself: its stream is no run of its own.
                headers.Add(ImportRun.Item, run);
            }

            call = call.WithHeaders(headers);
        }

        return new ClientInterceptorContext<TRequest, TResponse>(context.Method, context.Host, call);
    }
}
