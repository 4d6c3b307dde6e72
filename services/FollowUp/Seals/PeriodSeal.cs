using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.ServiceDefaults.Journal;
using Medborgarlofte.ServiceDefaults.Records;

namespace Medborgarlofte.FollowUp.Seals;

/// <summary>One party's confirmation of the follow-up of a reporting period, as it was shown at an instant.</summary>
internal sealed class PeriodSeal : SourceRecord
{
    public required string AgreementId { get; init; }
    public required DateOnly StartDate { get; init; }
    public required DateOnly EndDate { get; init; }
    public required Party Party { get; init; }

    /// <summary>The instant in microseconds, which is as fine as anything is recorded and all that every database keeps.</summary>
    public required long AsOfMicros { get; init; }

    /// <summary>SHA-256 of what was shown, lower-case hex.</summary>
    public required string FollowUpHash { get; init; }

    /// <summary>The journals' signed checkpoints when it was stored: not what the sender states.</summary>
    public List<string> Checkpoints { get; init; } = [];

    /// <summary>Place in the journals that the sealed follow-up was made from; empty for one that nobody compared.</summary>
    public string Position { get; init; } = "";

    /// <summary>What was sealed, in the order of the follow-up.</summary>
    public IReadOnlyList<SealedOutcome> Commitments { get; init; } = [];

    public DateTimeOffset AsOf => JournalEntry.FromMicros(AsOfMicros);

    public override string EntryType => JournalTypes.PeriodSeal;

    public override string Subject => $"seal/{Source}/{RecordId}";

    public override object ToEvent() => Recorded();

    protected override object ToContent() => Recorded() with { Checkpoints = [] };

    private PeriodSealRecorded Recorded() => new()
    {
        Source = Source,
        RecordId = RecordId,
        Version = Version,
        SourceVersion = SourceVersion,
        MunicipalityCode = MunicipalityCode,
        AgreementId = AgreementId,
        Period = new DateSpan(StartDate, EndDate),
        Party = Party,
        AsOf = AsOf,
        FollowUpHash = FollowUpHash,
        Checkpoints = Checkpoints,
        Position = Position,
        Commitments = Commitments,
        Example = Example,
        Withdrawn = Withdrawn,
        Reason = Reason,
    };
}
