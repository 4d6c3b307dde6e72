using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.Gateway.Limits;

/// <summary>Adds and uses what keeps one caller from taking everything.</summary>
internal static class LimitRegistration
{
    public static void AddLimits(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<LimitOptions>().BindConfiguration("Limits").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<FileLimit>();
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddOptions<RateLimiterOptions>()
            .Configure<IOptions<LimitOptions>>((limiter, limits) => RequestLimits.Apply(limiter, limits.Value));
        builder.Services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<LimitOptions>>((forwarded, limits) =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.ForwardLimit = null;

            // The framework believes whatever comes from the machine itself, unasked.
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in limits.Value.Proxies())
            {
                forwarded.KnownIPNetworks.Add(network);
            }
        });
    }

    /// <summary>
    /// Stands after what makes problems of failures, and before routing, where public reads end: the limit itself has to know whose token
    /// it is.
    /// </summary>
    public static void UseLimits(this WebApplication app)
    {
        // Without any proxy to trust the framework would believe everybody.
        if (app.Services.GetRequiredService<IOptions<LimitOptions>>().Value.Proxies().Any())
        {
            app.UseForwardedHeaders();
        }

        app.UseCrossOrigin();
        app.UseAuthentication();
        app.UseRateLimiter();
    }
}
