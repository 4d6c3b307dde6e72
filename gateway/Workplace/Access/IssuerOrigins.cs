using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Medborgarlofte.Gateway.Workplace.Access;

/// <summary>
/// Where a form of ours may end at the issuer: at the address that this process has of it, and at the one that it gives to browsers, which is
/// another one where the two stand in one network of containers.
/// </summary>
internal sealed class IssuerOrigins(IOptions<WorkplaceOptions> options)
{
    private readonly string own = options.Value.IsSetUp ? OriginOf(options.Value.Authority) : "";
    private string browsers = "";

    /// <summary>The origins, with spaces between.</summary>
    public string Value => browsers.Length == 0 || browsers == own ? own : $"{own} {browsers}";

    /// <summary>Takes what the issuer says of itself.</summary>
    public void Take(OpenIdConnectConfiguration issuer)
    {
        if (Uri.IsWellFormedUriString(issuer.EndSessionEndpoint, UriKind.Absolute))
        {
            browsers = OriginOf(issuer.EndSessionEndpoint);
        }
    }

    private static string OriginOf(string address) => new Uri(address).GetLeftPart(UriPartial.Authority);
}
