using System.Globalization;
using System.Security.Claims;
using Medborgarlofte.Issuer.Data;
using Medborgarlofte.Issuer.Tokens;
using Medborgarlofte.ServiceDefaults.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Medborgarlofte.Issuer.People;

/// <summary>The cookie of somebody who has signed in here, and the one between the password and the second step.</summary>
internal static class Session
{
    public const string Scheme = "session";
    public const string SecondStepScheme = "second-step";

    private static readonly TimeSpan FreshTime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan SecondStepTime = TimeSpan.FromMinutes(10);

    public static void Configure(CookieAuthenticationOptions cookie, IssuerAddress address, TimeProvider time)
    {
        cookie.Cookie.Name = CookieName(address, "session");
        cookie.ExpireTimeSpan = TokenRegistration.IdleTime;
        cookie.SlidingExpiration = true;
        cookie.Events.OnValidatePrincipal = ValidateAsync;
        Harden(cookie, address, time);
    }

    public static void ConfigureSecondStep(CookieAuthenticationOptions cookie, IssuerAddress address, TimeProvider time)
    {
        cookie.Cookie.Name = CookieName(address, "second-step");
        cookie.ExpireTimeSpan = SecondStepTime;
        cookie.SlidingExpiration = false;
        Harden(cookie, address, time);
    }

    /// <summary>With TLS the prefix makes browsers refuse a cookie that another host or an unencrypted page has set.</summary>
    public static string CookieName(IssuerAddress address, string name) => $"{(address.IsHttps ? "__Host-" : "")}medborgarlofte-issuer-{name}";

    /// <summary>Somebody who has proved both steps, now.</summary>
    public static async Task BeginAsync(HttpContext http, Person person, DateTimeOffset now)
    {
        await http.SignOutAsync(SecondStepScheme);
        await http.SignInAsync(Scheme, Principal(person, Scheme,
            new Claim(MemberSession.Stamp, person.SecurityStamp ?? ""),
            new Claim(Claims.AuthenticationTime, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))));
    }

    /// <summary>Somebody whose password was right.</summary>
    public static Task BeginSecondStepAsync(HttpContext http, Person person) => http.SignInAsync(SecondStepScheme, Principal(person, SecondStepScheme));

    /// <summary>Who has signed in, and when; null for nobody.</summary>
    public static async Task<(string PersonId, DateTime SignedInAt)?> FindAsync(HttpContext http) =>
        (await http.AuthenticateAsync(Scheme)).Principal is { } principal && principal.FindFirstValue(Claims.Subject) is { } id
            ? (id, MemberSession.SignedInAtOf(principal))
            : null;

    /// <summary>True while what somebody signs in with may be changed.</summary>
    public static bool IsFresh(DateTime signedInAt, DateTimeOffset now) => now.UtcDateTime - signedInAt < FreshTime;

    /// <summary>Whose password was right; null for nobody's.</summary>
    public static async Task<string?> FindSecondStepAsync(HttpContext http) =>
        (await http.AuthenticateAsync(SecondStepScheme)).Principal?.FindFirstValue(Claims.Subject);

    private static ClaimsPrincipal Principal(Person person, string scheme, params Claim[] more) =>
        new(new ClaimsIdentity([new Claim(Claims.Subject, person.Id), .. more], scheme));

    internal static void Harden(CookieAuthenticationOptions cookie, IssuerAddress address, TimeProvider time)
    {
        cookie.TimeProvider = time;
        cookie.Cookie.Path = "/";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = address.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
    }

    /// <summary>A session ends with the day's work, and with the stamp that signing out everywhere changes.</summary>
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var principal = context.Principal!;
        var (id, stamp) = (principal.FindFirstValue(Claims.Subject), principal.FindFirstValue(MemberSession.Stamp));
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        await using var database = await http.RequestServices.GetRequiredService<IDbContextFactory<IssuerDbContext>>().CreateDbContextAsync(http.RequestAborted);
        if (now - MemberSession.SignedInAtOf(principal) >= TokenRegistration.LongestSession
            || !await database.Users.AnyAsync(person => person.Id == id && person.SecurityStamp == stamp, http.RequestAborted))
        {
            context.RejectPrincipal();
            await http.SignOutAsync(Scheme);
        }
    }
}
