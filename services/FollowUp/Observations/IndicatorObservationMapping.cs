using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Limits;
using Medborgarlofte.ServiceDefaults.Records;
using Medborgarlofte.ServiceDefaults.Validation;
using Wire = Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Observations;

/// <summary>From the wire to the entity, with every check, and from the entity back to the wire.</summary>
internal static class IndicatorObservationMapping
{
    public const int LongestPublishedIn = 200;

    /// <summary>INVALID_ARGUMENT naming every bad field, NOT_FOUND, PERMISSION_DENIED or FAILED_PRECONDITION; otherwise the sealed record.</summary>
    /// <param name="wire">The observation.</param>
    /// <param name="reason">Why a stored one is corrected.</param>
    /// <param name="agreement">The agreement that it names; null when there is none.</param>
    /// <param name="caller">Who reports it.</param>
    public static IndicatorObservation Read(Wire.IndicatorObservation wire, string reason, Agreement? agreement, Caller caller)
    {
        var violations = new Violations("observation");
        violations.RecordId(wire.RecordId);
        violations.Require(wire.SourceVersion >= 0, "sourceVersion", "0 or more.");
        violations.Require(wire.AgreementId.Length > 0, "agreementId", "Required: the id of a signed agreement.");
        violations.CommitmentId(wire.CommitmentId);
        var date = violations.DayDone(wire.Date, "date", caller.Today);
        violations.Require(wire.HasValue && WireNumber.IsDecimal(wire.Value), "value", "Required: a number within the limits.");
        violations.Text(wire.PublishedIn, "publishedIn", LongestPublishedIn);
        var targetId = agreement?.State == Wire.AgreementState.Signed ? TargetOf(agreement.Terms, wire, violations) : "";
        violations.Reason(reason);
        violations.ThrowIfAny();
        var signed = agreement.RequireFor(caller);
        var observation = new IndicatorObservation
        {
            Source = caller.RequireSource(wire.Source),
            RecordId = wire.RecordId,
            SourceVersion = wire.SourceVersion,
            MunicipalityCode = signed.MunicipalityCode,
            AgreementId = signed.Id,
            CommitmentId = wire.CommitmentId,
            TargetId = targetId,
            Date = date,
            Value = WireNumber.ToDecimal(wire.Value),
            PublishedIn = wire.PublishedIn,
            Example = wire.Example,
        };
        observation.SealContent();
        return observation;
    }

    /// <summary>The current version, as told.</summary>
    public static Wire.IndicatorObservation ToWire(IndicatorObservation observation) => ToWire((IndicatorObservationRecorded)observation.ToEvent(), RecordStates.Of(observation));

    /// <summary>A version from the journal, as told.</summary>
    public static Wire.IndicatorObservation ToWire(IndicatorObservationRecorded recorded, RecordState state) => new()
    {
        Source = recorded.Source,
        RecordId = recorded.RecordId,
        SourceVersion = recorded.SourceVersion,
        AgreementId = recorded.AgreementId,
        CommitmentId = recorded.CommitmentId,
        TargetId = recorded.TargetId,
        Date = WireFormat.Day(recorded.Date),
        Value = (double)recorded.Value,
        PublishedIn = recorded.PublishedIn,
        Example = recorded.Example,
        State = state,
    };

    /// <summary>The indicator that is observed; empty when it is bad or the commitment has none.</summary>
    private static string TargetOf(AgreementRecorded agreement, Wire.IndicatorObservation wire, Violations violations)
    {
        if (violations.TargetsOf(agreement, wire.CommitmentId) is not { } targets)
        {
            return "";
        }

        var indicators = targets.Where(target => target.Indicator is not null).Select(target => target.Id).Distinct().ToList();
        violations.Require(indicators.Count > 0, "commitmentId", "The commitment has no indicator target.");
        violations.Require(indicators.Count < 2 || wire.TargetId.Length > 0, "targetId", "Required: the commitment has several indicator targets.");
        violations.Require(indicators.Count == 0 || wire.TargetId.Length == 0 || indicators.Contains(wire.TargetId), "targetId",
            "The commitment has no indicator target with this id.");
        return wire.TargetId.Length > 0 ? wire.TargetId : indicators.FirstOrDefault() ?? "";
    }
}
