using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Records;
using Medborgarlofte.ServiceDefaults.Validation;
using Wire = Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Meetings;

/// <summary>From the wire to the entity, with every check, and from the entity back to the wire.</summary>
internal static class CoordinationMeetingMapping
{
    /// <summary>INVALID_ARGUMENT naming every bad field, NOT_FOUND, PERMISSION_DENIED or FAILED_PRECONDITION; otherwise the sealed record.</summary>
    /// <param name="wire">The meeting.</param>
    /// <param name="reason">Why a stored one is corrected.</param>
    /// <param name="agreement">The agreement that it names; null when there is none.</param>
    /// <param name="caller">Who reports it.</param>
    public static CoordinationMeeting Read(Wire.CoordinationMeeting wire, string reason, Agreement? agreement, Caller caller)
    {
        var violations = new Violations("meeting");
        violations.RecordId(wire.RecordId);
        violations.Require(wire.SourceVersion >= 0, "sourceVersion", "0 or more.");
        violations.Require(wire.AgreementId.Length > 0, "agreementId", "Required: the id of a signed agreement.");
        var date = violations.DayDone(wire.Date, "date", caller.Today);
        violations.Parties(wire.Parties, "parties");
        if (agreement?.State == Wire.AgreementState.Signed)
        {
            CheckAgainst(agreement.Terms, wire, violations);
        }

        violations.Reason(reason);
        violations.ThrowIfAny();
        var signed = agreement.RequireFor(caller);
        var meeting = new CoordinationMeeting
        {
            Source = caller.RequireSource(wire.Source),
            RecordId = wire.RecordId,
            SourceVersion = wire.SourceVersion,
            MunicipalityCode = signed.MunicipalityCode,
            AgreementId = signed.Id,
            Date = date,
            Kind = wire.Kind.Length == 0 ? CoordinationMeeting.DefaultKind : wire.Kind,
            Parties = wire.Parties.Count == 0 ? [Party.Police, Party.Municipality] : wire.Parties.ToSet(),
            ThirdParties = wire.ThirdParties.ToSet(),
            Example = wire.Example,
        };
        meeting.SealContent();
        return meeting;
    }

    /// <summary>The current version, as told.</summary>
    public static Wire.CoordinationMeeting ToWire(CoordinationMeeting meeting) => ToWire((CoordinationMeetingRecorded)meeting.ToEvent(), RecordStates.Of(meeting));

    /// <summary>A version from the journal, as told.</summary>
    public static Wire.CoordinationMeeting ToWire(CoordinationMeetingRecorded recorded, RecordState state) => new()
    {
        Source = recorded.Source,
        RecordId = recorded.RecordId,
        SourceVersion = recorded.SourceVersion,
        AgreementId = recorded.AgreementId,
        Date = WireFormat.Day(recorded.Date),
        Kind = recorded.Kind,
        Parties = { recorded.Parties },
        ThirdParties = { recorded.ThirdParties },
        Example = recorded.Example,
        State = state,
    };

    private static void CheckAgainst(AgreementRecorded agreement, Wire.CoordinationMeeting wire, Violations violations)
    {
        var frame = AgreementScope.Of(agreement, agreement.Period);
        violations.Require(wire.Kind.Length == 0 || frame.KnowsKind(wire.Kind), "kind",
            "Neither a code of the kind list nor declared in the agreement's ownKinds.");
        violations.RequireKnown(wire.ThirdParties, "thirdParties", frame.ThirdParties, "thirdParties");
    }
}
