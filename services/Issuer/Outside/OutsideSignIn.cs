using System.Globalization;
using System.Security.Claims;
using Medborgarlofte.Issuer.People;
using Medborgarlofte.ServiceDefaults.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Medborgarlofte.Issuer.Outside;

/// <summary>Somebody whom a provider has sent back, until it is known who that is here.</summary>
/// <param name="Provider">Id of the provider.</param>
/// <param name="Subject">Its number of the person.</param>
/// <param name="Name">The person's name there.</param>
/// <param name="Email">The address there; empty when the provider tells none.</param>
/// <param name="SignedInAt">When the person showed there who it is.</param>
public sealed record OutsideVisitor(string Provider, string Subject, string Name, string Email, DateTimeOffset SignedInAt)
{
    /// <summary>True when an account can be made of it.</summary>
    public bool IsNamed => Name.Length > 0 && Email.Length > 0;
}

/// <summary>Sign-in at outside providers, by ASP.NET Core's OpenID Connect client: one scheme and one redirect address for each, so that none answers for another.</summary>
internal static class OutsideSignIn
{
    /// <summary>The longest subject that OpenID Connect allows.</summary>
    public const int LongestSubject = 255;

    private const string Scheme = "outside";
    private const string ProviderClaim = "provider";
    // Entra ID tells an address only where it is set up to, and ADFS by its own name: both tell what people sign in with, which is one.
    private static readonly string[] AddressClaims = ["email", "preferred_username", "upn"];

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static void AddOutsideProviders(this IHostApplicationBuilder builder)
    {
        var authentication = builder.Services.AddAuthentication().AddCookie(Scheme);
        builder.Services.AddOptions<CookieAuthenticationOptions>(Scheme).Configure<IssuerAddress, TimeProvider>((cookie, address, time) =>
        {
            cookie.Cookie.Name = Session.CookieName(address, "outside");
            cookie.ExpireTimeSpan = Longest;
            cookie.SlidingExpiration = false;
            Session.Harden(cookie, address, time);
        });
        foreach (var provider in builder.Configuration.GetSection("Issuer:Providers").Get<List<OutsideProvider>>() ?? [])
        {
            authentication.AddOpenIdConnect(provider.Scheme, options => Configure(options, provider));
            builder.Services.AddOptions<OpenIdConnectOptions>(provider.Scheme).Configure<IssuerAddress, TimeProvider>((options, address, time) =>
            {
                options.TimeProvider = time;
                options.CorrelationCookie.SecurePolicy = options.NonceCookie.SecurePolicy = address.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
                options.Events.OnRedirectToIdentityProvider = context =>
                {
                    // By the name that browsers know, whatever host the request has named.
                    context.ProtocolMessage.RedirectUri = new Uri(address.Value, provider.CallbackPath).ToString();
                    return Task.CompletedTask;
                };
            });
        }
    }

    /// <summary>Who has come back from a provider in this browser; null for nobody.</summary>
    public static async Task<OutsideVisitor?> FindAsync(HttpContext http)
    {
        if ((await http.AuthenticateAsync(Scheme)).Principal is not { } principal || principal.FindFirstValue("sub") is not { Length: > 0 and <= LongestSubject } subject)
        {
            return null;
        }

        var name = principal.FindFirstValue("name") ?? "";
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return new OutsideVisitor(
            principal.FindFirstValue(ProviderClaim)!, subject, name.Length is > 0 and <= 100 ? name : "",
            AddressClaims.Select(principal.FindFirstValue).FirstOrDefault(address => address is { Length: <= 200 } && address.Contains('@', StringComparison.Ordinal)) ?? "",
            long.TryParse(principal.FindFirstValue("auth_time"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                && DateTimeOffset.FromUnixTimeSeconds(seconds) is var told && told < now ? told : now);
    }

    public static Task ForgetAsync(HttpContext http) => http.SignOutAsync(Scheme);

    private static void Configure(OpenIdConnectOptions options, OutsideProvider provider)
    {
        options.Authority = provider.Authority;
        options.ClientId = provider.ClientId;
        options.ClientSecret = File.ReadAllText(provider.SecretFile).Trim();
        options.CallbackPath = provider.CallbackPath;
        options.SignInScheme = Scheme;
        options.ResponseType = OpenIdConnectResponseType.Code;

        // A form that the provider's page posts would come without the cookies of the same site.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.CorrelationCookie.SameSite = options.NonceCookie.SameSite = SameSiteMode.Lax;
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.DisableTelemetry = true;
        options.Scope.Add("email");
        options.Prompt = "login";
        options.Events.OnTokenValidated = context =>
        {
            ((ClaimsIdentity)context.Principal!.Identity!).AddClaim(new Claim(ProviderClaim, provider.Id));
            return Task.CompletedTask;
        };
        options.Events.OnRemoteFailure = context =>
        {
            context.HttpContext.RequestServices.GetRequiredService<ILogger<OutsideProvider>>().OutsideSignInFailed(context.Failure, provider.Id);
            context.HandleResponse();
            context.Response.Redirect(OutsideEndpoints.AfterFailure(provider.Id, context.Properties?.RedirectUri));
            return Task.CompletedTask;
        };
    }
}
