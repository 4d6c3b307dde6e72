using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Records;
using Medborgarlofte.ServiceDefaults.Validation;
using Wire = Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Requests;

/// <summary>From the wire to the entity, with every check, and from the entity back to the wire.</summary>
internal static class RequestReportMapping
{
    private const long MostAsked = 1_000_000_000;

    /// <summary>INVALID_ARGUMENT naming every bad field, NOT_FOUND, PERMISSION_DENIED or FAILED_PRECONDITION; otherwise the sealed record.</summary>
    /// <param name="wire">The report.</param>
    /// <param name="reason">Why a stored one is corrected.</param>
    /// <param name="agreement">The agreement that it names; null when there is none.</param>
    /// <param name="caller">Who reports it.</param>
    public static RequestReport Read(Wire.RequestReport wire, string reason, Agreement? agreement, Caller caller)
    {
        var violations = new Violations("request");
        violations.RecordId(wire.RecordId);
        violations.Require(wire.SourceVersion >= 0, "sourceVersion", "0 or more.");
        violations.Require(wire.AgreementId.Length > 0, "agreementId", "Required: the id of a signed agreement.");
        violations.CommitmentId(wire.CommitmentId);
        var date = violations.DayDone(wire.Date, "date", caller.Today);
        var endDate = violations.OptionalDayDone(wire.EndDate, "endDate", date, caller.Today);
        violations.Require(wire.HasAsked && wire.Asked is >= 0 and <= MostAsked, "asked", "Required: 0 or more; 0 says that nobody asked.");
        violations.Require(wire.Met >= 0 && wire.Met <= Math.Max(0, wire.Asked), "met", "0 or more, and at most asked.");
        if (agreement?.State == Wire.AgreementState.Signed)
        {
            CheckAgainst(agreement.Terms, wire, violations);
        }

        violations.Reason(reason);
        violations.ThrowIfAny();
        var signed = agreement.RequireFor(caller);
        var report = new RequestReport
        {
            Source = caller.RequireSource(wire.Source),
            RecordId = wire.RecordId,
            SourceVersion = wire.SourceVersion,
            MunicipalityCode = signed.MunicipalityCode,
            AgreementId = signed.Id,
            CommitmentId = wire.CommitmentId,
            Date = date,
            EndDate = endDate == date ? null : endDate,
            Asked = wire.Asked,
            Met = wire.Met,
            Example = wire.Example,
        };
        report.SealContent();
        return report;
    }

    /// <summary>The current version, as told.</summary>
    public static Wire.RequestReport ToWire(RequestReport report) => ToWire((RequestReportRecorded)report.ToEvent(), RecordStates.Of(report));

    /// <summary>A version from the journal, as told.</summary>
    public static Wire.RequestReport ToWire(RequestReportRecorded recorded, RecordState state) => new()
    {
        Source = recorded.Source,
        RecordId = recorded.RecordId,
        SourceVersion = recorded.SourceVersion,
        AgreementId = recorded.AgreementId,
        CommitmentId = recorded.CommitmentId,
        Date = WireFormat.Day(recorded.Date),
        EndDate = WireFormat.Day(recorded.EndDate),
        Asked = recorded.Asked,
        Met = recorded.Met,
        Example = recorded.Example,
        State = state,
    };

    private static void CheckAgainst(AgreementRecorded agreement, Wire.RequestReport wire, Violations violations)
    {
        var targets = violations.TargetsOf(agreement, wire.CommitmentId);
        violations.Require(targets is null || targets.Any(target => target.OnRequest is not null), "commitmentId",
            "The commitment has no onRequest target.");
    }
}
