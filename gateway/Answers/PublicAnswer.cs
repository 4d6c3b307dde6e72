using Medborgarlofte.Gateway.Requests;
using Microsoft.Net.Http.Headers;

namespace Medborgarlofte.Gateway.Answers;

/// <summary>A public answer: anyone may keep it, and 304 when the caller has this version.</summary>
internal sealed class PublicAnswer(PublicBody body) : IResult
{
    /// <summary>Kept, but asked for again each time: what was pushed a moment ago is to be seen.</summary>
    public const string Revalidated = "public, no-cache";

    /// <summary>For what only changes with a release.</summary>
    public const string ForADay = "public, max-age=86400";

    /// <summary>Value of Cache-Control.</summary>
    public string CacheControl { get; init; } = Revalidated;

    /// <summary>Media type of the body.</summary>
    public string MediaType { get; init; } = "application/json";

    /// <summary>Name of the file that a browser saves; null to show it.</summary>
    public string? FileName { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.ETag = body.EtagText;
        response.Headers.CacheControl = CacheControl;
        if (Preconditions.HasCurrent(httpContext.Request, body.Etag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        if (FileName is not null)
        {
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(FileName);
            response.Headers.ContentDisposition = disposition.ToString();
        }

        response.ContentType = MediaType;
        response.ContentLength = body.Bytes.Length;
        await response.BodyWriter.WriteAsync(body.Bytes, httpContext.RequestAborted);
    }
}
