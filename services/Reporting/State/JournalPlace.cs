using Google.Protobuf;

namespace Medborgarlofte.Reporting.State;

/// <summary>An entry of a journal, by its sequence and by its hash, which stands for everything up to it.</summary>
/// <param name="Sequence">0 before the first entry.</param>
/// <param name="Hash">In hexadecimal; empty before the first entry.</param>
internal readonly record struct JournalPlace(long Sequence, string Hash)
{
    /// <summary>As the journal's service tells it.</summary>
    public static JournalPlace Of(long sequence, ByteString hash) => new(sequence, Convert.ToHexStringLower(hash.Span));

    /// <summary>As a reason for standing still tells it: the hash's first digits are enough to compare.</summary>
    public override string ToString() => Hash.Length == 0 ? $"{Sequence}" : $"{Sequence} ({Hash[..Math.Min(Hash.Length, 8)]})";
}
