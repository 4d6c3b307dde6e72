using Medborgarlofte.Issuer.Data;
using Medborgarlofte.Issuer.Pages;
using Medborgarlofte.Issuer.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.Issuer.Outside;

/// <summary>The way to a provider and back. Who comes back is known, follows an invitation, adds the provider to an account, or gets no further.</summary>
internal static class OutsideEndpoints
{
    /// <summary>Parameter of the sign-in page: which provider did not answer as it should.</summary>
    public const string Failed = "failed";

    public static void MapOutside(this IEndpointRouteBuilder group, PageLanguage language)
    {
        group.MapGet(language.Outside + "/{id}", Task<IResult> (HttpContext http, string id, IOptions<IssuerOptions> options) => LeaveAsync(http, language, id, options.Value));
        group.MapGet(language.FromOutside, (HttpContext http, IssuerDbContext context, IOptions<IssuerOptions> options, TimeProvider time) =>
            ReturnAsync(http, language, context, options.Value, time.GetUtcNow()));
        group.MapPost(language.Outside + "/{id}/remove", (HttpContext http, string id, IssuerDbContext context, UserManager<Person> people, TimeProvider time) =>
            RemoveAsync(http, language, id, context, people, time.GetUtcNow()));
    }

    /// <summary>The sign-in page that says which provider failed, in the language and with the way onwards of the attempt.</summary>
    /// <param name="provider">Id of the provider.</param>
    /// <param name="sought">Where the browser would have come back; null when that is not known.</param>
    public static string AfterFailure(string provider, string? sought)
    {
        var language = sought?.StartsWith(PageLanguage.English.SignIn, StringComparison.Ordinal) == true ? PageLanguage.English : PageLanguage.Swedish;
        var query = QueryHelpers.ParseQuery(sought is not null && sought.Contains('?', StringComparison.Ordinal) ? sought[sought.IndexOf('?', StringComparison.Ordinal)..] : "");
        return QueryHelpers.AddQueryString(language.WithReturn(language.SignIn, query.TryGetValue(ReturnAddress.Parameter, out var onwards) ? onwards.ToString() : null), Failed, provider);
    }

    private static async Task<IResult> LeaveAsync(HttpContext http, PageLanguage language, string id, IssuerOptions options)
    {
        if (options.Providers.Find(provider => provider.Id == id) is not { } provider)
        {
            return Results.LocalRedirect(language.SignIn);
        }

        await OutsideSignIn.ForgetAsync(http);
        var back = language.WithReturn(language.FromOutside, ReturnAddress.Of(http));
        try
        {
            await http.ChallengeAsync(provider.Scheme, new AuthenticationProperties { RedirectUri = back });
            return Results.Empty;
        }
        catch (InvalidOperationException)
        {
            // Its discovery document could not be read.
            return Results.LocalRedirect(AfterFailure(provider.Id, back));
        }
    }

    private static async Task<IResult> ReturnAsync(HttpContext http, PageLanguage language, IssuerDbContext context, IssuerOptions options, DateTimeOffset now)
    {
        if (await OutsideSignIn.FindAsync(http) is not { } visitor)
        {
            return Results.LocalRedirect(language.WithReturn(language.SignIn, ReturnAddress.Of(http)));
        }

        var back = ReturnAddress.Of(http) ?? language.Account;
        var known = await context.OutsideIdentities.AsNoTracking()
            .SingleOrDefaultAsync(identity => identity.Provider == visitor.Provider && identity.Subject == visitor.Subject, http.RequestAborted);
        if (known is null && back.StartsWith($"{language.Invitation}/", StringComparison.Ordinal))
        {
            // Who it is stays in the cookie while the invitation is read.
            return Results.LocalRedirect(back);
        }

        await OutsideSignIn.ForgetAsync(http);
        if (known is not null)
        {
            var person = await context.Users.SingleAsync(person => person.Id == known.PersonId, http.RequestAborted);
            await Session.BeginAsync(http, person, visitor.SignedInAt);
            return Results.LocalRedirect(back);
        }

        if (await Session.FindAsync(http) is { } session && back == language.Account)
        {
            if (!Session.IsFresh(session.SignedInAt, now))
            {
                return Results.LocalRedirect(language.WithReturn(language.SignIn, back));
            }

            context.OutsideIdentities.Add(new OutsideIdentity { Provider = visitor.Provider, Subject = visitor.Subject, PersonId = session.PersonId });
            await context.SaveChangesAsync(http.RequestAborted);
            return Results.LocalRedirect(back);
        }

        var name = options.Providers.Single(provider => provider.Id == visitor.Provider).Name;
        return await http.MessageAsync(language, StatusCodes.Status403Forbidden,
            language.T("Du är inte medlem än", "You are no member yet"),
            language.T($"Du är inloggad hos {name}, men ingen här har bjudit in dig. Följ länken i din inbjudan, eller be den som är administratör hos er om en.",
                $"You have signed in at {name}, but nobody here has invited you. Follow the link of your invitation, or ask the administrator in your organisation for one."));
    }

    /// <summary>Takes a provider away from an account that can be signed in to in another way too.</summary>
    private static async Task<IResult> RemoveAsync(
        HttpContext http, PageLanguage language, string id, IssuerDbContext context, UserManager<Person> people, DateTimeOffset now)
    {
        if (await Session.FindAsync(http) is not { } session || !Session.IsFresh(session.SignedInAt, now) || await people.FindByIdAsync(session.PersonId) is not { } person)
        {
            return Results.LocalRedirect(language.WithReturn(language.SignIn, language.Account));
        }

        var joined = await context.OutsideIdentities.Where(identity => identity.PersonId == person.Id).ToListAsync(http.RequestAborted);
        if (person.PasswordHash is null && joined.TrueForAll(identity => identity.Provider == id) && (await people.GetPasskeysAsync(person)).Count == 0)
        {
            return await http.MessageAsync(language, StatusCodes.Status409Conflict,
                language.T("Det är ditt enda sätt att logga in", "It is your only way to sign in"),
                language.T("Lägg till en nyckel på din sida först.", "Add a passkey on your page first."));
        }

        context.OutsideIdentities.RemoveRange(joined.Where(identity => identity.Provider == id));
        await context.SaveChangesAsync(http.RequestAborted);
        return Results.LocalRedirect(language.Account);
    }
}
