using Medborgarlofte.Gateway.Limits;
using Medborgarlofte.Gateway.Requests;
using Microsoft.Net.Http.Headers;

namespace Medborgarlofte.Gateway.Answers;

/// <summary>
/// A CSV file that is written as it is read and is never whole in memory. Its first part is read before the answer begins, so that a
/// refusal can still be told; when a later part fails the connection breaks, since a file that merely ended would look whole.
/// </summary>
/// <param name="parts">The file in order; at least one part.</param>
/// <param name="etag">Version of the whole file.</param>
/// <param name="fileName">Name under which a browser saves it.</param>
internal sealed class StreamedFile(IAsyncEnumerable<byte[]> parts, EntityTagHeaderValue etag, string fileName) : IResult
{
    private const string MediaType = "text/csv; charset=utf-8; header=present";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.ETag = etag.ToString();
        response.Headers.CacheControl = PublicAnswer.Revalidated;
        if (Preconditions.HasCurrent(httpContext.Request, etag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        if (HeadRequests.IsHead(httpContext))
        {
            response.ContentType = MediaType;
            return;
        }

        using var place = httpContext.RequestServices.GetRequiredService<FileLimit>().Enter();
        await using var part = parts.GetAsyncEnumerator(httpContext.RequestAborted);
        if (!await part.MoveNextAsync())
        {
            throw new InvalidOperationException("A file has at least its header.");
        }

        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(fileName);
        response.Headers.ContentDisposition = disposition.ToString();
        response.ContentType = MediaType;
        do
        {
            await response.BodyWriter.WriteAsync(part.Current, httpContext.RequestAborted);
        }
        while (await part.MoveNextAsync());
    }
}
