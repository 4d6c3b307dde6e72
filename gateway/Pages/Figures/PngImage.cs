using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Medborgarlofte.Gateway.Pages.Figures;

/// <summary>An image of a few colours, written by the PNG specification: colour type 3, eight bits, no filter.</summary>
internal sealed class PngImage(int width, int height, byte[] colours)
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    // Each line begins with its filter, 0 for none.
    private readonly byte[] lines = new byte[(width + 1) * height];

    /// <summary>Fills a rectangle; what lies outside is left out.</summary>
    public void Fill(int x, int y, int across, int down, byte colour)
    {
        for (var line = Math.Max(0, y); line < Math.Min(height, y + down); line++)
        {
            var first = Math.Max(0, x);
            lines.AsSpan((line * (width + 1)) + 1 + first, Math.Max(0, Math.Min(width, x + across) - first)).Fill(colour);
        }
    }

    public byte[] ToBytes()
    {
        using var png = new MemoryStream();
        png.Write(Signature);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 3);
        Chunk(png, "IHDR", header);
        Chunk(png, "PLTE", colours);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(lines);
        }

        Chunk(png, "IDAT", packed.ToArray());
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream png, string type, byte[] content)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. content];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        png.Write(number);
    }

    private static uint Crc(byte[] body)
    {
        var crc = uint.MaxValue;
        foreach (var octet in body)
        {
            crc ^= octet;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
