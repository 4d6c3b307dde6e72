using Grpc.Core;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.FollowUp.Records;
using Medborgarlofte.ServiceDefaults.Limits;
using Medborgarlofte.ServiceDefaults.Validation;
using Agreement = Medborgarlofte.FollowUp.Agreements.Agreement;
using Wire = Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Observations;

/// <summary>The value of an indicator on a day, as its owner published it.</summary>
internal sealed class IndicatorObservationType : CoordinatorRecordType<Wire.IndicatorObservation, IndicatorObservationRecorded>
{
    private const int LongestPublishedIn = 200;

    public override string Field => "observation";

    public override void Check(Wire.IndicatorObservation wire, Agreement? agreement, DateOnly today, Violations violations)
    {
        violations.CommitmentId(wire.CommitmentId);
        violations.DayDone(wire.Date, "date", today);
        var isChange = wire.Change != ObservedChange.Unspecified;
        violations.Require(isChange ? !wire.HasValue : wire.HasValue && WireNumber.IsDecimal(wire.Value),
            "value", isChange ? "Left out beside change." : "Required: a number within the limits, or change in its place.");
        violations.Require(Enum.IsDefined(wire.Change), "change", "One of higher, unchanged, lower, or left out.");
        violations.Text(wire.PublishedIn, "publishedIn", LongestPublishedIn);
        if (agreement is null || violations.TargetsOf(agreement.Terms, wire.CommitmentId) is not { } targets)
        {
            return;
        }

        var indicators = Indicators(targets);
        violations.Require(indicators.Count > 0, "commitmentId", "The commitment has no indicator target.");
        violations.Require(indicators.Count < 2 || wire.TargetId.Length > 0, "targetId", "Required: the commitment has several indicator targets.");
        violations.Require(indicators.Count == 0 || wire.TargetId.Length == 0 || indicators.Contains(wire.TargetId), "targetId",
            "The commitment has no indicator target with this id.");
        var observed = wire.TargetId.Length > 0 ? wire.TargetId : indicators.FirstOrDefault();
        violations.Require(
            !isChange || targets.All(target => target.Id != observed || target.Indicator?.Goal is null),
            "change", "The indicator has a value to reach: report the value.");
    }

    public override IndicatorObservationRecorded ToEvent(Wire.IndicatorObservation wire, RecordOwner owner) => new()
    {
        Source = owner.Source,
        RecordId = wire.RecordId,
        Version = 0,
        MunicipalityCode = owner.MunicipalityCode,
        AgreementId = wire.AgreementId,
        CommitmentId = wire.CommitmentId,
        // A sender may leave it out where the commitment has one indicator.
        TargetId = wire.TargetId.Length > 0 ? wire.TargetId : Indicators(new Violations("").TargetsOf(owner.Agreement!, wire.CommitmentId)!)[0],
        Date = WireValues.ToDay(wire.Date),
        Value = wire.HasValue ? WireNumber.ToDecimal(wire.Value) : 0,
        Change = wire.Change,
        PublishedIn = wire.PublishedIn,
    };

    public override Wire.IndicatorObservation ToWire(IndicatorObservationRecorded recorded)
    {
        var wire = new Wire.IndicatorObservation
        {
            CommitmentId = recorded.CommitmentId,
            TargetId = recorded.TargetId,
            Date = WireFormat.Day(recorded.Date),
            Change = recorded.Change,
            PublishedIn = recorded.PublishedIn,
        };
        if (recorded.Change == ObservedChange.Unspecified)
        {
            wire.Value = (double)recorded.Value;
        }

        return wire;
    }

    private static List<string> Indicators(IEnumerable<TargetTerms> targets) =>
        [.. targets.Where(target => target.Indicator is not null).Select(target => target.Id).Distinct()];
}

/// <summary>The RPCs of indicator observations.</summary>
internal sealed class IndicatorObservationsService(CoordinatorRecords<Wire.IndicatorObservation, IndicatorObservationRecorded> records) : Wire.IndicatorObservationsService.IndicatorObservationsServiceBase
{
    public override async Task<ReportIndicatorObservationResponse> ReportIndicatorObservation(ReportIndicatorObservationRequest request, ServerCallContext context) =>
        new() { Result = await records.ReportAsync(request, context) };

    public override async Task<WithdrawIndicatorObservationResponse> WithdrawIndicatorObservation(WithdrawIndicatorObservationRequest request, ServerCallContext context) =>
        new() { Result = await records.WithdrawAsync(request, context) };

    public override async Task<ListIndicatorObservationsResponse> ListIndicatorObservations(ListIndicatorObservationsRequest request, ServerCallContext context)
    {
        var page = await records.ListAsync(request, context);
        return page.On(new ListIndicatorObservationsResponse { Observations = { page.Records } });
    }
}
