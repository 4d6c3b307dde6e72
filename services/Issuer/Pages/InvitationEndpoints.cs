using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Issuer.Data;
using Medborgarlofte.Issuer.Outside;
using Medborgarlofte.Issuer.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.Issuer.Pages;

/// <summary>An invitation's link: whoever follows it makes an account, or uses the one that is signed in.</summary>
internal static class InvitationEndpoints
{
    public static void MapInvitation(this IEndpointRouteBuilder group, PageLanguage language)
    {
        group.MapGet(language.Invitation + "/{token}", async (HttpContext http, string token, InvitationAcceptance acceptance) =>
            await acceptance.FindAsync(http, token) is { } offer
                ? await acceptance.ShowAsync(http, language, token, offer, InvitationEntry.Of(null), null)
                : await GoneAsync(http, language));
        group.MapPost(language.Invitation + "/{token}", async (HttpContext http, string token, InvitationAcceptance acceptance) =>
            await acceptance.FindAsync(http, token) is { } offer && await acceptance.AcceptAsync(http, language, token, offer) is { } answer
                ? answer
                : await GoneAsync(http, language));
    }

    private static Task<IResult> GoneAsync(HttpContext http, PageLanguage language) => http.MessageAsync(language, StatusCodes.Status404NotFound,
        language.T("Inbjudan gäller inte längre", "The invitation no longer holds"),
        language.T("Den har använts, är äldre än en vecka eller har dragits tillbaka. Be den som bjöd in dig om en ny.",
            "It was used, is older than a week, or was withdrawn. Ask the one who invited you for another."));
}

/// <summary>What accepting one takes.</summary>
internal sealed class InvitationAcceptance(
    PageRenderer pages, Invitations invitations, UserManager<Person> people, IssuerDbContext context, AuthenticatorKeys keys, IOptions<IssuerOptions> options, TimeProvider time)
{
    public Task<InvitationOffer?> FindAsync(HttpContext http, string token) => invitations.FindAsync(token, http.RequestAborted);

    public async Task<IResult> ShowAsync(
        HttpContext http, PageLanguage language, string token, InvitationOffer offer, InvitationEntry entered, string? key, params (string, string)[] errors)
    {
        key ??= keys.Make();
        var visitor = await OutsideSignIn.FindAsync(http);
        return await pages.ShowAsync<InvitationPage>(http, new()
        {
            ["Form"] = Form.Of(http, language, $"{language.Other.Invitation}/{token}", errors),
            ["Offer"] = offer,
            ["Entered"] = entered,
            ["Known"] = (await SignedInAsync(http))?.Name,
            ["Visitor"] = visitor is { IsNamed: true } ? visitor : null,
            ["Nameless"] = visitor is { IsNamed: false } ? options.Value.Providers.Find(provider => provider.Id == visitor.Provider)?.Name : null,
            ["Providers"] = options.Value.Providers.FindAll(provider => provider.IsFor(offer.MunicipalityCode)),
            ["Key"] = keys.Show(key) ?? "",
            ["EncryptedKey"] = key,
        }, errors.Length > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    /// <summary>Null when somebody else was quicker.</summary>
    public async Task<IResult?> AcceptAsync(HttpContext http, PageLanguage language, string token, InvitationOffer offer)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var entered = InvitationEntry.Of(form);
        List<(string, string)> errors = [];
        if (offer.IsFirst)
        {
            CheckPlace(language, entered, errors);
        }

        if (await SignedInAsync(http) is { } known)
        {
            return errors.Count > 0 ? await ShowAsync(http, language, token, offer, entered, null, [.. errors])
                : await JoinAsync(token, entered, known, http.RequestAborted) ? Results.LocalRedirect(language.Account)
                : null;
        }

        if (await OutsideSignIn.FindAsync(http) is { IsNamed: true } visitor)
        {
            return errors.Count > 0 ? await ShowAsync(http, language, token, offer, entered, null, [.. errors]) : await JoinAsync(http, language, token, offer, entered, visitor);
        }

        var key = form["key"].ToString();
        key = keys.Show(key) is null ? keys.Make() : key;
        var step = keys.Verify(key, form["code"].ToString(), 0, time.GetUtcNow());
        CheckPerson(language, entered, form["password"].ToString(), step, errors);
        var person = new Person { Name = entered.Name, Email = entered.Email, AuthenticatorKey = key, LastCodeStep = step ?? 0 };
        person.UserName = person.Id;
        if (errors.Count > 0)
        {
            return await ShowAsync(http, language, token, offer, entered, key, [.. errors]);
        }

        await using var transaction = await invitations.BeginAsync(http.RequestAborted);
        if (!(await people.CreateAsync(person, form["password"].ToString())).Succeeded)
        {
            await transaction.RollbackAsync(http.RequestAborted);
            errors.Add(("email", language.T("Den e-postadressen kan inte användas. Har du redan ett konto?", "That e-mail address cannot be used. Do you have an account already?")));
            return await ShowAsync(http, language, token, offer, entered, key, [.. errors]);
        }

        if (await invitations.UseAsync(token, entered.Party, entered.MunicipalityCode, person, http.RequestAborted) is null)
        {
            return null;
        }

        var codes = RecoveryCodes.Make(context, person.Id);
        await context.SaveChangesAsync(http.RequestAborted);
        await transaction.CommitAsync(http.RequestAborted);
        await Session.BeginAsync(http, person, time.GetUtcNow());
        return await pages.ShowAsync<RecoveryPage>(http, new() { ["Form"] = Form.Of(http, language, language.Other.Account), ["Codes"] = codes });
    }

    /// <summary>An account without a password: its person signs in where it came from.</summary>
    private async Task<IResult?> JoinAsync(HttpContext http, PageLanguage language, string token, InvitationOffer offer, InvitationEntry entered, OutsideVisitor visitor)
    {
        var person = new Person { Name = visitor.Name, Email = visitor.Email };
        person.UserName = person.Id;
        await using var transaction = await invitations.BeginAsync(http.RequestAborted);
        if (!(await people.CreateAsync(person)).Succeeded)
        {
            await transaction.RollbackAsync(http.RequestAborted);
            return await ShowAsync(http, language, token, offer, entered, null,
                ("email", language.T("Den e-postadressen har redan ett konto. Logga in med det och lägg till inloggningen på din sida.", "That e-mail address has an account already. Sign in with it and add this sign-in on your page.")));
        }

        context.OutsideIdentities.Add(new OutsideIdentity { Provider = visitor.Provider, Subject = visitor.Subject, PersonId = person.Id });
        await context.SaveChangesAsync(http.RequestAborted);
        if (await invitations.UseAsync(token, entered.Party, entered.MunicipalityCode, person, http.RequestAborted) is null)
        {
            return null;
        }

        await transaction.CommitAsync(http.RequestAborted);
        await OutsideSignIn.ForgetAsync(http);
        await Session.BeginAsync(http, person, visitor.SignedInAt);
        return Results.LocalRedirect(language.Account);
    }

    private async Task<bool> JoinAsync(string token, InvitationEntry entered, Person known, CancellationToken cancellationToken)
    {
        await using var transaction = await invitations.BeginAsync(cancellationToken);
        if (await invitations.UseAsync(token, entered.Party, entered.MunicipalityCode, known, cancellationToken) is null)
        {
            return false;
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task<Person?> SignedInAsync(HttpContext http) =>
        await Session.FindAsync(http) is { } session ? await people.FindByIdAsync(session.PersonId) : null;

    private static void CheckPlace(PageLanguage language, InvitationEntry entered, List<(string, string)> errors)
    {
        if (entered.Party is not ("police" or "municipality"))
        {
            errors.Add(("party", language.T("Välj polisen eller kommunen.", "Choose the police or the municipality.")));
        }

        if (Municipalities.Find(entered.MunicipalityCode) is null)
        {
            errors.Add(("municipality", language.T("Skriv kommunkoden med fyra siffror.", "Write the municipality code with four digits.")));
        }
    }

    private static void CheckPerson(PageLanguage language, InvitationEntry entered, string password, long? step, List<(string, string)> errors)
    {
        if (entered.Name.Length is 0 or > 100)
        {
            errors.Add(("name", language.T("Skriv ditt namn, med högst 100 tecken.", "Write your name, in at most 100 characters.")));
        }

        if (entered.Email.Length is 0 or > 200 || !entered.Email.Contains('@', StringComparison.Ordinal))
        {
            errors.Add(("email", language.T("Skriv din e-postadress, som namn@kommun.se.", "Write your e-mail address, such as name@municipality.se.")));
        }

        if (password.Length is < PeopleRegistration.ShortestPassword or > 200)
        {
            errors.Add(("password", language.T($"Välj ett lösenord med minst {PeopleRegistration.ShortestPassword} tecken.", $"Choose a password of at least {PeopleRegistration.ShortestPassword} characters.")));
        }

        if (step is null)
        {
            errors.Add(("code", language.T("Koden stämmer inte. Lägg in nyckeln i appen och skriv koden som den visar nu.", "The code is not right. Put the key into the app and write the code that it shows now.")));
        }
    }
}
