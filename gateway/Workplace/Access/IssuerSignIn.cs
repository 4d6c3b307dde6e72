using System.Security.Claims;
using Medborgarlofte.Gateway.Pages;
using Medborgarlofte.ServiceDefaults.Access;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Medborgarlofte.Gateway.Workplace.Access;

/// <summary>The issuer's code flow: with PKCE, a confidential client, and tokens that stay in the session.</summary>
internal static class IssuerSignIn
{
    // The issuer grants those that the member's role has.
    private static readonly string[] ApiScopes = [Scopes.RecordsRead, Scopes.PoliceReport, Scopes.MunicipalReport, Scopes.FollowUpManage, Scopes.FollowUpSeal];
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(10);

    public static void Configure(OpenIdConnectOptions issuer, WorkplaceOptions options, IDataProtectionProvider keys)
    {
        issuer.SignInScheme = WorkplaceSignIn.Session;
        issuer.Authority = options.Authority;
        issuer.ClientId = options.ClientId;
        issuer.ClientSecret = options.ClientSecret;
        issuer.RequireHttpsMetadata = options.RequireHttpsMetadata;
        issuer.ResponseType = OpenIdConnectResponseType.Code;
        issuer.ResponseMode = OpenIdConnectResponseMode.Query;
        issuer.UsePkce = true;
        issuer.SaveTokens = true;
        issuer.MapInboundClaims = false;
        issuer.CallbackPath = "/arbetsplats/inloggad";
        issuer.SignedOutCallbackPath = "/arbetsplats/utloggad";
        issuer.SignedOutRedirectUri = Language.Swedish.Workplace();
        issuer.Scope.Clear();
        issuer.Scope.Add("openid");
        issuer.Scope.Add("offline_access");
        foreach (var scope in ApiScopes)
        {
            issuer.Scope.Add(scope);
        }

        issuer.BackchannelTimeout = LongestCall;
        issuer.DataProtectionProvider = keys;
        foreach (var cookie in (ReadOnlySpan<CookieBuilder>)[issuer.CorrelationCookie, issuer.NonceCookie])
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.Always;
        }

        issuer.Events = new OpenIdConnectEvents
        {
            OnRedirectToIdentityProvider = context => ToPublicAddress(context, issuer.CallbackPath),
            OnRedirectToIdentityProviderForSignOut = context =>
            {
                context.ProtocolMessage.PostLogoutRedirectUri = Absolute(context.HttpContext, issuer.SignedOutCallbackPath);
                return Task.CompletedTask;
            },
            OnTokenValidated = TakeClaims,
            OnTicketReceived = context =>
            {
                WorkplaceSignIn.ForgetCookie(context.HttpContext);
                return Task.CompletedTask;
            },
            OnRemoteFailure = context =>
            {
                // Whatever the issuer said, a page says so: to ask it again at once might go round in a circle.
                context.Response.Redirect($"{Language.Swedish.SignIn()}?misslyckades=1");
                context.HandleResponse();
                return Task.CompletedTask;
            },
        };
    }

    /// <summary>True when the issuer says where people sign in, or has said it lately.</summary>
    public static async Task<bool> AnswersAsync(HttpContext http)
    {
        var issuer = http.RequestServices.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(WorkplaceSignIn.Issuer);
        try
        {
            http.RequestServices.GetRequiredService<IssuerOrigins>().Take(await issuer.ConfigurationManager!.GetConfigurationAsync(http.RequestAborted));
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException or HttpRequestException or IOException)
        {
            return false;
        }
    }

    private static Task ToPublicAddress(RedirectContext context, PathString callback)
    {
        context.ProtocolMessage.RedirectUri = Absolute(context.HttpContext, callback);
        if (context.Properties.Items.ContainsKey(WorkplaceSignIn.FreshItem))
        {
            context.ProtocolMessage.Prompt = OpenIdConnectPrompt.Login;
        }

        return Task.CompletedTask;
    }

    // By the configured address where there is one: a request's host is anybody's choice.
    private static string Absolute(HttpContext http, PathString path)
    {
        var origin = http.RequestServices.GetRequiredService<PublicOrigin>().Value;
        return origin.Length > 0 ? origin + path : $"{http.Request.Scheme}://{http.Request.Host}{path}";
    }

    private static Task TakeClaims(TokenValidatedContext context)
    {
        AccessTokenClaims.Take((ClaimsIdentity)context.Principal!.Identity!, context.TokenEndpointResponse!.AccessToken);
        return Task.CompletedTask;
    }
}
