using System.Net;
using Grpc.Health.V1;
using Grpc.Reflection;
using Medborgarlofte.Gateway.Backends;
using Medborgarlofte.ServiceDefaults.Clients;
using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;

namespace Medborgarlofte.Gateway.PassThrough;

/// <summary>
/// Passes gRPC calls to the service that has them. Only the contracts' outward services have a route; journals are for the services
/// among themselves. Health is the gateway's own; reflection describes what passes through, so that a caller needs no other address.
/// </summary>
public static class GrpcPassThrough
{
    private const long Unlimited = -1;

    // A stream may be silent for as long as its sender has nothing to report.
    private static readonly TimeSpan Silence = TimeSpan.FromHours(1);
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(4);

    /// <summary>Adds the proxy. Call AddServiceDefaults and AddGateway first: it uses the section "Backends" and replaces the reflection.</summary>
    public static void AddGrpcPassThrough(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IProxyConfigProvider>(services =>
            Configure(services.GetRequiredService<IOptions<BackendOptions>>().Value));
        builder.Services.AddSingleton<IForwarderHttpClientFactory, BackendHttpClientFactory>();
        builder.Services.AddReverseProxy();

        // After AddServiceDefaults, whose reflection describes what is mapped in this process.
        var described = Backend.All.SelectMany(backend => backend.Services).Append(Health.Descriptor).ToList();
        builder.Services.AddSingleton(new ReflectionServiceImpl(described));
        builder.Services.AddSingleton(new ReflectionV1ServiceImpl(described));
    }

    /// <summary>Maps the routes of all back ends.</summary>
    public static void MapGrpcPassThrough(this WebApplication app)
    {
        var streams = app.Services.GetRequiredService<OpenStreams>();
        app.MapReverseProxy(proxy => proxy.Use((http, next) => PassAsync(http, next, app.Lifetime, streams)));
    }

    private static async Task PassAsync(HttpContext http, RequestDelegate next, IHostApplicationLifetime lifetime, OpenStreams streams)
    {
        // As gRPC's own server does: a stream sends when there is something to send.
        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }

        var aborted = http.RequestAborted;
        if (http.Features.Get<IHttpResetFeature>() is { } stream)
        {
            http.Features.Set<IHttpResetFeature>(new UnavailableTrailers(http, stream, aborted));
        }

        // A stream has no end of its own: when the process stops, it is given time for what its service is storing, and then ends with UNAVAILABLE.
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        await using var stopping = lifetime.ApplicationStopping.UnsafeRegister(
            static source => ((CancellationTokenSource)source!).CancelAfter(StopGrace), ended);
        http.RequestAborted = ended.Token;
        await streams.CountAsync(() => next(http));
        http.RequestAborted = aborted;

        // The proxy blames the caller (400) when its service goes away while it waits for more of the request. 503 is UNAVAILABLE to gRPC.
        if (http.GetForwarderErrorFeature() is not null && !http.Response.HasStarted)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    private static InMemoryConfigProvider Configure(BackendOptions options) => new(
        [.. Backend.All.SelectMany(backend => backend.Services.Select(service => new RouteConfig
        {
            RouteId = service.FullName,
            ClusterId = backend.Name,
            Match = new RouteMatch { Path = $"/{service.FullName}/{{method}}", Methods = [HttpMethods.Post] },
            MaxRequestBodySize = Unlimited,
        }))],
        [.. Backend.All.Select(backend => new ClusterConfig
        {
            ClusterId = backend.Name,
            Destinations = new Dictionary<string, DestinationConfig>
            {
                [backend.Name] = new() { Address = ServiceAddress.Parse(backend.Address(options)).Uri.ToString() },
            },
            HttpRequest = new ForwarderRequestConfig
            {
                Version = HttpVersion.Version20,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
                ActivityTimeout = Silence,
            },
        })]);
}
