using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Grpc.Core;
using Medborgarlofte.Contracts.Texts;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Gateway.Records.Csv;

/// <summary>
/// From the bytes of a file to its text. What the bytes show goes before what was declared: clients declare UTF-8 for whatever they send,
/// and Windows-1252 with two letters for each å is UTF-8. What shows nothing and was declared as nothing is refused.
/// </summary>
internal static class CsvText
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    // å ä ö é ü è à in both cases, dash, no-break space, section sign: a file whose other bytes are ASCII is plainly Swedish in Windows-1252.
    private static readonly SearchValues<byte> Swedish = SearchValues.Create(
        [0xE5, 0xE4, 0xF6, 0xC5, 0xC4, 0xD6, 0xE9, 0xC9, 0xFC, 0xDC, 0xE8, 0xE0, 0x96, 0xA0, 0xA7]);

    private static readonly Dictionary<string, Encoding> Declared = new(StringComparer.OrdinalIgnoreCase)
    {
        ["windows-1252"] = Windows1252, ["cp1252"] = Windows1252, ["iso-8859-1"] = Windows1252, ["latin1"] = Windows1252,
        ["iso-8859-15"] = CodePagesEncodingProvider.Instance.GetEncoding(28605)!,
        ["utf-16"] = Strict(bigEndian: false), ["utf-16le"] = Strict(bigEndian: false), ["utf-16be"] = Strict(bigEndian: true),
    };

    /// <summary>The text, with letters and their marks as one and every line ended by a line feed alone or after a carriage return.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="charset">What Content-Type declares; empty for nothing.</param>
    /// <param name="notes">Takes what it was read as, where that is not UTF-8.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, string charset, FileNotes notes)
    {
        var text = LatinLetters.Compose(Decode(bytes, EncodingOf(bytes, charset, notes)).TrimStart('\uFEFF'));

        // What old programs on a Mac write has no line feed at all.
        return text.Contains('\n', StringComparison.Ordinal) ? text : text.Replace('\r', '\n');
    }

    private static string Decode(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw NotUtf8(bytes);
        }
    }

    private static Encoding EncodingOf(ReadOnlySpan<byte> bytes, string charset, FileNotes notes)
    {
        var utf16 = Utf16(bytes);
        if (utf16 is null && Utf8.IsValid(bytes) && !bytes.Contains((byte)0))
        {
            return Encoding.UTF8;
        }

        var encoding = utf16 ?? Declared.GetValueOrDefault(charset) ?? (IsSwedish(bytes) ? Windows1252 : throw NotUtf8(bytes));
        if (encoding is UnicodeEncoding != bytes.Contains((byte)0))
        {
            throw NotUtf8(bytes);
        }

        notes.Add("ENCODING", $"The file was read as {(encoding is UnicodeEncoding ? "UTF-16" : encoding == Windows1252 ? "Windows-1252" : "ISO 8859-15")}. UTF-8 is the safest.");
        return encoding;
    }

    /// <summary>By its mark, or because every second byte of its beginning is zero, as in any header in Latin letters.</summary>
    private static UnicodeEncoding? Utf16(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % 2 != 0 || bytes.Length < 2)
        {
            return null;
        }

        return (bytes[0], bytes[1]) switch
        {
            (0xFF, 0xFE) or (not 0, 0) => Strict(bigEndian: false),
            (0xFE, 0xFF) or (0, not 0) => Strict(bigEndian: true),
            _ => null,
        };
    }

    private static UnicodeEncoding Strict(bool bigEndian) => new(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true);

    private static bool IsSwedish(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            if (value == 0 || (value >= 0x80 && !Swedish.Contains(value)))
            {
                return false;
            }
        }

        return true;
    }

    private static DomainException NotUtf8(ReadOnlySpan<byte> bytes) => new(StatusCode.InvalidArgument, "NOT_UTF8",
        $"The file is not UTF-8: see line {1 + bytes[..ValidLength(bytes)].Count((byte)'\n')}. Save it as \"CSV UTF-8\", or declare its charset in Content-Type: "
        + $"{string.Join(", ", Declared.Keys)}.");

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
