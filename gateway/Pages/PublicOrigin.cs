using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.Gateway.Pages;

/// <summary>
/// Scheme and host of absolute addresses. Never what a request says of itself: anybody may write any Host, and what one caller wrote must
/// stand in no page that another one reads.
/// </summary>
internal sealed class PublicOrigin(IOptions<PageOptions> options, IServer server)
{
    /// <summary>Without a slash at the end; empty when it is not known, and addresses are then paths alone.</summary>
    public string Value => options.Value.PublicAddress.Length > 0 ? options.Value.PublicAddress.TrimEnd('/')
        : options.Value.UseLocalAddress ? Local()
        : "";

    /// <summary>The first address that this process listens on, where only this machine reaches it.</summary>
    private string Local()
    {
        var first = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault(address => address.StartsWith("http", StringComparison.Ordinal));
        return Uri.TryCreate(first, UriKind.Absolute, out var address) && address.IsLoopback ? address.GetLeftPart(UriPartial.Authority) : "";
    }
}
