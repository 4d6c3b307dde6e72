using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Journal.Verification;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Medborgarlofte.Journal.Records;

/// <summary>
/// The current version of something a source has reported. Its natural key is (<see cref="Source"/>,
/// <see cref="RecordId"/>); older versions stand in the journal under <see cref="Subject"/>.
/// </summary>
public abstract class SourceRecord : IJournaledRow
{
    /// <summary>Source system, fixed by the sender's token.</summary>
    public required string Source { get; init; }

    /// <summary>The sender's own id.</summary>
    public required string RecordId { get; init; }

    /// <summary>The sender's own version; 0 when it has none.</summary>
    public long SourceVersion { get; init; }

    /// <summary>Four-digit kommunkod.</summary>
    public required string MunicipalityCode { get; init; }

    /// <summary>True for made-up example data.</summary>
    public bool Example { get; init; }

    /// <summary>1 when created, then one more for each stored change.</summary>
    public long Version { get; private set; }

    /// <summary>Sequence of this version in the journal.</summary>
    public long Sequence { get; private set; }

    /// <summary>When this version was recorded, in microseconds since 1970-01-01 UTC.</summary>
    public long RecordedAtMicros { get; private set; }

    /// <summary>True after a withdrawal.</summary>
    public bool Withdrawn { get; private set; }

    /// <summary>Why this version replaced the one before it.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>SHA-256 over what the sender stated; equal content has an equal hash.</summary>
    public byte[] ContentHash { get; private set; } = [];

    /// <summary>Name of the journal entry's type.</summary>
    public abstract string EntryType { get; }

    /// <summary>What the journal entry is about.</summary>
    public abstract string Subject { get; }

    /// <summary>The event record of this version.</summary>
    public abstract object ToEvent();

    /// <summary>The part of the event that the sender stated: all of it, unless the service adds something.</summary>
    protected virtual object ToContent() => ToEvent();

    /// <summary>What the hash covers: JSON of what the sender stated.</summary>
    protected virtual byte[] ContentJson() => JsonSerializer.SerializeToUtf8Bytes<object>(ToContent(), JournalJson.Options);

    /// <summary>Computes the hash of what the sender stated. Call it before the record gets a version.</summary>
    public void SealContent() => ContentHash = SHA256.HashData(ContentJson());

    /// <summary>JSON of the event for the journal, with a hash in the place of each free text.</summary>
    /// <param name="take">Takes a text and returns its salted hash.</param>
    internal virtual string ToJson(Func<string, byte[]> take) => FreeTexts.TakeOut(ToEvent(), take);

    /// <summary>Names of the columns that differ from what the row's content says, where they are made of it.</summary>
    protected virtual IEnumerable<string> DifferingColumns() => [];

    /// <summary>Takes over what a redaction has left, where the texts are not columns of their own.</summary>
    /// <param name="row">The tracked row.</param>
    /// <param name="content">The content of its entry as it is now.</param>
    protected virtual void RedactContent(EntityEntry row, string content)
    {
    }

    /// <inheritdoc />
    long? IJournaledRow.EntrySequence => Sequence;

    /// <inheritdoc />
    IEnumerable<string> IJournaledRow.DifferencesFrom(JournalEntry entry)
    {
        var differences = DifferencesFrom(entry.Content);
        if (Sequence != entry.Sequence)
        {
            differences.Add("the entry that it comes from");
        }

        if (RecordedAtMicros != entry.RecordedAtMicros)
        {
            differences.Add("recordedAt");
        }

        // A redaction replaces the hash: the content that it was made from is gone.
        var (stated, state) = (ContentHash, (Version, Reason, Withdrawn));
        if (!entry.IsRedacted)
        {
            Become(0, "", withdrawn: false);
            SealContent();
            if (!stated.AsSpan().SequenceEqual(ContentHash))
            {
                differences.Add("the hash of its content");
            }

            (Version, Reason, Withdrawn) = state;
            ContentHash = stated;
        }

        return differences;
    }

    private List<string> DifferencesFrom(string content)
    {
        try
        {
            return [.. EventFields.Differing(ToEvent(), content), .. DifferingColumns()];
        }
        catch (JsonException)
        {
            // Somebody has written something else than JSON into the row.
            return ["content"];
        }
    }

    /// <inheritdoc />
    void IJournaledRow.Redact(EntityEntry row, string content, IReadOnlySet<string> fields)
    {
        var redacted = JsonNode.Parse(content)!.AsObject();
        foreach (var property in row.Properties.Where(property => fields.Contains(JsonNamingPolicy.CamelCase.ConvertName(property.Metadata.Name))))
        {
            property.CurrentValue = redacted[JsonNamingPolicy.CamelCase.ConvertName(property.Metadata.Name)]
                .Deserialize(property.Metadata.ClrType, JournalJson.Options);
        }

        RedactContent(row, content);
        ContentHash = RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes);
    }

    internal void Become(long version, string reason, bool withdrawn) =>
        (Version, Reason, Withdrawn) = (version, reason, withdrawn);

    internal void RecordAs(long sequence, long recordedAtMicros) =>
        (Sequence, RecordedAtMicros) = (sequence, recordedAtMicros);
}
