using System.Buffers;
using Google.Protobuf;
using Grpc.Core;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.Gateway.Problems;
using Microsoft.Net.Http.Headers;

namespace Medborgarlofte.Gateway.Requests;

/// <summary>Reads the one message of a request.</summary>
internal static class JsonBody
{
    /// <summary>Largest message in bytes: an agreement with all its commitments is about a tenth.</summary>
    public const int Largest = 1024 * 1024;

    /// <summary>True when the request is sent as the media type, in UTF-8.</summary>
    public static bool Is(HttpRequest request, string mediaType) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var stated)
        && stated.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase)
        && (!stated.Charset.HasValue || HeaderUtilities.RemoveQuotes(stated.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads the message; 415 for another media type, 413 for too large a body, INVALID_ARGUMENT for a bad one.</summary>
    public static async Task<T> ReadAsync<T>(HttpRequest request)
        where T : IMessage<T>, new() => ProtoJson.Read<T>(await ReadBytesAsync(request));

    /// <summary>Reads a message that may be left out; null for an empty body, and for one that is null.</summary>
    public static async Task<T?> ReadOptionalAsync<T>(HttpRequest request)
        where T : class, IMessage<T>, new()
    {
        var utf8 = await ReadBytesAsync(request);
        return utf8.AsSpan().Trim(" \t\r\n"u8) is [] or [(byte)'n', (byte)'u', (byte)'l', (byte)'l'] ? null : ProtoJson.Read<T>(utf8);
    }

    /// <summary>
    /// Reads the message as the other one does. When its JSON has bad fields the service is asked what else is wrong, so that one
    /// answer names every bad field.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="validate">Asks the service, storing nothing.</param>
    public static async Task<T> ReadAsync<T>(HttpRequest request, Func<T, Task> validate)
        where T : IMessage<T>, new()
    {
        var message = ProtoJson.Read<T>(await ReadBytesAsync(request), out var refusal);
        if (refusal is null)
        {
            return message;
        }

        try
        {
            await validate(message);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.InvalidArgument)
        {
            var named = refusal.Fields.Select(field => field.Field).ToHashSet();
            var service = GrpcProblems.Of(e, FieldPaths.Of(request.HttpContext));
            throw BadFields.Refuse([.. refusal.Fields, .. service.Errors.Where(field => !named.Contains(field.Field))],
                refusal.MoreFields + service.MoreErrors);
        }
        catch (RpcException)
        {
            // What else stands in the way is told once the body itself can be read.
        }

        throw refusal;
    }

    private static async Task<byte[]> ReadBytesAsync(HttpRequest request)
    {
        if (!Is(request, "application/json"))
        {
            throw new BadHttpRequestException("Another media type.", StatusCodes.Status415UnsupportedMediaType);
        }

        var reader = RequestBody.Reader(request);
        while (true)
        {
            var read = await reader.ReadAsync(request.HttpContext.RequestAborted);
            if (read.Buffer.Length > Largest)
            {
                reader.AdvanceTo(read.Buffer.End);
                throw new BodyTooLargeException($"{Largest} bytes");
            }

            if (read.IsCompleted)
            {
                // Kestrel wants its buffer back even when the text is refused.
                var utf8 = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return utf8;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
