using System.Globalization;
using System.Text;

namespace Medborgarlofte.Journal.Checkpoints;

/// <summary>
/// Where a journal stood, by C2SP tlog-checkpoint: what is called a root hash there is the head of our hash chain, the hash of the newest
/// entry, which covers every entry before it.
/// </summary>
/// <param name="Origin">Which journal of which installation, such as "medborgarlofte/hash-chain/police".</param>
/// <param name="Sequence">Sequence of the newest entry, which is also the number of entries.</param>
/// <param name="Hash">Hash of that entry.</param>
/// <param name="RecordedAtMicros">When it was recorded, in microseconds since 1970-01-01 UTC.</param>
public sealed record Checkpoint(string Origin, long Sequence, byte[] Hash, long RecordedAtMicros)
{
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>Name of the journal: the last part of the origin.</summary>
    public string Journal => Origin[(Origin.LastIndexOf('/') + 1)..];

    /// <summary>What is signed: four lines, the last one with its line feed.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture,
        $"{Origin}\n{Sequence}\n{Convert.ToBase64String(Hash)}\n{JournalEntry.FromMicros(RecordedAtMicros).UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture)}\n");

    /// <summary>Reads what is signed; null when it is no checkpoint of ours.</summary>
    public static Checkpoint? Parse(string text)
    {
        var lines = text.Split('\n');
        if (lines.Length < 5 || lines[0].Length == 0
            || !long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            || !DateTimeOffset.TryParseExact(
                lines[3], InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var recordedAt))
        {
            return null;
        }

        var hash = new byte[32];
        return Convert.TryFromBase64String(lines[2], hash, out var length) && length == hash.Length
            ? new Checkpoint(lines[0], sequence, hash, JournalEntry.ToMicros(recordedAt))
            : null;
    }

    /// <summary>The whole note: the text, an empty line and the signature.</summary>
    public string Sign(CheckpointKey key)
    {
        var signature = SignedNote.SignatureLine(key.Verifier, key.Sign(Encoding.UTF8.GetBytes(Text)));
        return $"{Text}\n{signature}\n";
    }
}
