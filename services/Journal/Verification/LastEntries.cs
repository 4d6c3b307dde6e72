using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Medborgarlofte.Journal.Verification;

/// <summary>
/// The last entry of each subject of a journal. A subject is held as its hash: some 50 bytes for each, so that millions of them fit.
/// </summary>
public sealed class LastEntries
{
    private readonly Dictionary<UInt128, long> sequences = [];

    /// <summary>Number of subjects.</summary>
    public int Count => sequences.Count;

    /// <summary>Notes an entry; a later one replaces it.</summary>
    public void Add(string subject, long sequence) => sequences[KeyOf(subject)] = sequence;

    /// <summary>Sequence of the last entry; null when the subject has none, or it was taken before.</summary>
    public long? Take(string subject) => sequences.Remove(KeyOf(subject), out var sequence) ? sequence : null;

    /// <summary>The sequences that nobody has taken, in their order.</summary>
    public List<long> Rest() => [.. sequences.Values.Order()];

    private static UInt128 KeyOf(string subject)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(subject), hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
