using Medborgarlofte.Issuer;
using Medborgarlofte.ServiceDefaults.Access;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.Standalone.Issuing;

/// <summary>Adds the Issuer to the process, and leads its requests to it.</summary>
internal static class IssuerRegistration
{
    public static void AddIssuerBranch(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IssuerBranch>();
        builder.Services.AddSingleton(services => new IssuerAddress(() => Find(builder.Configuration, Listens(services))));
    }

    /// <summary>Stands after the gateway, whose limits and headers hold for it too.</summary>
    public static void UseIssuerBranch(this WebApplication app)
    {
        if (!IsHere(app.Services))
        {
            return;
        }

        var branch = app.Services.GetRequiredService<IssuerBranch>();
        PathString[] paths = [.. IssuerComposition.Paths.Select(path => new PathString(path))];
        app.Use((http, next) => http.GetEndpoint() is null && Array.Exists(paths, path => http.Request.Path.StartsWithSegments(path))
            ? branch.AnswerAsync(http)
            : next(http));
    }

    /// <summary>False where tokens are an outside issuer's.</summary>
    public static bool IsHere(IServiceProvider services) => services.GetRequiredService<IOptions<AccessOptions>>().Value.SignsItself;

    /// <summary>Where it is configured to be, else where the pages are, else where the process listens.</summary>
    internal static Uri Find(IConfiguration configuration, string? listens)
    {
        foreach (var key in (ReadOnlySpan<string>)["Issuer:Address", "Pages:PublicAddress"])
        {
            if (configuration[key] is { Length: > 0 } configured)
            {
                return new Uri(configured);
            }
        }

        return listens is null ? new Uri("http://127.0.0.1:5080") : new Uri(listens.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal));
    }

    private static string? Listens(IServiceProvider services) => services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses
        .FirstOrDefault(address => address.StartsWith("http", StringComparison.Ordinal) && !address.Contains("unix:", StringComparison.Ordinal));
}
