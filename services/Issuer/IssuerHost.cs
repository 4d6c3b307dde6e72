using Medborgarlofte.Issuer.Tokens;
using Medborgarlofte.ServiceDefaults.Access;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.Issuer;

/// <summary>
/// What stands before OpenIddict: whoever is behind a proxy, and the one host that answers are made for. The Host of a request is used in
/// an answer only where configuration names it.
/// </summary>
internal static class IssuerHost
{
    public static void UseIssuerHost(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<IssuerOptions>>();
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var network in options.Value.Proxies())
        {
            forwarded.KnownIPNetworks.Add(network);
        }

        if (forwarded.KnownIPNetworks.Count > 0)
        {
            app.UseForwardedHeaders(forwarded);
        }

        var (address, watch) = (app.Services.GetRequiredService<IssuerAddress>(), app.Services.GetRequiredService<KeyWatch>());
        string[] others = options.Value.OtherHosts.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        app.Use((http, next) =>
        {
            if (!others.Contains(http.Request.Host.Value, StringComparer.OrdinalIgnoreCase))
            {
                (http.Request.Scheme, http.Request.Host) = (address.Value.Scheme, new HostString(address.Value.Authority));
            }

            watch.Look();
            return next(http);
        });
    }
}
