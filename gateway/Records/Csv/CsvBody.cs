using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using Grpc.Core;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Medborgarlofte.Gateway.Records.Csv;

/// <summary>
/// A CSV file as the body of a request. All of it is read before the first row is stored: a file in an encoding that cannot be told is
/// refused as a whole, and not in the middle of the first name with an å.
/// </summary>
internal static class CsvBody
{
    public const string MediaType = "text/csv";

    /// <summary>Largest file in bytes, unpacked: about two hundred thousand rows.</summary>
    public const int Largest = 32 * 1024 * 1024;

    /// <summary>True when the request sends one, in whatever encoding.</summary>
    public static bool IsSentBy(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var stated) && stated.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase);

    /// <summary>The text; 413 for too large a file, INVALID_ARGUMENT (NOT_UTF8, NOT_CSV) for what is no text.</summary>
    public static async Task<string> ReadAsync(HttpRequest request, FileNotes notes)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = Largest;
        }

        var cancellationToken = request.HttpContext.RequestAborted;
        var bytes = await ReadAsync(RequestBody.Reader(request), cancellationToken);
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            // A file that was packed on the way, by a sender that did not say so.
            await using var unpacked = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            bytes = await ReadAsync(PipeReader.Create(unpacked), cancellationToken);
        }

        if (bytes.AsSpan().StartsWith("PK\x03\x04"u8))
        {
            throw new DomainException(StatusCode.InvalidArgument, "NOT_CSV",
                "The file is a workbook or another zip file, and not CSV. In Excel, save it as \"CSV UTF-8 (Comma delimited)\".");
        }

        var charset = MediaTypeHeaderValue.Parse(request.ContentType).Charset;
        return CsvText.Decode(bytes, HeaderUtilities.RemoveQuotes(charset).ToString(), notes);
    }

    private static async Task<byte[]> ReadAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > Largest)
            {
                reader.AdvanceTo(read.Buffer.End);
                throw new BodyTooLargeException($"{Largest} bytes");
            }

            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return bytes;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
