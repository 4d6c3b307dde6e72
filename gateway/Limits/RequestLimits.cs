using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.Gateway.Limits;

/// <summary>
/// Counts requests by the source of a valid token, else by address. It stands before routing, where public reads end, and so looks at a
/// token itself; what follows does not validate it again.
/// </summary>
internal sealed class RequestLimits : IDisposable
{
    private const int BytesOfNetwork = 8;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly RequestDelegate next;
    private readonly PartitionedRateLimiter<string> perToken;
    private readonly PartitionedRateLimiter<string> perAddress;

    public RequestLimits(RequestDelegate next, IOptions<LimitOptions> options)
    {
        this.next = next;
        perToken = Limiter(options.Value.RequestsPerToken);
        perAddress = Limiter(options.Value.RequestsPerAddress);
    }

    /// <summary>
    /// Not counted are the machine's own without a token, and what has no address: the gateway's call to a service of the same process,
    /// whose caller's request was counted.
    /// </summary>
    public Task InvokeAsync(HttpContext http) =>
        http.Connection.RemoteIpAddress is not { } address || (IPAddress.IsLoopback(address) && http.Request.Headers.Authorization.Count == 0)
            ? next(http)
            : CountAsync(http, address);

    public void Dispose()
    {
        perToken.Dispose();
        perAddress.Dispose();
    }

    private async Task CountAsync(HttpContext http, IPAddress address)
    {
        using var lease = await SourceAsync(http) is { } source ? perToken.AttemptAcquire(source)
            : IPAddress.IsLoopback(address) ? null
            : perAddress.AttemptAcquire(NetworkOf(address));
        if (lease is null or { IsAcquired: true })
        {
            await next(http);
            return;
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter) ? retryAfter : Window;
        await TooManyRequests.AnswerAsync(http, wait);
    }

    private static PartitionedRateLimiter<string> Limiter(int requests) => PartitionedRateLimiter.Create<string, string>(key => requests == 0
        ? RateLimitPartition.GetNoLimiter(key)
        : RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = requests, Window = Window }));

    private static async ValueTask<string?> SourceAsync(HttpContext http)
    {
        if (http.Request.Headers.Authorization.Count == 0)
        {
            return null;
        }

        var user = (await http.AuthenticateAsync()).Principal;
        return user?.FindFirstValue("source") ?? user?.FindFirstValue("sub") ?? user?.FindFirstValue("client_id");
    }

    /// <summary>Whoever has one IPv6 address has all of its /64.</summary>
    private static string NetworkOf(IPAddress address) =>
        address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, BytesOfNetwork))
            : address.MapToIPv4().ToString();
}
