using Medborgarlofte.Issuer.Clients;
using Medborgarlofte.Issuer.Data;
using Medborgarlofte.Issuer.Outside;
using Medborgarlofte.Issuer.Pages;
using Medborgarlofte.Issuer.People;
using Medborgarlofte.Issuer.Tokens;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.Issuer;

/// <summary>The Issuer: what a process of its own or Standalone adds and maps.</summary>
public static class IssuerComposition
{
    /// <summary>Where its addresses begin; no other part of the system has any of these.</summary>
    public static IReadOnlyList<string> Paths { get; } =
        ["/connect", "/.well-known/openid-configuration", "/.well-known/jwks", "/.well-known/oauth-authorization-server", "/inloggning", "/en/sign-in"];

    /// <summary>Adds database, tokens, clients, people and pages.</summary>
    public static void AddIssuer(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<IssuerOptions>().BindConfiguration("Issuer").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<AccessOptions>().BindConfiguration("Access");
        builder.AddServiceDatabase<IssuerDbContext, SqliteIssuerDbContext, PostgreSqlIssuerDbContext, SqlServerIssuerDbContext>("issuer");
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton<SigningKey>();
        builder.Services.AddSingleton(services => new IssuerAddress(() => new Uri(services.GetRequiredService<IOptions<IssuerOptions>>().Value.Address)));
        builder.AddKeyRing();
        builder.AddTokens();
        builder.Services.AddScoped<ClientRegistry>();
        builder.Services.AddSingleton<DeclaredClients>();
        builder.Services.AddHostedService(services => services.GetRequiredService<DeclaredClients>());
        builder.Services.AddSingleton<IssuerReadiness>();
        builder.Services.AddHostedService<TokenPruning>();
        builder.AddPeople();
        builder.AddOutsideProviders();
        builder.AddSignInPages();
    }

    /// <summary>Maps the endpoints of OpenID Connect and the pages. Call it before anything else is mapped.</summary>
    public static void MapIssuer(this WebApplication app)
    {
        app.UseIssuerHost();
        app.UseIssuerRequests();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapTokenEndpoint();
        app.MapAuthorizeEndpoint();
        app.MapEndSessionEndpoint();
        app.MapSignInPages();
    }

    private static void AddKeyRing(this IHostApplicationBuilder builder)
    {
        var protection = builder.Services.AddDataProtection().SetApplicationName("medborgarlofte-issuer");

        // What would read the ring when the program starts: with the database away the start may not wait for it.
        foreach (var early in builder.Services.Where(IsEarlyReader).ToList())
        {
            builder.Services.Remove(early);
        }

        if (builder.Configuration["Issuer:KeyFolder"] is { Length: > 0 } folder)
        {
            protection.PersistKeysToFileSystem(new DirectoryInfo(folder));
        }
        else
        {
            builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(services => new ConfigureOptions<KeyManagementOptions>(
                keys => keys.XmlRepository = new KeyTable(services.GetRequiredService<IDbContextFactory<IssuerDbContext>>())));
        }
    }

    private static bool IsEarlyReader(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Assembly == typeof(KeyManagementOptions).Assembly;
}
