using System.Globalization;
using System.Text.RegularExpressions;
using Medborgarlofte.ServiceDefaults.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Medborgarlofte.Issuer.Pages;

/// <summary>Renders components to HTML, on the server and once, with what a browser is told to refuse.</summary>
internal sealed partial class PageRenderer(IServiceProvider services, ILoggerFactory loggers, IOptions<IssuerOptions> options, IssuerAddress address)
{
    private readonly string formTargets = options.Value.Workplace.Address is { Length: > 0 } workplace && new Uri(workplace) is var other && other.Authority != address.Value.Authority
        ? $"'self' {other.GetLeftPart(UriPartial.Authority)}"
        : "'self'";

    /// <summary>A page as an answer that nobody keeps.</summary>
    public async Task<IResult> ShowAsync<TPage>(HttpContext http, Dictionary<string, object?> parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        SetHeaders(http.Response);

        // The renderer writes every letter outside ASCII as a reference; in UTF-8 the letter itself is shorter and can be read.
        return Results.Content(Reference().Replace(html, Letter), "text/html; charset=utf-8", statusCode: status);
    }

    /// <summary>A sign-in leads on to the workplace, so its form may go there too.</summary>
    public void SetHeaders(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; form-action {formTargets}; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (response.HttpContext.Request.IsHttps)
        {
            headers[HeaderNames.StrictTransportSecurity] = "max-age=31536000";
        }
    }

    private static string Letter(Match reference) =>
        int.Parse(reference.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is >= 0xA0 and var code
            ? char.ConvertFromUtf32(code)
            : reference.Value;

    [GeneratedRegex("&#x([0-9A-F]{2,6});")]
    private static partial Regex Reference();
}
