using System.Security.Cryptography;
using Medborgarlofte.Issuer.People;
using Medborgarlofte.ServiceDefaults.Access;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Tokens;

namespace Medborgarlofte.Issuer.Pages;

/// <summary>What the script of the passkey button asks for. A passkey is both steps in one: it is on a device, and asks for the finger or the code of it.</summary>
internal static class PasskeyEndpoints
{
    public static void MapPasskeys(this IEndpointRouteBuilder group, PageLanguage language)
    {
        group.MapPost($"{language.Passkeys}/options", async (HttpContext http, IPasskeyHandler<Person> passkeys, PasskeyState state) =>
        {
            var made = await passkeys.MakeRequestOptionsAsync(null, http);
            state.Keep(http, made.AssertionState ?? "");
            return Results.Content(made.RequestOptionsJson, "application/json");
        });
        group.MapPost($"{language.Passkeys}/use", (HttpContext http, IPasskeyHandler<Person> passkeys, PasskeyState state, UserManager<Person> people, TimeProvider time, ILogger<SignIn> logger) =>
            UseAsync(http, passkeys, state, people, time, logger, language));
        group.MapPost($"{language.Passkeys}/new", (HttpContext http, IPasskeyHandler<Person> passkeys, PasskeyState state, UserManager<Person> people, TimeProvider time) =>
            MakeAsync(http, passkeys, state, people, time, language));
        group.MapPost($"{language.Passkeys}/add", (HttpContext http, IPasskeyHandler<Person> passkeys, PasskeyState state, UserManager<Person> people, TimeProvider time) =>
            AddAsync(http, passkeys, state, people, time, language));
        group.MapPost($"{language.Passkeys}/remove", async (HttpContext http, UserManager<Person> people, TimeProvider time) =>
        {
            if (await FreshAsync(http, people, time) is not { } person)
            {
                return Results.LocalRedirect(language.WithReturn(language.SignIn, language.Account));
            }

            var id = (await http.Request.ReadFormAsync(http.RequestAborted))["id"].ToString();
            if ((await people.GetPasskeysAsync(person)).FirstOrDefault(passkey => Base64UrlEncoder.Encode(passkey.CredentialId) == id) is { } known)
            {
                await people.RemovePasskeyAsync(person, known.CredentialId);
            }

            return Results.LocalRedirect(language.Account);
        });
    }

    private static async Task<IResult> UseAsync(
        HttpContext http, IPasskeyHandler<Person> passkeys, PasskeyState state, UserManager<Person> people, TimeProvider time, ILogger<SignIn> logger, PageLanguage language)
    {
        var result = await passkeys.PerformAssertionAsync(new PasskeyAssertionContext
        {
            HttpContext = http, CredentialJson = await BodyAsync(http), AssertionState = state.Take(http),
        });
        if (!result.Succeeded)
        {
            logger.SignInFailed("passkey");
            return Results.BadRequest();
        }

        // Its counter: a copy of the key that is behind is refused from now on.
        await people.AddOrUpdatePasskeyAsync(result.User, result.Passkey);
        await Session.BeginAsync(http, result.User, time.GetUtcNow());
        logger.SignedIn("passkey");
        var address = http.Request.Query[ReturnAddress.Parameter].ToString();
        return Results.Json(new { to = ReturnAddress.IsOwn(address) ? address : language.Account });
    }

    private static async Task<IResult> MakeAsync(
        HttpContext http, IPasskeyHandler<Person> passkeys, PasskeyState state, UserManager<Person> people, TimeProvider time, PageLanguage language)
    {
        if (await FreshAsync(http, people, time) is not { } person)
        {
            return SignInFirst(language);
        }

        var made = await passkeys.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = person.Id, Name = person.Email!, DisplayName = person.Name }, http);
        state.Keep(http, made.AttestationState ?? "");
        return Results.Content(made.CreationOptionsJson, "application/json");
    }

    private static async Task<IResult> AddAsync(
        HttpContext http, IPasskeyHandler<Person> passkeys, PasskeyState state, UserManager<Person> people, TimeProvider time, PageLanguage language)
    {
        if (await FreshAsync(http, people, time) is not { } person)
        {
            return SignInFirst(language);
        }

        var result = await passkeys.PerformAttestationAsync(new PasskeyAttestationContext
        {
            HttpContext = http, CredentialJson = await BodyAsync(http), AttestationState = state.Take(http),
        });
        if (!result.Succeeded || result.UserEntity.Id != person.Id)
        {
            return Results.BadRequest();
        }

        await people.AddOrUpdatePasskeyAsync(person, result.Passkey);
        return Results.Json(new { to = language.Account });
    }

    /// <summary>Who has signed in lately: a session that somebody else has come into is to get no key of its own.</summary>
    private static async Task<Person?> FreshAsync(HttpContext http, UserManager<Person> people, TimeProvider time) =>
        await Session.FindAsync(http) is { } session && Session.IsFresh(session.SignedInAt, time.GetUtcNow()) ? await people.FindByIdAsync(session.PersonId) : null;

    private static IResult SignInFirst(PageLanguage language) =>
        Results.Json(new { to = language.WithReturn(language.SignIn, language.Account) }, statusCode: StatusCodes.Status401Unauthorized);

    private static async Task<string> BodyAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        return await reader.ReadToEndAsync(http.RequestAborted);
    }
}

/// <summary>The challenge between a question for a passkey and its answer, in an encrypted cookie for five minutes.</summary>
internal sealed class PasskeyState(IDataProtectionProvider protection, IssuerAddress address)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("passkey-state").ToTimeLimitedDataProtector();

    private string Name => Session.CookieName(address, "passkey");

    public void Keep(HttpContext http, string state) => http.Response.Cookies.Append(Name, protector.Protect(state, Lifetime), Options());

    /// <summary>The challenge, which is forgotten; null for none.</summary>
    public string? Take(HttpContext http)
    {
        http.Response.Cookies.Delete(Name, Options());
        try
        {
            return http.Request.Cookies[Name] is { } kept ? protector.Unprotect(kept) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private CookieOptions Options() => new() { Path = "/", HttpOnly = true, Secure = address.IsHttps, SameSite = SameSiteMode.Strict };
}
