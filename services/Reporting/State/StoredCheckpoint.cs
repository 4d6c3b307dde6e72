using Medborgarlofte.Reporting.Feeds;

namespace Medborgarlofte.Reporting.State;

/// <summary>
/// The tallies of a municipality at one place in the journals, from which those of places near it are counted. It can be deleted: what
/// needs it is counted from another one, or anew.
/// </summary>
internal sealed class StoredCheckpoint
{
    public required string MunicipalityCode { get; init; }
    public required long Police { get; init; }
    public required long Municipal { get; init; }
    public required long FollowUp { get; init; }

    /// <summary>See <see cref="TallyPayload"/>.</summary>
    public required byte[] Payload { get; init; }

    public static StoredCheckpoint Of(string municipalityCode, JournalPosition position, byte[] payload) => new()
    {
        MunicipalityCode = municipalityCode,
        Police = position.Police,
        Municipal = position.Municipal,
        FollowUp = position.FollowUp,
        Payload = payload,
    };
}
