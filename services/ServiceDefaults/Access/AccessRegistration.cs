using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Medborgarlofte.ServiceDefaults.Access;

/// <summary>Adds bearer tokens. Validation is the library's; what a token may do is said by <see cref="Caller"/>.</summary>
internal static class AccessRegistration
{
    private static readonly TimeSpan IssuerPatience = TimeSpan.FromSeconds(10);

    public static void AddAccess(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<AccessOptions>().BindConfiguration("Access").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<SigningKey>();
        builder.Services.AddSingleton<ClientCredentials>();
        builder.Services.AddSingleton<ServiceTokens>();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddAuthorization();
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<IOptions<AccessOptions>, SigningKey, TimeProvider, IServiceProvider>(Configure);
    }

    private static void Configure(
        JwtBearerOptions bearer, IOptions<AccessOptions> options, SigningKey key, TimeProvider time, IServiceProvider services)
    {
        var access = options.Value;
        bearer.MapInboundClaims = false;
        bearer.Authority = access.Authority;
        bearer.RequireHttpsMetadata = access.RequireHttpsMetadata;
        bearer.Audience = access.Audience;
        bearer.TokenValidationParameters.LifetimeValidator = (notBefore, expires, _, _) =>
            TokenTime.Validate(notBefore, expires, time.GetUtcNow().UtcDateTime);
        bearer.TokenValidationParameters.ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSha256];
        bearer.TokenValidationParameters.NameClaimType = "sub";
        if (access.SignsItself)
        {
            bearer.Events = new JwtBearerEvents
            {
                OnAuthenticationFailed = context =>
                {
                    TokenTime.Note(context);
                    return Task.CompletedTask;
                },
            };
            // Two sign with the key: the command "token", and the Issuer where it is in the same process.
            bearer.TokenValidationParameters.IssuerValidator = (issuer, _, _) =>
                issuer == access.Issuer || issuer == services.GetService<IssuerAddress>()?.Value.ToString()
                    ? issuer
                    : throw new SecurityTokenInvalidIssuerException("The token's issuer is another.") { InvalidIssuer = issuer };
            bearer.TokenValidationParameters.IssuerSigningKeyResolver = (_, _, keyId, _) => key.Accepted(keyId);
        }
        else
        {
            bearer.BackchannelTimeout = IssuerPatience;
            bearer.Events = IssuerAway.Events();
        }
    }
}
