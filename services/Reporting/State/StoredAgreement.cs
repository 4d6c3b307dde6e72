using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Reporting.State;

/// <summary>One version of an agreement; it held from RecordedAtMicros until SupersededAtMicros.</summary>
internal sealed class StoredAgreement
{
    public required string Id { get; init; }
    public required long Version { get; init; }
    public required string MunicipalityCode { get; init; }

    /// <summary>Its sequence in the follow-up journal.</summary>
    public required long Sequence { get; init; }
    public required long RecordedAtMicros { get; init; }
    public long SupersededAtMicros { get; set; } = StoredRecord.Current;

    /// <inheritdoc cref="StoredRecord.SupersededSequence"/>
    public long SupersededSequence { get; set; }
    public required AgreementRecorded Terms { get; init; }
}
