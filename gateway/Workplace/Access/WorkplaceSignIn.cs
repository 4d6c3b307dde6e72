using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Medborgarlofte.Contracts.Common.V1;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.IdentityModel.Tokens;

namespace Medborgarlofte.Gateway.Workplace.Access;

/// <summary>How people sign in: a cookie that is a key to a session, made by the issuer's code flow or by a demonstration.</summary>
internal static class WorkplaceSignIn
{
    /// <summary>The scheme of the session's cookie.</summary>
    public const string Session = "workplace";

    /// <summary>The scheme of the issuer.</summary>
    public const string Issuer = "workplace-issuer";

    /// <summary>Item of a challenge that asks for a sign-in although there is a session at the issuer.</summary>
    public const string FreshItem = ".fresh";

    private const string FormTokenItem = ".form";
    private const string StartedItem = ".started";
    private const string AccessToken = "access_token";
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    public static void AddWorkplaceSignIn(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<WorkplaceOptions>().BindConfiguration("Workplace").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<WorkplaceSessions>();
        builder.Services.AddSingleton<IssuerOrigins>();
        builder.Services.AddSingleton<TokenRenewal>();

        // Sessions live as long as the process, and so do the keys of what browsers hold of them: no file, and nothing to lose.
        var keys = new EphemeralDataProtectionProvider();
        var authentication = builder.Services.AddAuthentication().AddCookie(Session);
        builder.Services.AddOptions<CookieAuthenticationOptions>(Session).Configure<IServiceProvider>((cookie, services) => Configure(cookie, services, keys));
        var options = builder.Configuration.GetSection("Workplace").Get<WorkplaceOptions>() ?? new WorkplaceOptions();
        if (options.IsSetUp)
        {
            authentication.AddOpenIdConnect(Issuer, issuer => IssuerSignIn.Configure(issuer, options, keys));
        }

        // The key ring is not needed here, and FollowUp's must not be read when a process starts: adding authentication has put that back.
        foreach (var early in builder.Services.Where(IsEarlyReader).ToList())
        {
            builder.Services.Remove(early);
        }
    }

    /// <summary>Begins the session of a demonstration.</summary>
    public static Task BeginDemoAsync(HttpContext http, WorkplaceDemo demo, Party party, TimeProvider time)
    {
        var user = new ClaimsPrincipal(new ClaimsIdentity(
        [
            new Claim("municipality", WorkplaceDemo.Municipality),
            new Claim("party", party.ToString().ToLowerInvariant()),
            new Claim("role", $"{Role.Coordinator} {Role.Signatory}"),
            new Claim("source", WorkplaceDemo.SourceOf(party)),
            new Claim("auth_time", time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            new Claim(Member.DemoClaim, "true"),
        ], Session));
        var session = new AuthenticationProperties();
        ForgetCookie(http);
        session.StoreTokens([new AuthenticationToken { Name = AccessToken, Value = demo.TokenOf(party) }]);
        return http.SignInAsync(Session, user, session);
    }

    /// <summary>What every form of the session repeats; null for no session.</summary>
    public static string? FormToken(this AuthenticationProperties? session) => session?.Items.TryGetValue(FormTokenItem, out var token) == true ? token : null;

    /// <summary>The token to call services with.</summary>
    public static string? Token(this AuthenticationProperties? session) => session?.GetTokenValue(AccessToken);

    private static bool IsEarlyReader(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Assembly == typeof(KeyManagementOptions).Assembly;

    private static void Configure(CookieAuthenticationOptions cookie, IServiceProvider services, IDataProtectionProvider keys)
    {
        // A demonstration runs without TLS on the machine itself, where not every browser takes a cookie with the prefix.
        var isDemo = services.GetService<WorkplaceDemo>() is not null;
        cookie.Cookie.Name = isDemo ? "medborgarlofte-demo" : "__Host-medborgarlofte";
        cookie.Cookie.SecurePolicy = isDemo ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.Path = "/";
        cookie.ExpireTimeSpan = Idle;
        cookie.SessionStore = services.GetRequiredService<WorkplaceSessions>();
        cookie.DataProtectionProvider = keys;
        cookie.Events = new CookieAuthenticationEvents { OnSigningIn = SigningIn, OnValidatePrincipal = ValidateAsync };
    }

    /// <summary>
    /// A sign-in gets a session of its own: with the cookie that came along it would take over that one's key, which somebody else may know.
    /// The whole header goes, since a name or a value in it may be written so that it reads as another cookie.
    /// </summary>
    public static void ForgetCookie(HttpContext http) => http.Request.Headers.Remove("Cookie");

    private static Task SigningIn(CookieSigningInContext context)
    {
        context.Properties.Items[FormTokenItem] = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
        context.Properties.Items[StartedItem] = context.Options.TimeProvider!.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return Task.CompletedTask;
    }

    /// <summary>Every request begins the idle time anew; none goes past the longest time, nor on without a token.</summary>
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var now = context.Options.TimeProvider!.GetUtcNow();
        var started = DateTimeOffset.FromUnixTimeSeconds(long.Parse(context.Properties.Items[StartedItem]!, CultureInfo.InvariantCulture));
        var isOver = now - started >= Longest;
        var token = isOver ? TokenState.Refused : await services.GetRequiredService<TokenRenewal>().CheckAsync(context, now);
        if (token == TokenState.Valid)
        {
            context.ShouldRenew = true;
            return;
        }

        context.RejectPrincipal();
        if (!isOver)
        {
            context.HttpContext.Features.Set(new SessionFault(token == TokenState.IssuerAway ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status401Unauthorized));
        }

        if (token == TokenState.Refused)
        {
            await services.GetRequiredService<WorkplaceSessions>().RemoveAsync(WorkplaceSessions.KeyOf(context.Properties));
        }
    }
}

/// <summary>Why a request's session cannot go on, for the page that says so.</summary>
/// <param name="Status">HTTP status.</param>
internal sealed record SessionFault(int Status);
