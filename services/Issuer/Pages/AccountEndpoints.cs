using Medborgarlofte.Issuer.Data;
using Medborgarlofte.Issuer.People;
using Medborgarlofte.ServiceDefaults.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Medborgarlofte.Issuer.Pages;

/// <summary>A person's own page, and signing out.</summary>
internal static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder group, PageLanguage language)
    {
        group.MapGet(language.Account, async (HttpContext http, PageRenderer pages, UserManager<Person> people, Members members, IssuerDbContext context, IOptions<IssuerOptions> options, IssuerAddress address) =>
        {
            if (await Session.FindAsync(http) is not { } session || await people.FindByIdAsync(session.PersonId) is not { } person)
            {
                return Results.LocalRedirect(language.WithReturn(language.SignIn, language.Account));
            }

            var workplace = options.Value.Workplace.Address is { Length: > 0 } configured ? new Uri(configured) : address.Value;
            var joined = await context.OutsideIdentities.Where(identity => identity.PersonId == person.Id).Select(identity => identity.Provider).ToListAsync(http.RequestAborted);
            return await pages.ShowAsync<AccountPage>(http, new()
            {
                ["Providers"] = options.Value.Providers.Select(provider => (provider, joined.Contains(provider.Id))).ToList(),
                ["Form"] = Form.Of(http, language, language.Other.Account),
                ["Name"] = person.Name,
                ["Members"] = await members.OfAsync(person.Id, http.RequestAborted),
                ["Passkeys"] = (await people.GetPasskeysAsync(person)).Select(passkey => (Base64UrlEncoder.Encode(passkey.CredentialId), passkey.CreatedAt.UtcDateTime)).ToList(),
                ["Workplace"] = new Uri(workplace, language.T("/arbetsplats", "/en/workplace")).ToString(),
            });
        });
        group.MapPost(language.SignOut, async (HttpContext http, UserManager<Person> people) =>
        {
            if (await Session.FindAsync(http) is { } session && await people.FindByIdAsync(session.PersonId) is { } person)
            {
                // Every session and every refresh token holds the stamp.
                await people.UpdateSecurityStampAsync(person);
            }

            await http.SignOutAsync(Session.Scheme);
            return Results.LocalRedirect(language.SignIn);
        });
    }
}
