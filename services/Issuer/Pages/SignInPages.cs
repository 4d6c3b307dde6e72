using Medborgarlofte.Issuer.Outside;
using Medborgarlofte.Issuer.People;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.AspNetCore.Antiforgery;

namespace Medborgarlofte.Issuer.Pages;

/// <summary>The Issuer's own pages, in both languages: server-rendered forms that need no script.</summary>
internal static class SignInPages
{
    private const int LargestForm = 16 * 1024;

    public static void AddSignInPages(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PageRenderer>();
        builder.Services.AddSingleton<PasskeyState>();
        builder.Services.AddAntiforgery();
        builder.Services.AddOptions<AntiforgeryOptions>().Configure<IssuerAddress>((antiforgery, address) =>
        {
            antiforgery.FormFieldName = Form.TokenField;
            antiforgery.SuppressXFrameOptionsHeader = true;
            antiforgery.Cookie.Name = Session.CookieName(address, "form");
            antiforgery.Cookie.Path = "/";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = address.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        });
    }

    public static void MapSignInPages(this IEndpointRouteBuilder app)
    {
        app.MapAssets();
        foreach (var language in (ReadOnlySpan<PageLanguage>)[PageLanguage.Swedish, PageLanguage.English])
        {
            var group = app.MapGroup("").AddEndpointFilter((context, next) => RefuseForgedAsync(context, next, language));
            group.MapSteps(language);
            group.MapInvitation(language);
            group.MapAccount(language);
            group.MapMembers(language);
            group.MapPasskeys(language);
            group.MapOutside(language);
        }
    }

    /// <summary>A form that another site has made, or that is older than the cookie, does nothing; nor does one that meets another's change.</summary>
    private static async ValueTask<object?> RefuseForgedAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next, PageLanguage language)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            return await next(context);
        }

        if (http.Request.ContentLength is not <= LargestForm || !await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
        {
            return await http.MessageAsync(language, StatusCodes.Status400BadRequest,
                language.T("Sidan har blivit för gammal", "The page has become too old"),
                language.T("Inget har ändrats. Gå tillbaka, ladda om sidan och försök igen.", "Nothing was changed. Go back, load the page again and try once more."));
        }

        try
        {
            return await next(context);
        }
        catch (Exception e) when (DatabaseErrors.Classify(e) == DatabaseError.Conflict)
        {
            return await http.MessageAsync(language, StatusCodes.Status409Conflict,
                language.T("Någon annan ändrade samtidigt", "Somebody else made a change at the same time"),
                language.T("Din ändring har inte gjorts. Gå tillbaka, ladda om sidan och se efter om den fortfarande behövs.",
                    "Your change was not made. Go back, load the page again and see whether it is still needed."));
        }
    }

    /// <summary>A page with one sentence.</summary>
    public static Task<IResult> MessageAsync(this HttpContext http, PageLanguage language, int status, string title, string text) =>
        http.RequestServices.GetRequiredService<PageRenderer>().ShowAsync<MessagePage>(
            http, new() { ["Form"] = Form.Of(http, language, language.Other.SignIn), ["Title"] = title, ["Text"] = text }, status);
}
