using System.Globalization;
using Medborgarlofte.Issuer.Outside;
using Medborgarlofte.Issuer.People;
using Medborgarlofte.Issuer.Tokens;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.Issuer.Pages;

/// <summary>Signing in: the password, then the code, and where several roles are had, as whom.</summary>
internal static class StepEndpoints
{
    public static void MapSteps(this IEndpointRouteBuilder group, PageLanguage language)
    {
        group.MapGet(language.SignIn, (HttpContext http, PageRenderer pages) => ShowSignInAsync(http, pages, language));
        group.MapPost(language.SignIn, (HttpContext http, PageRenderer pages, SignIn signIn) => PasswordAsync(http, pages, signIn, language));
        group.MapGet(language.SecondStep, (HttpContext http, PageRenderer pages) => ShowCodeAsync(http, pages, language));
        group.MapPost(language.SecondStep, (HttpContext http, PageRenderer pages, SignIn signIn, TimeProvider time) => CodeAsync(http, pages, signIn, time, language));
        group.MapGet(language.Place, (HttpContext http, PageRenderer pages, Members members) => ShowPlacesAsync(http, pages, members, language));
        group.MapPost(language.Place, Task<IResult> (HttpContext http) => ChooseAsync(http, language));
    }

    private static Task<IResult> ShowSignInAsync(
        HttpContext http, PageRenderer pages, PageLanguage language, string email = "", int status = StatusCodes.Status200OK, params (string, string)[] errors) =>
        pages.ShowAsync<SignInPage>(http, new()
        {
            ["Form"] = Form.Of(http, language, language.Other.SignIn, errors),
            ["Email"] = email,
            ["Providers"] = Providers(http),
            ["Failed"] = Providers(http).FirstOrDefault(provider => provider.Id == http.Request.Query[OutsideEndpoints.Failed])?.Name,
        }, status);

    private static List<OutsideProvider> Providers(HttpContext http) => http.RequestServices.GetRequiredService<IOptions<IssuerOptions>>().Value.Providers;

    /// <summary>By the domain alone, so that nobody learns who has an account.</summary>
    private static string Wrong(HttpContext http, PageLanguage language, string email) => Providers(http).Find(provider => provider.Has(email)) is { } provider
        ? language.T($"Du som har den adressen loggar in med {provider.Name}.", $"With that address you sign in with {provider.Name}.")
        : language.T("E-postadressen eller lösenordet stämmer inte.", "The e-mail address or the password is not right.");

    private static async Task<IResult> PasswordAsync(HttpContext http, PageRenderer pages, SignIn signIn, PageLanguage language)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var email = form["email"].ToString();
        var attempt = await signIn.PasswordAsync(email, form["password"].ToString(), http.Connection.RemoteIpAddress, http.RequestAborted);
        if (attempt.Person is null)
        {
            return await (attempt.Wait > TimeSpan.Zero
                ? ShowSignInAsync(http, pages, language, email, TooMany(http, attempt.Wait), ("email", Wait(language, attempt.Wait)))
                : ShowSignInAsync(http, pages, language, email, StatusCodes.Status400BadRequest,
                    ("email", Wrong(http, language, email))));
        }

        await Session.BeginSecondStepAsync(http, attempt.Person);
        return Results.LocalRedirect(language.WithReturn(language.SecondStep, ReturnAddress.Of(http)));
    }

    private static async Task<IResult> ShowCodeAsync(
        HttpContext http, PageRenderer pages, PageLanguage language, int status = StatusCodes.Status200OK, params (string, string)[] errors) =>
        await Session.FindSecondStepAsync(http) is null
            ? Results.LocalRedirect(language.WithReturn(language.SignIn, ReturnAddress.Of(http)))
            : await pages.ShowAsync<CodePage>(http, new() { ["Form"] = Form.Of(http, language, language.Other.SecondStep, errors) }, status);

    private static async Task<IResult> CodeAsync(HttpContext http, PageRenderer pages, SignIn signIn, TimeProvider time, PageLanguage language)
    {
        if (await Session.FindSecondStepAsync(http) is not { } personId)
        {
            return Results.LocalRedirect(language.WithReturn(language.SignIn, ReturnAddress.Of(http)));
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var attempt = await signIn.CodeAsync(personId, form["code"].ToString(), http.RequestAborted);
        if (attempt.Person is null)
        {
            return await (attempt.Wait > TimeSpan.Zero
                ? ShowCodeAsync(http, pages, language, TooMany(http, attempt.Wait), ("code", Wait(language, attempt.Wait)))
                : ShowCodeAsync(http, pages, language, StatusCodes.Status400BadRequest,
                    ("code", language.T("Koden stämmer inte, eller har redan använts. Vänta på nästa.", "The code is not right, or was used already. Wait for the next one."))));
        }

        await Session.BeginAsync(http, attempt.Person, time.GetUtcNow());
        return Results.LocalRedirect(ReturnAddress.Of(http) ?? language.Account);
    }

    private static async Task<IResult> ShowPlacesAsync(HttpContext http, PageRenderer pages, Members members, PageLanguage language)
    {
        if (await Session.FindAsync(http) is not { } session || ReturnAddress.Of(http) is null)
        {
            return Results.LocalRedirect(language.SignIn);
        }

        return await pages.ShowAsync<PlacePage>(http, new()
        {
            ["Form"] = Form.Of(http, language, language.Other.Place), ["Members"] = await members.OfAsync(session.PersonId, http.RequestAborted),
        });
    }

    /// <summary>The choice goes back to where tokens are made, which looks whether it is one of the person's own.</summary>
    private static async Task<IResult> ChooseAsync(HttpContext http, PageLanguage language)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return ReturnAddress.Of(http) is { } address
            ? Results.LocalRedirect(QueryHelpers.AddQueryString(address, AuthorizeEndpoint.ChosenMember, form["member"].ToString()))
            : Results.LocalRedirect(language.Account);
    }

    private static int TooMany(HttpContext http, TimeSpan wait)
    {
        http.Response.Headers.RetryAfter = Seconds(wait).ToString(CultureInfo.InvariantCulture);
        return StatusCodes.Status429TooManyRequests;
    }

    private static string Wait(PageLanguage language, TimeSpan wait) => Seconds(wait) is var seconds && seconds <= 90
        ? language.T($"För många försök. Vänta {seconds} sekunder och försök igen.", $"Too many attempts. Wait {seconds} seconds and try again.")
        : language.T($"För många försök. Vänta {(seconds + 59) / 60} minuter och försök igen.", $"Too many attempts. Wait {(seconds + 59) / 60} minutes and try again.");

    private static int Seconds(TimeSpan wait) => (int)Math.Ceiling(wait.TotalSeconds);
}
