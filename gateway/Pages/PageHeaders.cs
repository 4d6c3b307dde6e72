using Microsoft.Net.Http.Headers;

namespace Medborgarlofte.Gateway.Pages;

/// <summary>What a browser is told to refuse: everything but this site's own stylesheet, pictures and forms.</summary>
internal static class PageHeaders
{
    private const string Policy = Own + "'none'";
    private const string FramedPolicy = Own + "*";
    private const string Own = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ";

    /// <param name="response">Not begun.</param>
    /// <param name="framed">True for what is made to stand in a frame on another site.</param>
    public static void Set(HttpResponse response, bool framed = false)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = framed ? FramedPolicy : Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Resource-Policy"] = framed ? "cross-origin" : "same-origin";
        if (!framed)
        {
            headers.XFrameOptions = "DENY";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
        }

        if (response.HttpContext.Request.IsHttps)
        {
            headers[HeaderNames.StrictTransportSecurity] = "max-age=31536000";
        }
    }
}
