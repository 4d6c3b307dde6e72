using System.IO.Compression;
using System.Text;

namespace Medborgarlofte.Pages.Tests.Workplace;

/// <summary>Writes PDF files of one page, with their table of objects in order.</summary>
internal static class PdfFile
{
    private const string Page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /X0 6 0 R >> >> >>";

    /// <summary>A page with a content.</summary>
    public static byte[] Of(string content, string trailer = "") => Write([Stream(Encoding.Latin1.GetBytes(content), "")], trailer);

    /// <summary>A page with a content that is packed.</summary>
    public static byte[] Packed(byte[] content) => Write([Stream(content, "/Filter /FlateDecode")], "");

    /// <summary>A page with forms, each of which draws the next one twice.</summary>
    public static byte[] OfForms(int number) => Write(
    [
        Stream("/X0 Do"u8.ToArray(), ""),
        .. Enumerable.Range(0, number).Select(form => Stream(
            Encoding.Latin1.GetBytes($"/X{form + 1} Do /X{form + 1} Do"),
            $"/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /X{form + 1} {form + 7} 0 R >> >>")),
        Stream("0 0 m"u8.ToArray(), "/Type /XObject /Subtype /Form /BBox [0 0 600 800]"),
    ], "");

    /// <summary>Many zeros, packed.</summary>
    public static byte[] Zeros(int number)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var block = new byte[1_000_000];
            for (var i = 0; i < number / block.Length; i++)
            {
                zlib.Write(block);
            }
        }

        return packed.ToArray();
    }

    private static byte[] Stream(byte[] content, string dictionary) =>
        [.. Encoding.Latin1.GetBytes($"<< /Length {content.Length} {dictionary} >>\nstream\n"), .. content, .. "\nendstream"u8];

    /// <summary>The page's content is object 4, its font 5, and its first form 6.</summary>
    private static byte[] Write(IReadOnlyList<byte[]> streams, string trailer)
    {
        var bytes = new MemoryStream();
        var places = new List<long>();
        Text("%PDF-1.4\n");
        Object("<< /Type /Catalog /Pages 2 0 R >>"u8);
        Object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"u8);
        Object(Encoding.Latin1.GetBytes(Page));
        Object(streams[0]);
        Object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"u8);
        foreach (var stream in streams.Skip(1))
        {
            Object(stream);
        }

        var table = bytes.Length;
        Text($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n{string.Concat(places.Select(place => $"{place:0000000000} 00000 n \n"))}");
        Text($"trailer\n<< /Size {places.Count + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n");
        return bytes.ToArray();

        void Text(string text) => bytes.Write(Encoding.Latin1.GetBytes(text));

        void Object(ReadOnlySpan<byte> content)
        {
            places.Add(bytes.Length);
            Text($"{places.Count} 0 obj\n");
            bytes.Write(content);
            Text("\nendobj\n");
        }
    }
}
