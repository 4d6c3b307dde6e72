using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Records;
using Medborgarlofte.ServiceDefaults.Validation;
using Wire = Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Narratives;

/// <summary>From the wire to the entity, with every check, and from the entity back to the wire.</summary>
internal static class NarrativeMapping
{
    public const int LongestText = 1000;

    /// <summary>INVALID_ARGUMENT naming every bad field, NOT_FOUND, PERMISSION_DENIED or FAILED_PRECONDITION; otherwise the sealed record.</summary>
    /// <param name="wire">The narrative.</param>
    /// <param name="reason">Why a stored one is corrected.</param>
    /// <param name="agreement">The agreement that it names; null when there is none.</param>
    /// <param name="caller">Who tells it.</param>
    public static Narrative Read(Wire.Narrative wire, string reason, Agreement? agreement, Caller caller)
    {
        var violations = new Violations("narrative");
        violations.RecordId(wire.RecordId);
        violations.Require(wire.SourceVersion >= 0, "sourceVersion", "0 or more.");
        violations.Require(wire.AgreementId.Length > 0, "agreementId", "Required: the id of a signed agreement.");
        violations.CommitmentId(wire.CommitmentId);
        violations.Require(wire.Party is Party.Police or Party.Municipality, "party", "Required: police or municipality.");
        var period = violations.RequiredSpan(wire.Period, "period");
        violations.Text(wire.Text, "text", LongestText, required: true, multiline: true);
        violations.Require(Enum.IsDefined(wire.Statement), "statement", "One of done, ongoing, partly, notDone, planned, or left out.");
        if (agreement?.State == Wire.AgreementState.Signed)
        {
            violations.TargetsOf(agreement.Terms, wire.CommitmentId);
        }

        violations.Reason(reason);
        violations.ThrowIfAny();
        if (caller.Party != Party.Unspecified)
        {
            // Nobody puts words into the other party's mouth; a coordinator of both has a token that names none.
            caller.RequireParty(wire.Party);
        }

        var signed = agreement.RequireFor(caller);
        var narrative = new Narrative
        {
            Source = caller.RequireSource(wire.Source),
            RecordId = wire.RecordId,
            SourceVersion = wire.SourceVersion,
            MunicipalityCode = signed.MunicipalityCode,
            AgreementId = signed.Id,
            CommitmentId = wire.CommitmentId,
            Party = wire.Party,
            StartDate = period.Start,
            EndDate = period.End,
            Text = wire.Text,
            Statement = wire.Statement,
            Example = wire.Example,
        };
        narrative.SealContent();
        return narrative;
    }

    /// <summary>The current version, as told.</summary>
    public static Wire.Narrative ToWire(Narrative narrative) => ToWire((NarrativeRecorded)narrative.ToEvent(), RecordStates.Of(narrative));

    /// <summary>A version from the journal, as told.</summary>
    public static Wire.Narrative ToWire(NarrativeRecorded recorded, RecordState state) => new()
    {
        Source = recorded.Source,
        RecordId = recorded.RecordId,
        SourceVersion = recorded.SourceVersion,
        AgreementId = recorded.AgreementId,
        CommitmentId = recorded.CommitmentId,
        Party = recorded.Party,
        Period = WireValues.ToWire(recorded.Period),
        Text = recorded.Text,
        Statement = recorded.Statement,
        Example = recorded.Example,
        State = state,
    };
}
