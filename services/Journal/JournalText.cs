using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Journal;

/// <summary>
/// A free text of an entry, stored apart from it. The entry has the text's salted hash, which the chain covers. Redaction deletes this row: the chain
/// still verifies, and without the salt nobody can test guesses against the hash.
/// </summary>
public sealed class JournalText
{
    private const int SaltBytes = 16;

    /// <summary>The entry that it belongs to.</summary>
    public required long Sequence { get; init; }

    /// <summary>SHA-256 over <see cref="Salt"/> and the text in UTF-8, as it stands in the entry.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>16 random bytes of this text alone.</summary>
    public required byte[] Salt { get; init; }

    /// <summary>The text; never empty.</summary>
    public required string Text { get; init; }

    /// <summary>True when the hash is the text's.</summary>
    public bool IsIntact => Hash.AsSpan().SequenceEqual(HashOf(Salt, Text));

    /// <summary>Salts and hashes a text.</summary>
    public static JournalText Of(long sequence, string text)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return new JournalText { Sequence = sequence, Salt = salt, Text = text, Hash = HashOf(salt, text) };
    }

    private static byte[] HashOf(byte[] salt, string text) => SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(text)]);
}

/// <summary>Loads the texts of entries.</summary>
public static class JournalTexts
{
    private const int AtOnce = 500;

    /// <summary>Loads the texts that have not been redacted. Entries without texts cost no query.</summary>
    public static async Task LoadTextsAsync(this DbContext context, IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        foreach (var some in entries.Where(entry => entry.HasTexts).Chunk(AtOnce))
        {
            var sequences = some.Select(entry => entry.Sequence).ToList();
            var texts = (await context.Set<JournalText>().AsNoTracking().Where(text => sequences.Contains(text.Sequence))
                .ToListAsync(cancellationToken)).ToLookup(text => text.Sequence);
            foreach (var entry in some)
            {
                entry.Texts = [.. texts[entry.Sequence]];
            }
        }
    }
}
