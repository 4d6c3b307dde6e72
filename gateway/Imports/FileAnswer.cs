using Microsoft.Net.Http.Headers;

namespace Medborgarlofte.Gateway.Imports;

/// <summary>A CSV file for the holder of a token alone.</summary>
internal sealed class FileAnswer(byte[] csv, string fileName) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(fileName);
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.CacheControl = "private, no-store";
        response.ContentType = "text/csv; charset=utf-8; header=present";
        response.ContentLength = csv.Length;
        await response.BodyWriter.WriteAsync(csv, httpContext.RequestAborted);
    }
}
