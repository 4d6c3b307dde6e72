using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Calendar;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Journal;
using Medborgarlofte.ServiceDefaults.Records;
using Medborgarlofte.ServiceDefaults.Validation;
using Wire = Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Seals;

/// <summary>From the wire to the entity, with every check, and from the entity back to the wire.</summary>
internal static class PeriodSealMapping
{
    public const int HashLength = 64;

    /// <summary>Three sequences and what stands between them.</summary>
    public const int LongestPosition = 62;

    /// <summary>INVALID_ARGUMENT naming every bad field, NOT_FOUND, PERMISSION_DENIED or FAILED_PRECONDITION; otherwise the seal, without what it seals.</summary>
    /// <param name="wire">The seal.</param>
    /// <param name="reason">Why a stored one is corrected.</param>
    /// <param name="agreement">The agreement that it names; null when there is none.</param>
    /// <param name="caller">Who seals.</param>
    /// <param name="now">Nobody seals what has not been shown yet.</param>
    public static PeriodSeal Read(Wire.PeriodSeal wire, string reason, Agreement? agreement, Caller caller, DateTimeOffset now)
    {
        var violations = new Violations("seal");
        violations.RecordId(wire.RecordId);
        violations.Require(wire.SourceVersion >= 0, "sourceVersion", "0 or more.");
        violations.Require(wire.AgreementId.Length > 0, "agreementId", "Required: the id of a signed agreement.");
        var period = violations.RequiredSpan(wire.Period, "period");
        violations.Require(wire.Party is Party.Police or Party.Municipality, "party", "Required: police or municipality.");
        var asOf = AsOf(wire.AsOf, period, now, violations);
        violations.Require(wire.FollowUpHash.Length == HashLength && wire.FollowUpHash.All(char.IsAsciiHexDigitLower), "followUpHash",
            "Required: 64 lower-case hex digits, as the sealed follow-up states them.");
        violations.Require(wire.Position.Length <= LongestPosition && wire.Position.All(c => char.IsAsciiDigit(c) || c == '.'), "position",
            "The position that the sealed follow-up states, or left out.");
        if (agreement?.State == Wire.AgreementState.Signed)
        {
            CheckAgainst(agreement, period, violations);
        }

        violations.Reason(reason);
        violations.ThrowIfAny();
        caller.RequireParty(wire.Party);
        var signed = agreement.RequireFor(caller);
        return new PeriodSeal
        {
            Source = caller.RequireSource(wire.Source),
            RecordId = wire.RecordId,
            SourceVersion = wire.SourceVersion,
            MunicipalityCode = signed.MunicipalityCode,
            AgreementId = signed.Id,
            StartDate = period.Start,
            EndDate = period.End,
            Party = wire.Party,
            AsOfMicros = JournalEntry.ToMicros(asOf),
            FollowUpHash = wire.FollowUpHash,
            Position = wire.Position,
            Example = wire.Example,
        };
    }

    /// <summary>The seal with what it seals, as it is stored.</summary>
    public static PeriodSeal With(PeriodSeal seal, SealedFollowUp sealedFollowUp)
    {
        var complete = new PeriodSeal
        {
            Source = seal.Source,
            RecordId = seal.RecordId,
            SourceVersion = seal.SourceVersion,
            MunicipalityCode = seal.MunicipalityCode,
            AgreementId = seal.AgreementId,
            StartDate = seal.StartDate,
            EndDate = seal.EndDate,
            Party = seal.Party,
            AsOfMicros = seal.AsOfMicros,
            FollowUpHash = seal.FollowUpHash,
            Position = sealedFollowUp.Position,
            Commitments = sealedFollowUp.Commitments,
            Example = seal.Example,
        };
        complete.SealContent();
        return complete;
    }

    /// <summary>The current version, as told.</summary>
    public static Wire.PeriodSeal ToWire(PeriodSeal seal) => ToWire((PeriodSealRecorded)seal.ToEvent(), RecordStates.Of(seal));

    /// <summary>A version from the journal, as told.</summary>
    public static Wire.PeriodSeal ToWire(PeriodSealRecorded recorded, RecordState state)
    {
        var wire = Fields(recorded, state);
        wire.Commitments.AddRange(recorded.Commitments.Select(
            sealedOutcome => new Wire.SealedOutcome { CommitmentId = sealedOutcome.CommitmentId, Outcome = sealedOutcome.Outcome }));
        return wire;
    }

    private static Wire.PeriodSeal Fields(PeriodSealRecorded recorded, RecordState state) => new()
    {
        Source = recorded.Source,
        RecordId = recorded.RecordId,
        SourceVersion = recorded.SourceVersion,
        AgreementId = recorded.AgreementId,
        Period = WireValues.ToWire(recorded.Period),
        Party = recorded.Party,
        AsOf = recorded.AsOf.ToTimestamp(),
        FollowUpHash = recorded.FollowUpHash,
        Checkpoints = { recorded.Checkpoints },
        Position = recorded.Position,
        Example = recorded.Example,
        State = state,
    };

    private static DateTimeOffset AsOf(Timestamp? value, DateSpan period, DateTimeOffset now, Violations violations)
    {
        // A client may send nanoseconds that are none; reading them would be an error of ours.
        if (value is not { Nanos: >= 0 and < 1_000_000_000 } || value.Seconds < 0 || value.Seconds > now.ToUnixTimeSeconds())
        {
            violations.Add("asOf", "Required: the instant of the sealed follow-up, not in the future.");
            return default;
        }

        var asOf = value.ToDateTimeOffset();
        violations.Require(asOf <= now, "asOf", "Required: the instant of the sealed follow-up, not in the future.");
        violations.Require(SwedishTime.DayOf(asOf) >= period.Start, "asOf",
            "Not before the first day of the period.");
        return asOf;
    }

    private static void CheckAgainst(Agreement agreement, DateSpan period, Violations violations)
    {
        violations.Require(period.Start == default || agreement.PeriodStart is not { } first || period.Start >= first, "period.startDate",
            "Within the agreement's period.");
        violations.Require(period.End == default || agreement.PeriodEnd is not { } last || period.End <= last, "period.endDate",
            "Within the agreement's period.");
    }
}
