using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.ServiceDefaults.Records;

namespace Medborgarlofte.FollowUp.Meetings;

/// <summary>A meeting in which the parties followed up their commitments.</summary>
internal sealed class CoordinationMeeting : SourceRecord
{
    /// <summary>The kind of a meeting that states none.</summary>
    public const string DefaultKind = "samverkansmote";

    public required string AgreementId { get; init; }
    public required DateOnly Date { get; init; }
    public required string Kind { get; init; }
    public required List<Party> Parties { get; init; }
    public required List<string> ThirdParties { get; init; }

    public override string EntryType => JournalTypes.CoordinationMeeting;

    public override string Subject => $"meeting/{Source}/{RecordId}";

    public override object ToEvent() => new CoordinationMeetingRecorded
    {
        Source = Source,
        RecordId = RecordId,
        Version = Version,
        SourceVersion = SourceVersion,
        MunicipalityCode = MunicipalityCode,
        AgreementId = AgreementId,
        Date = Date,
        Kind = Kind,
        Parties = Parties,
        ThirdParties = ThirdParties,
        Example = Example,
        Withdrawn = Withdrawn,
        Reason = Reason,
    };
}
