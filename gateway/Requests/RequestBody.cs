using System.IO.Compression;
using System.IO.Pipelines;

namespace Medborgarlofte.Gateway.Requests;

/// <summary>The body of a request as it was before Content-Encoding. Whoever reads it has its limit: it is that of what comes out.</summary>
internal static class RequestBody
{
    /// <summary>True when the request is compressed.</summary>
    public static bool IsCompressed(HttpRequest request) => Encodings(request).Length > 0;

    /// <summary>The reader; 415 for another encoding than gzip.</summary>
    public static PipeReader Reader(HttpRequest request)
    {
        switch (Encodings(request))
        {
            case []:
                return request.BodyReader;
            case ["gzip" or "x-gzip"]:
                var unpacked = new GZipStream(request.Body, CompressionMode.Decompress);
                request.HttpContext.Response.RegisterForDispose(unpacked);
                return PipeReader.Create(unpacked, new StreamPipeReaderOptions(leaveOpen: true));
            default:
                throw new BadHttpRequestException("Another content encoding.", StatusCodes.Status415UnsupportedMediaType);
        }
    }

    private static string[] Encodings(HttpRequest request) =>
        [.. request.Headers.ContentEncoding.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(value => value.ToLowerInvariant()).Where(value => value != "identity")];
}
