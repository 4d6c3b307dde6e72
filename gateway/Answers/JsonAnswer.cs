using System.Buffers;
using System.Text.Json;
using Google.Protobuf;
using Medborgarlofte.Gateway.Json;

namespace Medborgarlofte.Gateway.Answers;

/// <summary>One JSON value as the answer to a request.</summary>
/// <param name="body">UTF-8 JSON.</param>
internal sealed class JsonAnswer(ReadOnlyMemory<byte> body) : IResult
{
    private const string MediaType = "application/json";

    /// <summary>HTTP status.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>Version tag of a stored record, as the service names it; empty for none.</summary>
    public string Etag { get; init; } = "";

    /// <summary>Address of what was created; null when nothing was.</summary>
    public string? Location { get; init; }

    /// <summary>A message as it is.</summary>
    public static JsonAnswer Of(IMessage message) => new(ProtoJson.ToUtf8(message));

    /// <summary>A value that is written piece by piece.</summary>
    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = ProtoJson.CreateWriter(buffer))
        {
            write(writer);
        }

        return buffer.WrittenMemory;
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = MediaType;
        response.ContentLength = body.Length;
        if (Etag.Length > 0)
        {
            response.Headers.ETag = $"\"{Etag}\"";
        }

        if (Location is not null)
        {
            response.Headers.Location = Location;
        }

        // Answers that depend on a token are for its holder alone, and may be old the next moment.
        response.Headers.CacheControl = "private, no-cache";
        await response.BodyWriter.WriteAsync(body, httpContext.RequestAborted);
    }
}
