using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Medborgarlofte.ServiceDefaults.Certificates;

/// <summary>Kestrel with certificates that are read again when their files change.</summary>
public static class CertificateReload
{
    private const string Category = "Medborgarlofte.Certificates";

    /// <summary>
    /// Configures Kestrel as ASP.NET Core does, with each certificate that is named by a file followed. Kestrel's own way of following
    /// them starts the endpoint anew, which breaks off what is being sent.
    /// </summary>
    /// <remarks>Before an endpoint is configured in code, which takes the defaults as they are then; the second time it does nothing.</remarks>
    public static void AddCertificateReload(this IHostApplicationBuilder builder)
    {
        if (builder.Services.Any(service => service.ServiceType == typeof(Added)))
        {
            return;
        }

        builder.Services.AddSingleton<Added>();
        builder.Services.AddOptions<KestrelServerOptions>().Configure<IConfiguration, TimeProvider, ILoggerFactory>((kestrel, configuration, time, logs) =>
        {
            var section = configuration.GetSection("Kestrel");
            var loader = kestrel.Configure(section, reloadOnChange: false);
            var logger = logs.CreateLogger(Category);
            if (File(section.GetSection("Certificates:Default")) is { } shared)
            {
                kestrel.ConfigureHttpsDefaults(https => Follow(https, shared));
            }

            foreach (var endpoint in section.GetSection("Endpoints").GetChildren())
            {
                if (File(endpoint.GetSection("Certificate")) is { } own)
                {
                    loader.Endpoint(endpoint.Key, named => Follow(named.HttpsOptions, own));
                }
            }

            CertificateFile? File(IConfigurationSection settings) =>
                string.IsNullOrEmpty(settings["Path"]) ? null : new CertificateFile(settings, time, logger);
        });
    }

    private static void Follow(HttpsConnectionAdapterOptions https, CertificateFile file) => https.OnAuthenticate = (_, tls) =>
    {
        if (file.Current is { } current)
        {
            (tls.ServerCertificateContext, tls.ServerCertificate, tls.ServerCertificateSelectionCallback) = (current, null, null);
        }
    };

    /// <summary>Marks that it has been added.</summary>
    private sealed class Added;
}
