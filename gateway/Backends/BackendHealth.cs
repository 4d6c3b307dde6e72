using System.Net;
using Medborgarlofte.ServiceDefaults.Clients;
using Medborgarlofte.ServiceDefaults.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.Gateway.Backends;

/// <summary>
/// Asks each service whether it is ready. With one of them away the others' pushes are still taken: degraded. With every service away
/// that takes pushes, nothing that comes through here could be stored: not ready.
/// </summary>
internal sealed class BackendHealth : IHealthCheck, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(2200);

    private readonly Dictionary<Backend, HttpMessageInvoker> clients;
    private readonly Dictionary<Backend, Uri> addresses;

    public BackendHealth(IOptions<BackendOptions> options)
    {
        var parsed = Backend.All.ToDictionary(backend => backend, backend => ServiceAddress.Parse(backend.Address(options.Value)));
        clients = parsed.ToDictionary(
            pair => pair.Key, pair => new HttpMessageInvoker(WithPatience(pair.Value)));
        addresses = parsed.ToDictionary(pair => pair.Key, pair => new Uri(pair.Value.Uri, "/health/ready"));
    }

    private static SocketsHttpHandler WithPatience(ServiceAddress address)
    {
        var handler = address.Configure(new SocketsHttpHandler());
        handler.ConnectTimeout = Patience;
        return handler;
    }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var faults = await Task.WhenAll(Backend.All.Select(async backend => (Backend: backend, Fault: await AskAsync(backend, cancellationToken))));
        var away = faults.Where(found => found.Fault is not null).ToList();
        if (away.Count == 0)
        {
            return HealthCheckResult.Healthy();
        }

        var description = string.Join(' ', away.Select(found => $"{found.Backend.Name} {found.Fault}."));
        return Backend.All.Where(backend => backend != Backend.Reporting).All(backend => away.Exists(found => found.Backend == backend))
            ? HealthCheckResult.Unhealthy(description)
            : HealthCheckResult.Degraded(description);
    }

    public void Dispose()
    {
        foreach (var client in clients.Values)
        {
            client.Dispose();
        }
    }

    /// <summary>What is wrong, without an address; null when the service is ready. What is only degraded there is told there.</summary>
    private async Task<string?> AskAsync(Backend backend, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        using var request = new HttpRequestMessage(HttpMethod.Get, addresses[backend])
        {
            Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        try
        {
            using var response = await clients[backend].SendAsync(request, patience.Token);

            // Something between that lets only gRPC pass answers otherwise; the service behind it is not known to be away.
            return response.StatusCode == HttpStatusCode.ServiceUnavailable ? "is not ready" : null;
        }
        catch (HttpRequestException)
        {
            return "cannot be reached";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "does not answer";
        }
    }
}

/// <summary>Adds the back ends to the gateway's readiness: where it is a process of its own, and does not ask itself.</summary>
public static class BackendHealthRegistration
{
    /// <summary>Adds the check.</summary>
    public static void AddBackendHealth(this IHostApplicationBuilder builder) => builder.Services.AddReadyCheck<BackendHealth>("backends");
}
