using Grpc.Core;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Records;
using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.FollowUp.Records;
using Medborgarlofte.ServiceDefaults.Validation;
using Agreement = Medborgarlofte.FollowUp.Agreements.Agreement;
using Wire = Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Meetings;

/// <summary>A meeting in which the parties followed up their commitments.</summary>
internal sealed class CoordinationMeetingType : CoordinatorRecordType<Wire.CoordinationMeeting, CoordinationMeetingRecorded>
{
    // The kind of a meeting that states none.
    private const string DefaultKind = "samverkansmote";

    public override string Field => "meeting";

    public override void Check(Wire.CoordinationMeeting wire, Agreement? agreement, DateOnly today, Violations violations)
    {
        violations.DayDone(wire.Date, "date", today);
        violations.Parties(wire.Parties, "parties");
        if (agreement is null)
        {
            return;
        }

        var scope = AgreementScope.Of(agreement.Terms, agreement.Terms.Period);
        violations.Require(wire.Kind.Length == 0 || scope.KnowsKind(wire.Kind), "kind",
            $"Neither a code of the kind list ({CodeAddresses.Kinds}) nor declared in the agreement's ownKinds.");
        violations.RequireKnown(wire.ThirdParties, "thirdParties", scope.ThirdParties, "thirdParties");
    }

    public override CoordinationMeetingRecorded ToEvent(Wire.CoordinationMeeting wire, RecordOwner owner) => new()
    {
        Source = owner.Source,
        RecordId = wire.RecordId,
        Version = 0,
        MunicipalityCode = owner.MunicipalityCode,
        AgreementId = wire.AgreementId,
        Date = WireValues.ToDay(wire.Date),
        Kind = wire.Kind.Length == 0 ? DefaultKind : wire.Kind,
        Parties = wire.Parties.Count == 0 ? [Party.Police, Party.Municipality] : wire.Parties.ToSet(),
        ThirdParties = wire.ThirdParties.ToSet(),
    };

    public override Wire.CoordinationMeeting ToWire(CoordinationMeetingRecorded recorded) => new()
    {
        Date = WireFormat.Day(recorded.Date),
        Kind = recorded.Kind,
        Parties = { recorded.Parties },
        ThirdParties = { recorded.ThirdParties },
    };
}

/// <summary>The RPCs of coordination meetings.</summary>
internal sealed class CoordinationMeetingsService(CoordinatorRecords<Wire.CoordinationMeeting, CoordinationMeetingRecorded> records) : Wire.CoordinationMeetingsService.CoordinationMeetingsServiceBase
{
    public override async Task<ReportCoordinationMeetingResponse> ReportCoordinationMeeting(ReportCoordinationMeetingRequest request, ServerCallContext context) =>
        new() { Result = await records.ReportAsync(request, context) };

    public override async Task<WithdrawCoordinationMeetingResponse> WithdrawCoordinationMeeting(WithdrawCoordinationMeetingRequest request, ServerCallContext context) =>
        new() { Result = await records.WithdrawAsync(request, context) };

    public override async Task<ListCoordinationMeetingsResponse> ListCoordinationMeetings(ListCoordinationMeetingsRequest request, ServerCallContext context)
    {
        var page = await records.ListAsync(request, context);
        return page.On(new ListCoordinationMeetingsResponse { Meetings = { page.Records } });
    }
}
