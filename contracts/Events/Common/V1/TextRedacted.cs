using System.Text.Json;
using Medborgarlofte.Contracts.Journal.V1;

namespace Medborgarlofte.Contracts.Events.Common.V1;

/// <summary>Texts of a record were removed for good. The entry tells which and why, and never what they were.</summary>
public sealed record TextRedacted
{
    /// <summary>What the record's own entries are about.</summary>
    public required string Subject { get; init; }

    /// <summary>Type of the record, such as "narrative".</summary>
    public required string RecordType { get; init; }
    public required string MunicipalityCode { get; init; }
    public required RedactionReason Reason { get; init; }

    /// <summary>Hashes of the removed texts, as they stand in the versions' entries.</summary>
    public required IReadOnlyList<string> Texts { get; init; }

    /// <summary>Every version of which a text was removed.</summary>
    public required IReadOnlyList<RedactedVersion> Versions { get; init; }
}

/// <summary>A version as it is without its texts.</summary>
/// <param name="Sequence">Its entry.</param>
/// <param name="Type">Type of its event.</param>
/// <param name="Fields">What was removed, such as "text" or "problems[0].text".</param>
/// <param name="Event">The event as it stands in its entry. In the journal its texts are hashes; on the bus those that are left are there.</param>
public sealed record RedactedVersion(long Sequence, string Type, IReadOnlyList<string> Fields, JsonElement Event);
