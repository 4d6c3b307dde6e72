using System.Text;
using Medborgarlofte.Gateway.Pages;

namespace Medborgarlofte.Gateway.Workplace.Files;

/// <summary>Why no text was taken out of a file.</summary>
internal enum FileFault
{
    /// <summary>None: there is a text.</summary>
    None,

    /// <summary>Neither text, PDF nor Word.</summary>
    UnknownType,

    /// <summary>More bytes, pages, levels or unpacked text than is read.</summary>
    TooLarge,

    /// <summary>Protected with a password.</summary>
    Locked,

    /// <summary>A scanned page: pictures, and no letters.</summary>
    NoText,

    /// <summary>It holds macros.</summary>
    Macros,

    /// <summary>It is broken, or not what its name says.</summary>
    Broken,

    /// <summary>Reading took too long, or others are being read.</summary>
    Busy,
}

/// <summary>The text of a file that somebody dropped or chose. The file is read in memory, never stored, and nothing in it is run.</summary>
/// <param name="Text">Its text; null for none.</param>
/// <param name="Fault">Why there is none.</param>
internal sealed record DroppedFile(string? Text, FileFault Fault)
{
    /// <summary>The largest file in bytes.</summary>
    public const int Largest = 10 * 1024 * 1024;

    /// <summary>Reading one file may take this long.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    // A reader that goes on after its time keeps its place until it ends: two at most can ever hold a thread.
    private static readonly SemaphoreSlim Places = new(2);

    private static ReadOnlySpan<byte> Pdf => "%PDF-"u8;

    private static ReadOnlySpan<byte> Zip => "PK\u0003\u0004"u8;

    private static ReadOnlySpan<byte> OldOffice => [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>Reads a file by what it is, whatever its name says.</summary>
    public static async Task<DroppedFile> ReadAsync(IFormFile file, CancellationToken cancellationToken)
    {
        if (file.Length > Largest)
        {
            return Of(FileFault.TooLarge);
        }

        var bytes = new byte[file.Length];
        await using (var stream = file.OpenReadStream())
        {
            await stream.ReadExactlyAsync(bytes, cancellationToken);
        }

        return await ReadAsync(bytes, cancellationToken);
    }

    /// <summary>Reads a file's bytes.</summary>
    public static async Task<DroppedFile> ReadAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        if (!await Places.WaitAsync(Longest, cancellationToken))
        {
            return Of(FileFault.Busy);
        }

        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(Longest);
        var stop = time.Token;
        var reading = Task.Factory.StartNew(
            () =>
            {
                try
                {
                    return Read(bytes, stop);
                }
                finally
                {
                    Places.Release();
                }
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return await Task.WhenAny(reading, Task.Delay(Longest, cancellationToken)) == reading ? await reading : Of(FileFault.Busy);
    }

    public static DroppedFile Of(FileFault fault) => new(null, fault);

    /// <summary>What to do about it.</summary>
    public string FaultIn(Language language) => Fault switch
    {
        FileFault.UnknownType => language.T("Filen är varken PDF, Word (.docx) eller ren text. Spara om den, eller klistra in texten.", "The file is neither PDF, Word (.docx) nor plain text. Save it as one, or paste the text."),
        FileFault.TooLarge => language.T("Filen är för stor. Den får ha högst tio megabyte, hundra sidor och en miljon tecken. Klistra in texten i stället.", "The file is too large. It may have ten megabytes, a hundred pages and a million characters at most. Paste the text instead."),
        FileFault.Locked => language.T("Filen är skyddad med lösenord eller i ett gammalt Word-format. Spara den utan lösenord som .docx eller PDF, eller klistra in texten.", "The file is protected with a password or in an old Word format. Save it without one as .docx or PDF, or paste the text."),
        FileFault.NoText => language.T("Filen är inskannad: den har bilder men ingen text. Öppna den i ett program som läser av text, eller skriv av den.", "The file is scanned: it has pictures and no text. Open it in a program that recognises text, or type it."),
        FileFault.Macros => language.T("Filen innehåller makron och läses inte. Spara den som vanlig .docx, eller klistra in texten.", "The file holds macros and is not read. Save it as an ordinary .docx, or paste the text."),
        FileFault.Busy => language.T("Filen tog för lång tid att läsa. Klistra in texten i stället.", "The file took too long to read. Paste the text instead."),
        _ => language.T("Filen är skadad och går inte att läsa. Klistra in texten i stället.", "The file is broken and cannot be read. Paste the text instead."),
    };

    private static DroppedFile Read(byte[] bytes, CancellationToken stop)
    {
        var head = bytes.AsSpan();
        return head[..Math.Min(head.Length, 1024)].IndexOf(Pdf) >= 0 ? PdfText.Read(bytes, stop)
            : head.StartsWith(Zip) ? WordText.Read(bytes, stop)
            : head.StartsWith(OldOffice) ? Of(FileFault.Locked)
            : head.Contains((byte)0) ? Of(FileFault.UnknownType)
            : new DroppedFile(PlainText(bytes), FileFault.None);
    }

    // UTF-8 where it is that; else what old Swedish programs write.
    private static string PlainText(byte[] bytes)
    {
        var text = System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
        return text.TrimStart('\uFEFF');
    }
}
