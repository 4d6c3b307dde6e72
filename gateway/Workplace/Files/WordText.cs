using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Medborgarlofte.Gateway.Workplace.Files;

/// <summary>
/// The text of a Word document, paragraph by paragraph. Two parts of the file are unpacked, up to a limit; pictures, comments and everything
/// else in it are left alone.
/// </summary>
internal static class WordText
{
    private const int MostEntries = 2000;
    private const int LargestPart = 20_000_000;
    private const int LongestText = 1_000_000;
    private const int DeepestLevel = 200;
    private const string MainDocument = "/officeDocument";

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true };

    public static DroppedFile Read(byte[] bytes, CancellationToken stop)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            if (zip.Entries.Count > MostEntries)
            {
                return DroppedFile.Of(FileFault.TooLarge);
            }

            if (zip.Entries.Any(entry => entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            {
                return DroppedFile.Of(FileFault.Macros);
            }

            if (zip.GetEntry(NameOfText(zip)) is not { } document)
            {
                return DroppedFile.Of(FileFault.UnknownType);
            }

            using var part = Unpack(document);
            return part is null ? DroppedFile.Of(FileFault.TooLarge) : ReadText(part, stop);
        }
        catch (OperationCanceledException)
        {
            return DroppedFile.Of(FileFault.Busy);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or IOException or NotSupportedException or ArgumentException)
        {
            return DroppedFile.Of(FileFault.Broken);
        }
    }

    /// <summary>Word says in a part of its own which part the text is.</summary>
    private static string NameOfText(ZipArchive zip)
    {
        using var part = zip.GetEntry("_rels/.rels") is { } relationships ? Unpack(relationships) : null;
        if (part is not null)
        {
            using var reader = XmlReader.Create(part, Settings);
            while (reader.Read() && reader.Depth < DeepestLevel)
            {
                if (reader.LocalName == "Relationship" && reader.GetAttribute("Type")?.EndsWith(MainDocument, StringComparison.Ordinal) == true)
                {
                    return reader.GetAttribute("Target")?.TrimStart('/') ?? "";
                }
            }
        }

        return "word/document.xml";
    }

    /// <summary>By what the entry really unpacks to: what it states of itself may be anything. Null when that is too much.</summary>
    private static MemoryStream? Unpack(ZipArchiveEntry entry)
    {
        using var packed = entry.Open();
        var unpacked = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = packed.Read(buffer)) > 0;)
        {
            unpacked.Write(buffer, 0, read);
            if (unpacked.Length > LargestPart)
            {
                unpacked.Dispose();
                return null;
            }
        }

        unpacked.Position = 0;
        return unpacked;
    }

    private static DroppedFile ReadText(Stream part, CancellationToken stop)
    {
        using var reader = XmlReader.Create(part, Settings);
        if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "document" || !IsOfWord(reader))
        {
            return DroppedFile.Of(FileFault.UnknownType);
        }

        var text = new StringBuilder();
        var isText = false;
        reader.Read();
        while (!reader.EOF)
        {
            stop.ThrowIfCancellationRequested();
            if (reader.Depth > DeepestLevel || text.Length > LongestText)
            {
                return DroppedFile.Of(FileFault.TooLarge);
            }

            if (reader.NodeType == XmlNodeType.Element && IsLeftOut(reader.LocalName))
            {
                reader.Skip();
                continue;
            }

            if (isText && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
            {
                text.Append(reader.Value);
            }
            else if (IsOfWord(reader))
            {
                isText = reader is { NodeType: XmlNodeType.Element, LocalName: "t", IsEmptyElement: false };
                text.Append(Sign(reader, text.Length == 0 || text[^1] == '\n'));
            }

            reader.Read();
        }

        return text.ToString().Any(char.IsLetterOrDigit) ? new DroppedFile(text.ToString(), FileFault.None) : DroppedFile.Of(FileFault.NoText);
    }

    /// <summary>A second copy for old programs, how a paragraph was before a change, and text that was moved away.</summary>
    private static bool IsLeftOut(string element) => element is "Fallback" or "pPrChange" or "rPrChange" or "moveFrom";

    /// <summary>What a beginning or end of an element stands for in the text.</summary>
    private static string Sign(XmlReader reader, bool isNewLine) => (reader.NodeType, reader.LocalName) switch
    {
        // A paragraph in a text box stands inside another one.
        (XmlNodeType.Element, "p") => reader.IsEmptyElement || !isNewLine ? "\n" : "",
        (XmlNodeType.EndElement, "p") or (XmlNodeType.Element, "br" or "cr") => "\n",

        // A paragraph of a list has its mark in its style, and none in its text.
        (XmlNodeType.Element, "numId") => isNewLine && reader.GetAttribute("val", reader.NamespaceURI) != "0" ? "- " : "",

        // With attributes it is a place where a tab stops.
        (XmlNodeType.Element, "tab") => reader.HasAttributes ? "" : "\t",
        (XmlNodeType.Element, "noBreakHyphen") => "-",
        _ => "",
    };

    private static bool IsOfWord(XmlReader reader) => reader.NamespaceURI is "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        or "http://purl.oclc.org/ooxml/wordprocessingml/main";
}
