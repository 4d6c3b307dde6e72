using System.Text.Json.Serialization;

namespace Medborgarlofte.Contracts.Events.Common.V1;

/// <summary>One journal entry inside a batch, with everything that its hash covers. Its sequence is the batch's first sequence plus its index.</summary>
/// <param name="Type">Name of the payload's type and version, see <see cref="JournalTypes"/>.</param>
/// <param name="Subject">What the entry is about, such as "police-activity/demo-police/tk-1".</param>
/// <param name="Actor">Who made the change: the token's source and subject. Never a person's name.</param>
/// <param name="RecordedAt">When the entry was committed in its service, UTC, whole microseconds.</param>
/// <param name="Payload">The event record to the letter as it stands in the journal, with a salted hash in the place of each free text.</param>
/// <param name="Texts">The free texts that are left of it.</param>
public sealed record JournalItem(
    string Type,
    string Subject,
    string Actor,
    DateTimeOffset RecordedAt,
    [property: JsonConverter(typeof(RawJsonConverter))] string Payload,
    IReadOnlyList<JournalItemText> Texts);

/// <summary>A free text of an entry.</summary>
/// <param name="Hash">SHA-256 over salt and text (UTF-8), as it stands in the payload.</param>
/// <param name="Salt">16 random bytes.</param>
/// <param name="Text">The text.</param>
public sealed record JournalItemText(byte[] Hash, byte[] Salt, string Text);
