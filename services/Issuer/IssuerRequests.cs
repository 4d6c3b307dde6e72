using Medborgarlofte.Issuer.Pages;
using Microsoft.AspNetCore.Http.Features;
using OpenIddict.Abstractions;

namespace Medborgarlofte.Issuer;

/// <summary>
/// Bodies that the Issuer takes: short ones. Forms are read here, so that one with the character NUL or too many fields is answered as the
/// sender's fault.
/// </summary>
internal static class IssuerRequests
{
    private const int LargestBody = 64 * 1024;

    public static void UseIssuerRequests(this WebApplication app)
    {
        PathString[] paths = [.. IssuerComposition.Paths.Select(path => new PathString(path))];
        app.Use(async (http, next) =>
        {
            if (!Array.Exists(paths, path => http.Request.Path.StartsWithSegments(path)) || await ReadAsync(http))
            {
                await next(http);
            }
        });
    }

    /// <summary>False for a body that is refused; the status says why.</summary>
    private static async Task<bool> ReadAsync(HttpContext http)
    {
        if (http.Request.ContentLength > LargestBody)
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return false;
        }

        // A body of unknown length: the server ends the reading.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = LargestBody;
        }

        try
        {
            if (http.Request.HasFormContentType)
            {
                await http.Request.ReadFormAsync(http.RequestAborted);
            }

            return true;
        }
        catch (BadHttpRequestException e)
        {
            http.Response.StatusCode = e.StatusCode;
            return false;
        }
        catch (InvalidDataException)
        {
            await RefuseAsync(http);
            return false;
        }
    }

    private static async Task RefuseAsync(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments("/connect"))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await http.Response.WriteAsJsonAsync(new { error = OpenIddictConstants.Errors.InvalidRequest, error_description = "The form cannot be read." }, http.RequestAborted);
            return;
        }

        var language = http.Request.Path.StartsWithSegments(PageLanguage.English.SignIn) ? PageLanguage.English : PageLanguage.Swedish;
        var page = await http.MessageAsync(language, StatusCodes.Status400BadRequest,
            language.T("Formuläret kan inte läsas", "The form cannot be read"),
            language.T("Inget har ändrats. Gå tillbaka, ladda om sidan och skriv på nytt.", "Nothing was changed. Go back, load the page again and write anew."));
        await page.ExecuteAsync(http);
    }
}
