using System.Security.Cryptography;
using Medborgarlofte.Issuer.Clients;
using Medborgarlofte.Issuer.Data;
using Medborgarlofte.ServiceDefaults.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;

namespace Medborgarlofte.Issuer.Tokens;

/// <summary>OpenIddict as this Issuer uses it.</summary>
internal static class TokenRegistration
{
    /// <summary>For this long services still take a token of a client or a member that has just lost its rights.</summary>
    public static readonly TimeSpan AccessTokenLifetime = TimeSpan.FromMinutes(10);

    /// <summary>A workplace that is not used for that long signs its member out.</summary>
    public static readonly TimeSpan IdleTime = TimeSpan.FromMinutes(30);

    /// <summary>However it is used, a sign-in ends then.</summary>
    public static readonly TimeSpan LongestSession = TimeSpan.FromHours(8);

    /// <summary>Where a browser signs in.</summary>
    public const string AuthorizePath = "connect/authorize";

    /// <summary>Where a browser signs out.</summary>
    public const string EndSessionPath = "connect/endsession";

    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(1);

    /// <summary>Every scope that a client or a member may have.</summary>
    public static readonly IReadOnlyList<string> ApiScopes =
    [
        Scopes.PoliceReport, Scopes.MunicipalReport, Scopes.FollowUpManage, Scopes.FollowUpSeal, Scopes.FollowUpRedact, Scopes.RecordsRead, Scopes.ReportsInternal,
    ];

    public static void AddTokens(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped(services => services.GetRequiredService<IDbContextFactory<IssuerDbContext>>().CreateDbContext());
        builder.Services.AddSingleton<KeyWatch>();
        builder.Services.AddSingleton<AccessClaims>();
        builder.Services.AddSingleton<OneUse>();
        builder.Services.AddSingleton<BrowserEndpoints>();
        builder.Services.AddSingleton<RetiredKeys>();
        builder.Services.AddSingleton<DisabledClients>();
        builder.Services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>>(services => services.GetRequiredService<KeyWatch>());
        builder.Services.AddSingleton<IOptionsChangeTokenSource<OpenIddictServerOptions>>(services => services.GetRequiredService<KeyWatch>());
        builder.Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore()
                .UseDbContext<IssuerDbContext>()
                .ReplaceDefaultEntities<SystemClient, ClientAuthorization, StoredScope, IssuedToken, string>())
            .AddServer(Configure);
    }

    private static void Configure(OpenIddictServerBuilder server)
    {
        server.SetAuthorizationEndpointUris(AuthorizePath)
            .SetTokenEndpointUris("connect/token")
            .SetRevocationEndpointUris("connect/revoke")
            .SetEndSessionEndpointUris(EndSessionPath)
            .AllowAuthorizationCodeFlow()
            .AllowRefreshTokenFlow()
            .AllowClientCredentialsFlow()
            .RequireProofKeyForCodeExchange()
            .RegisterScopes([.. ApiScopes, OpenIddictConstants.Scopes.Profile, OpenIddictConstants.Scopes.OfflineAccess])
            .SetAccessTokenLifetime(AccessTokenLifetime)
            .SetIdentityTokenLifetime(AccessTokenLifetime)
            .SetAuthorizationCodeLifetime(CodeLifetime)
            .SetRefreshTokenLifetime(IdleTime)

            // A second use, however soon, may be a thief's: it ends the session.
            .SetRefreshTokenReuseLeeway(TimeSpan.Zero)
            .DisableAccessTokenEncryption();

        // Codes and refresh tokens are encrypted by data protection, whose keys replicas share; this key, which OpenIddict insists on, meets nothing.
        server.AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)));
        server.UseDataProtection().PreferDefaultAccessTokenFormat();
        server.RefuseText();
        server.AddEventHandler(BrowserEndpoints.Descriptor);
        server.AddEventHandler(OneUse.Descriptor);
        server.AddEventHandler(RetiredKeys.Descriptor);
        server.AddEventHandler(DisabledClients.AtToken);
        server.AddEventHandler(DisabledClients.AtAuthorization);
        server.Configure(options => options.CodeChallengeMethods.Remove(OpenIddictConstants.CodeChallengeMethods.Plain));

        // TLS ends at the proxy before this process, as everywhere here.
        server.UseAspNetCore()
            .DisableTransportSecurityRequirement()
            .EnableAuthorizationEndpointPassthrough()
            .EnableTokenEndpointPassthrough()
            .EnableEndSessionEndpointPassthrough();
    }
}
