using System.Buffers.Binary;
using System.Text;

namespace Medborgarlofte.Journal.Checkpoints;

/// <summary>A text with its signatures, by C2SP signed-note.</summary>
/// <param name="Text">What is signed, with the line feed of its last line.</param>
/// <param name="Signatures">Who signed it, by name and hash of the key.</param>
public sealed record SignedNote(string Text, IReadOnlyList<NoteSignature> Signatures)
{
    private const string Mark = "— ";

    /// <summary>Reads the notes of a file, one after the other; null when it holds anything else.</summary>
    public static IReadOnlyList<SignedNote>? ParseAll(string file)
    {
        var notes = new List<SignedNote>();
        var lines = new Queue<string>(file.ReplaceLineEndings("\n").Split('\n'));
        while (SkipEmpty(lines))
        {
            var text = new StringBuilder();
            while (lines.TryDequeue(out var line) && line.Length > 0)
            {
                text.Append(line).Append('\n');
            }

            var signatures = new List<NoteSignature>();
            while (lines.TryPeek(out var line) && line.StartsWith(Mark, StringComparison.Ordinal))
            {
                if (ParseSignature(lines.Dequeue()) is not { } signature)
                {
                    return null;
                }

                signatures.Add(signature);
            }

            if (signatures.Count == 0)
            {
                return null;
            }

            notes.Add(new SignedNote(text.ToString(), signatures));
        }

        return notes.Count > 0 ? notes : null;
    }

    /// <summary>True when the key has signed the text.</summary>
    public bool IsSignedBy(VerifierKey key) => Signatures.Any(signature =>
        signature.Name == key.Name && signature.KeyHash == key.Hash && key.Verifies(Encoding.UTF8.GetBytes(Text), signature.Bytes));

    internal static string SignatureLine(VerifierKey key, byte[] signature)
    {
        var bytes = new byte[sizeof(uint) + signature.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, key.Hash);
        signature.CopyTo(bytes, sizeof(uint));
        return $"{Mark}{key.Name} {Convert.ToBase64String(bytes)}";
    }

    private static NoteSignature? ParseSignature(string line)
    {
        var parts = line[Mark.Length..].Split(' ');
        var bytes = new byte[line.Length];
        return parts.Length == 2 && Convert.TryFromBase64String(parts[1], bytes, out var length) && length > sizeof(uint)
            ? new NoteSignature(parts[0], BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes[sizeof(uint)..length])
            : null;
    }

    private static bool SkipEmpty(Queue<string> lines)
    {
        while (lines.TryPeek(out var line) && string.IsNullOrWhiteSpace(line))
        {
            lines.Dequeue();
        }

        return lines.Count > 0;
    }
}

/// <summary>One signature of a note.</summary>
/// <param name="Name">Name of the key.</param>
/// <param name="KeyHash">Hash of the key.</param>
/// <param name="Bytes">The signature.</param>
public sealed record NoteSignature(string Name, uint KeyHash, byte[] Bytes);
