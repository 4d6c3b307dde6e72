using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Grpc.Core;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.Features;

namespace Medborgarlofte.Gateway.Records.Csv;

/// <summary>
/// A CSV file as the body of a request. All of it is read before the first row is stored: a file in another encoding is refused as a
/// whole, and not in the middle of the first name with an å.
/// </summary>
internal static class CsvBody
{
    public const string MediaType = "text/csv";

    /// <summary>Largest file in bytes: about two hundred thousand rows.</summary>
    public const int Largest = 32 * 1024 * 1024;

    public static bool IsSentBy(HttpRequest request) => JsonBody.Is(request, MediaType);

    /// <summary>The text; 413 for too large a file, INVALID_ARGUMENT (NOT_UTF8) for another encoding.</summary>
    public static async Task<string> ReadAsync(HttpRequest request)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = Largest;
        }

        while (true)
        {
            var read = await request.BodyReader.ReadAsync(request.HttpContext.RequestAborted);
            if (read.Buffer.Length > Largest)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                throw new BodyTooLargeException($"{Largest} bytes");
            }

            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return Decode(bytes);
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("\uFEFF"u8))
        {
            bytes = bytes["\uFEFF"u8.Length..];
        }

        // A file in UTF-16 is full of zero bytes, which no text of ours holds.
        if (!Utf8.IsValid(bytes) || bytes.Contains((byte)0))
        {
            throw new DomainException(StatusCode.InvalidArgument, "NOT_UTF8",
                $"The file is not UTF-8: see line {1 + bytes[..ValidLength(bytes)].Count((byte)'\n')}. Save it as \"CSV UTF-8\".");
        }

        return Encoding.UTF8.GetString(bytes);
    }

    private static int ValidLength(ReadOnlySpan<byte> bytes)
    {
        var read = 0;
        while (read < bytes.Length && bytes[read] != 0
            && Rune.DecodeFromUtf8(bytes[read..], out _, out var length) == OperationStatus.Done)
        {
            read += length;
        }

        return read;
    }
}
