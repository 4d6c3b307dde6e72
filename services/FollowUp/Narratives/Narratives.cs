using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.FollowUp.Records;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Validation;
using Agreement = Medborgarlofte.FollowUp.Agreements.Agreement;
using Wire = Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Narratives;

/// <summary>A party's own account of its work on a commitment; shown as its words, never judged.</summary>
internal sealed class NarrativeType : CoordinatorRecordType<Wire.Narrative, NarrativeRecorded>
{
    private const int LongestText = 1000;

    public override string Field => "narrative";

    public override void Check(Wire.Narrative wire, Agreement? agreement, DateOnly today, Violations violations)
    {
        // Without a commitment it is about the whole agreement.
        violations.Require(wire.Party is Party.Police or Party.Municipality, "party", "Required: police or municipality.");
        violations.RequiredSpan(wire.Period, "period");
        violations.Text(wire.Text, "text", LongestText, required: true, multiline: true);
        violations.Require(Enum.IsDefined(wire.Statement), "statement", "One of done, ongoing, partly, notDone, planned, or left out.");
        if (agreement is not null)
        {
            violations.TargetsOf(agreement.Terms, wire.CommitmentId);
        }
    }

    public override NarrativeRecorded ToEvent(Wire.Narrative wire, RecordOwner owner) => new()
    {
        Source = owner.Source,
        RecordId = wire.RecordId,
        Version = 0,
        MunicipalityCode = owner.MunicipalityCode,
        AgreementId = wire.AgreementId,
        CommitmentId = wire.CommitmentId,
        Party = wire.Party,
        Period = WireValues.ToSpan(wire.Period),
        Text = wire.Text,
        Statement = wire.Statement,
    };

    public override Wire.Narrative ToWire(NarrativeRecorded recorded) => new()
    {
        CommitmentId = recorded.CommitmentId,
        Party = recorded.Party,
        Period = WireValues.ToWire(recorded.Period),
        Text = recorded.Text,
        Statement = recorded.Statement,
    };

    public override void Authorize(Caller caller, NarrativeRecorded recorded)
    {
        // Nobody puts words into the other party's mouth; a coordinator of both has a token that names none.
        if (caller.Party != Party.Unspecified)
        {
            caller.RequireParty(recorded.Party);
        }
    }
}

/// <summary>The RPCs of narratives.</summary>
internal sealed class NarrativesService(CoordinatorRecords<Wire.Narrative, NarrativeRecorded> records) : Wire.NarrativesService.NarrativesServiceBase
{
    public override async Task<ReportNarrativeResponse> ReportNarrative(ReportNarrativeRequest request, ServerCallContext context) =>
        new() { Result = await records.ReportAsync(request, context) };

    public override async Task<WithdrawNarrativeResponse> WithdrawNarrative(WithdrawNarrativeRequest request, ServerCallContext context) =>
        new() { Result = await records.WithdrawAsync(request, context) };

    public override async Task<ListNarrativesResponse> ListNarratives(ListNarrativesRequest request, ServerCallContext context)
    {
        var page = await records.ListAsync(request, context);
        return page.On(new ListNarrativesResponse { Narratives = { page.Records } });
    }
}
