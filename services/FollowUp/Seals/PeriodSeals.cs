using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Medborgarlofte.Contracts.Calendar;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.FollowUp.Records;
using Medborgarlofte.Journal;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Validation;
using Agreement = Medborgarlofte.FollowUp.Agreements.Agreement;
using Wire = Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Seals;

/// <summary>One party's confirmation of the follow-up of a reporting period, as it was shown at an instant.</summary>
internal sealed class PeriodSealType(SealedFollowUps followUps, SealCheckpoints checkpoints, TimeProvider time)
    : CoordinatorRecordType<Wire.PeriodSeal, PeriodSealRecorded>
{
    private const int HashLength = 64;

    // Three sequences and what stands between them.
    private const int LongestPosition = 62;

    public override string Field => "seal";

    public override string Scope => Scopes.FollowUpSeal;

    public override void Check(Wire.PeriodSeal wire, Agreement? agreement, DateOnly today, Violations violations)
    {
        var period = violations.RequiredSpan(wire.Period, "period");
        violations.Require(wire.Party is Party.Police or Party.Municipality, "party", "Required: police or municipality.");
        CheckAsOf(wire.AsOf, period, violations);
        violations.Require(wire.FollowUpHash.Length == HashLength && wire.FollowUpHash.All(char.IsAsciiHexDigitLower), "followUpHash",
            "Required: 64 lower-case hex digits, as the sealed follow-up states them.");
        violations.Require(wire.Position.Length <= LongestPosition && wire.Position.All(c => char.IsAsciiDigit(c) || c == '.'), "position",
            "The position that the sealed follow-up states, or left out.");
        violations.Require(period.Start == default || agreement?.PeriodStart is not { } first || period.Start >= first, "period.startDate",
            "Within the agreement's period.");
        violations.Require(period.End == default || agreement?.PeriodEnd is not { } last || period.End <= last, "period.endDate",
            "Within the agreement's period.");
    }

    public override PeriodSealRecorded ToEvent(Wire.PeriodSeal wire, RecordOwner owner) => new()
    {
        Source = owner.Source,
        RecordId = wire.RecordId,
        Version = 0,
        MunicipalityCode = owner.MunicipalityCode,
        AgreementId = wire.AgreementId,
        Period = WireValues.ToSpan(wire.Period),
        Party = wire.Party,
        // Microseconds, which is as fine as anything is recorded.
        AsOf = JournalEntry.FromMicros(JournalEntry.ToMicros(wire.AsOf.ToDateTimeOffset())),
        FollowUpHash = wire.FollowUpHash,
        Position = wire.Position,
    };

    public override Wire.PeriodSeal ToWire(PeriodSealRecorded recorded) => new()
    {
        Period = WireValues.ToWire(recorded.Period),
        Party = recorded.Party,
        AsOf = recorded.AsOf.ToTimestamp(),
        FollowUpHash = recorded.FollowUpHash,
        Checkpoints = { recorded.Checkpoints },
        Position = recorded.Position,
        Commitments = { recorded.Commitments.Select(one => new Wire.SealedOutcome { CommitmentId = one.CommitmentId, Outcome = one.Outcome }) },
    };

    public override void Authorize(Caller caller, PeriodSealRecorded recorded) => caller.RequireParty(recorded.Party);

    /// <summary>With what is sealed, and the journals' checkpoints now: not what the sender states.</summary>
    public override async Task<PeriodSealRecorded> CompleteAsync(PeriodSealRecorded recorded, bool validateOnly, CancellationToken cancellationToken)
    {
        var (position, commitments) = await followUps.OfAsync(recorded, cancellationToken);
        return recorded with
        {
            Position = position,
            Commitments = commitments,
            Checkpoints = validateOnly ? [] : await checkpoints.NowAsync(cancellationToken),
        };
    }

    private void CheckAsOf(Timestamp? value, DateSpan period, Violations violations)
    {
        // A client may send nanoseconds that are none; reading them would be an error of ours.
        var now = time.GetUtcNow();
        if (value is not { Nanos: >= 0 and < 1_000_000_000 } || value.Seconds < 0 || value.Seconds > now.ToUnixTimeSeconds()
            || value.ToDateTimeOffset() > now)
        {
            violations.Add("asOf", "Required: the instant of the sealed follow-up, not in the future.");
            return;
        }

        violations.Require(SwedishTime.DayOf(value.ToDateTimeOffset()) >= period.Start, "asOf", "Not before the first day of the period.");
    }
}

/// <summary>The RPCs of period seals.</summary>
internal sealed class PeriodSealsService(CoordinatorRecords<Wire.PeriodSeal, PeriodSealRecorded> records) : Wire.PeriodSealsService.PeriodSealsServiceBase
{
    public override async Task<ReportPeriodSealResponse> ReportPeriodSeal(ReportPeriodSealRequest request, ServerCallContext context) =>
        new() { Result = await records.ReportAsync(request, context) };

    public override async Task<WithdrawPeriodSealResponse> WithdrawPeriodSeal(WithdrawPeriodSealRequest request, ServerCallContext context) =>
        new() { Result = await records.WithdrawAsync(request, context) };

    public override async Task<ListPeriodSealsResponse> ListPeriodSeals(ListPeriodSealsRequest request, ServerCallContext context)
    {
        var page = await records.ListAsync(request, context);
        return page.On(new ListPeriodSealsResponse { Seals = { page.Records } });
    }
}
