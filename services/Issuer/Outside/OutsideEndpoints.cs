using Medborgarlofte.Issuer.Data;
using Medborgarlofte.Issuer.Pages;
using Medborgarlofte.Issuer.People;
using Microsoft.AspNetCore.Authentication;
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
            ReturnAsync(http, language, context, options.Value, time));
    }

    private static async Task<IResult> LeaveAsync(HttpContext http, PageLanguage language, string id, IssuerOptions options)
    {
        if (options.Providers.Find(provider => provider.Id == id) is not { } provider)
        {
            return Results.LocalRedirect(language.SignIn);
        }

        await OutsideSignIn.ForgetAsync(http);
        try
        {
            await http.ChallengeAsync(provider.Scheme, new AuthenticationProperties { RedirectUri = language.WithReturn(language.FromOutside, ReturnAddress.Of(http)) });
            return Results.Empty;
        }
        catch (InvalidOperationException)
        {
            // Its discovery document could not be read.
            return Results.LocalRedirect($"{language.SignIn}?{Failed}={provider.Id}");
        }
    }

    private static async Task<IResult> ReturnAsync(HttpContext http, PageLanguage language, IssuerDbContext context, IssuerOptions options, TimeProvider time)
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
            context.OutsideIdentities.Add(new OutsideIdentity { Provider = visitor.Provider, Subject = visitor.Subject, PersonId = session.PersonId });
            await context.SaveChangesAsync(http.RequestAborted);
            return Results.LocalRedirect(back);
        }

        var name = options.Providers.Find(provider => provider.Id == visitor.Provider)?.Name ?? visitor.Provider;
        return await http.MessageAsync(language, StatusCodes.Status403Forbidden,
            language.T("Du är inte medlem än", "You are no member yet"),
            language.T($"Du är inloggad hos {name}, men ingen här har bjudit in dig. Följ länken i din inbjudan, eller be den som är administratör hos er om en.",
                $"You have signed in at {name}, but nobody here has invited you. Follow the link of your invitation, or ask the administrator in your organisation for one."));
    }
}
