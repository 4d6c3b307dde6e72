using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Medborgarlofte.Gateway.Limits;

/// <summary>Counts requests by the source of a valid token, else by address.</summary>
internal static class RequestLimits
{
    private const int BytesOfNetwork = 8;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void Apply(RateLimiterOptions limiter, LimitOptions limits)
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => Partition(http, limits));
        limiter.OnRejected = (refused, _) => new ValueTask(TooManyRequests.AnswerAsync(
            refused.HttpContext, refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window));
    }

    /// <summary>
    /// Not counted are the machine's own without a token, and what has no address: the gateway's call to a service of the same process,
    /// whose caller's request was counted.
    /// </summary>
    private static RateLimitPartition<string> Partition(HttpContext http, LimitOptions limits)
    {
        if (http.Connection.RemoteIpAddress is not { } address)
        {
            return RateLimitPartition.GetNoLimiter("own");
        }

        return SourceOf(http.User) is { } source ? Counted($"source {source}", limits.RequestsPerToken)
            : IPAddress.IsLoopback(address) ? RateLimitPartition.GetNoLimiter("own")
            : Counted($"address {NetworkOf(address)}", limits.RequestsPerAddress);
    }

    private static RateLimitPartition<string> Counted(string caller, int requests) => requests == 0
        ? RateLimitPartition.GetNoLimiter(caller)
        : RateLimitPartition.GetFixedWindowLimiter(caller, _ => new FixedWindowRateLimiterOptions { PermitLimit = requests, Window = Window });

    private static string? SourceOf(ClaimsPrincipal user) =>
        user.FindFirstValue("source") ?? user.FindFirstValue("sub") ?? user.FindFirstValue("client_id");

    /// <summary>Whoever has one IPv6 address has all of its /64.</summary>
    private static string NetworkOf(IPAddress address) =>
        address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, BytesOfNetwork))
            : address.MapToIPv4().ToString();
}
