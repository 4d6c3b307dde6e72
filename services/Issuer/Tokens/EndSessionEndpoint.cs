using Medborgarlofte.Issuer.Pages;
using Medborgarlofte.Issuer.People;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Medborgarlofte.Issuer.Tokens;

/// <summary>
/// /connect/endsession. With the identity token that the client got, the person is signed out everywhere and comes back to the client.
/// Without one anybody's page could have sent the browser here: the person is asked.
/// </summary>
internal static class EndSessionEndpoint
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static void MapEndSessionEndpoint(this IEndpointRouteBuilder app) => app.MapMethods("/connect/endsession", ["GET", "POST"], HandleAsync);

    private static async Task<IResult> HandleAsync(HttpContext http, UserManager<Person> people, Data.IssuerDbContext context)
    {
        var request = http.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("OpenIddict has not seen the request.");
        var hinted = (await http.AuthenticateAsync(Scheme)).Principal?.GetClaim(Claims.Subject);
        if (hinted is null)
        {
            var language = PageLanguage.Of(request.UiLocales);
            return Results.Redirect(language.Account);
        }

        if (await context.Members.FindAsync([hinted], http.RequestAborted) is { PersonId: { } id } && await people.FindByIdAsync(id) is { } person)
        {
            await people.UpdateSecurityStampAsync(person);
        }

        await http.SignOutAsync(Session.Scheme);
        return Results.SignOut(new AuthenticationProperties { RedirectUri = PageLanguage.Of(request.UiLocales).SignIn }, [Scheme]);
    }
}
