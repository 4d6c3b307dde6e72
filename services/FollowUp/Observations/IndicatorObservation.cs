using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.ServiceDefaults.Records;

namespace Medborgarlofte.FollowUp.Observations;

/// <summary>The value of an indicator on a day, as its owner published it.</summary>
internal sealed class IndicatorObservation : SourceRecord
{
    public required string AgreementId { get; init; }
    public required string CommitmentId { get; init; }

    /// <summary>Always stated here: a sender may leave it out where the commitment has one indicator.</summary>
    public required string TargetId { get; init; }
    public required DateOnly Date { get; init; }

    /// <summary>In the target's unit.</summary>
    public required decimal Value { get; init; }

    /// <summary>In the place of a value, where none was told.</summary>
    public required ObservedChange Change { get; init; }
    public required string PublishedIn { get; init; }

    public override string EntryType => JournalTypes.IndicatorObservation;

    public override string Subject => $"observation/{Source}/{RecordId}";

    public override object ToEvent() => new IndicatorObservationRecorded
    {
        Source = Source,
        RecordId = RecordId,
        Version = Version,
        SourceVersion = SourceVersion,
        MunicipalityCode = MunicipalityCode,
        AgreementId = AgreementId,
        CommitmentId = CommitmentId,
        TargetId = TargetId,
        Date = Date,
        Value = Value,
        Change = Change,
        PublishedIn = PublishedIn,
        Example = Example,
        Withdrawn = Withdrawn,
        Reason = Reason,
    };
}
