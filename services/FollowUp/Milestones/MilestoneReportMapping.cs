using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Records;
using Medborgarlofte.ServiceDefaults.Validation;
using Wire = Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Milestones;

/// <summary>From the wire to the entity, with every check, and from the entity back to the wire.</summary>
internal static class MilestoneReportMapping
{
    /// <summary>INVALID_ARGUMENT naming every bad field, NOT_FOUND, PERMISSION_DENIED or FAILED_PRECONDITION; otherwise the sealed record.</summary>
    /// <param name="wire">The report.</param>
    /// <param name="reason">Why a stored one is corrected.</param>
    /// <param name="agreement">The agreement that it names; null when there is none.</param>
    /// <param name="caller">Who reports it.</param>
    public static MilestoneReport Read(Wire.MilestoneReport wire, string reason, Agreement? agreement, Caller caller)
    {
        var violations = new Violations("report");
        violations.RecordId(wire.RecordId);
        violations.Require(wire.SourceVersion >= 0, "sourceVersion", "0 or more.");
        violations.Require(wire.AgreementId.Length > 0, "agreementId", "Required: the id of a signed agreement.");
        violations.CommitmentId(wire.CommitmentId);
        violations.Require(wire.Step.Length > 0, "step", "Required: the code of a step of the commitment's milestone target.");
        var date = violations.DayDone(wire.Date, "date", caller.Today);
        if (agreement?.State == Wire.AgreementState.Signed)
        {
            CheckAgainst(agreement.Terms, wire, violations);
        }

        violations.Reason(reason);
        violations.ThrowIfAny();
        var signed = agreement.RequireFor(caller);
        var report = new MilestoneReport
        {
            Source = caller.RequireSource(wire.Source),
            RecordId = wire.RecordId,
            SourceVersion = wire.SourceVersion,
            MunicipalityCode = signed.MunicipalityCode,
            AgreementId = signed.Id,
            CommitmentId = wire.CommitmentId,
            Step = wire.Step,
            Date = date,
            Example = wire.Example,
        };
        report.SealContent();
        return report;
    }

    /// <summary>The current version, as told.</summary>
    public static Wire.MilestoneReport ToWire(MilestoneReport report) => ToWire((MilestoneReportRecorded)report.ToEvent(), RecordStates.Of(report));

    /// <summary>A version from the journal, as told.</summary>
    public static Wire.MilestoneReport ToWire(MilestoneReportRecorded recorded, RecordState state) => new()
    {
        Source = recorded.Source,
        RecordId = recorded.RecordId,
        SourceVersion = recorded.SourceVersion,
        AgreementId = recorded.AgreementId,
        CommitmentId = recorded.CommitmentId,
        Step = recorded.Step,
        Date = WireFormat.Day(recorded.Date),
        Example = recorded.Example,
        State = state,
    };

    private static void CheckAgainst(AgreementRecorded agreement, Wire.MilestoneReport wire, Violations violations)
    {
        var targets = violations.TargetsOf(agreement, wire.CommitmentId);
        violations.Require(wire.Step.Length == 0 || targets is null || targets.Any(HasStep), "step",
            "The commitment has no milestone target with this step.");

        bool HasStep(TargetTerms target) => target.Milestone?.Steps.Any(step => step.Code == wire.Step) == true;
    }
}
