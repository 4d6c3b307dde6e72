using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Tests.Hosting;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.FollowUp.Tests.Observations;

[Collection(FollowUpRecords.Name)]
public sealed class IndicatorObservationTests(FollowUpHost host)
{
    private IndicatorObservationsService.IndicatorObservationsServiceClient Observations => new(host.Grpc);

    [Fact]
    public async Task Report_New_IsCreatedAndReadBack()
    {
        var observation = New();
        var result = await ReportAsync(observation);
        Assert.Equal(PushOutcome.Created, result.Outcome);
        Assert.Equal(
            new IndicatorObservation(observation) { Source = "coordinator-municipality", State = result.State, TargetId = "a" },
            await StoredAsync(observation));
    }

    [Fact]
    public async Task Report_SameTwice_IsUnchanged()
    {
        var observation = New();
        var first = await ReportAsync(observation);
        var second = await ReportAsync(observation);
        Assert.Equal((PushOutcome.Unchanged, first.State), (second.Outcome, second.State));
    }

    [Fact]
    public async Task Report_OneOfSeveralIndicators_KeepsItsTarget()
    {
        var observation = New();
        (observation.CommitmentId, observation.TargetId, observation.Value) = (FollowUpHost.TwoIndicators, "oro", -2.5);
        await ReportAsync(observation);
        var stored = await StoredAsync(observation);
        Assert.Equal(("oro", -2.5), (stored.TargetId, stored.Value));
    }

    [Fact]
    public async Task Report_ChangeInThePlaceOfAValue_IsKeptWithoutOne()
    {
        var observation = New();
        (observation.CommitmentId, observation.TargetId, observation.Change) = (FollowUpHost.TwoIndicators, "oro", ObservedChange.Lower);
        observation.ClearValue();
        await ReportAsync(observation);
        var stored = await StoredAsync(observation);
        Assert.Equal((ObservedChange.Lower, false), (stored.Change, stored.HasValue));
    }

    [Fact]
    public async Task Report_TheOnlyTargetStated_IsTheSameAsLeftOut()
    {
        var observation = New();
        await ReportAsync(observation);
        observation.TargetId = "a";
        Assert.Equal(PushOutcome.Unchanged, (await ReportAsync(observation)).Outcome);
    }

    [Fact]
    public async Task Report_EmptyMessage_NamesEveryRequiredField()
    {
        var refusal = await Refusal.OfAsync(() => ReportAsync(new IndicatorObservation()));
        Assert.Equal((StatusCode.InvalidArgument, "VALIDATION_FAILED"), (refusal.Status, refusal.Reason));
        Assert.Equal(
            ["observation.recordId", "observation.agreementId", "observation.commitmentId", "observation.date", "observation.value"],
            refusal.Fields);
    }

    public static TheoryData<string, Action<IndicatorObservation>> Bad => new()
    {
        { "observation.recordId", observation => observation.RecordId = "a b" },
        { "observation.sourceVersion", observation => observation.SourceVersion = -1 },
        { "observation.commitmentId", observation => observation.CommitmentId = "77" },
        { "observation.commitmentId", observation => observation.CommitmentId = "2" },
        { "observation.targetId", observation => observation.CommitmentId = FollowUpHost.TwoIndicators },
        { "observation.targetId", observation => observation.TargetId = "b" },
        { "observation.targetId", observation => observation.TargetId = "A" },
        { "observation.date", observation => observation.Date = "1989-12-31" },
        { "observation.value", observation => observation.Value = double.NaN },
        { "observation.value", observation => observation.Value = double.PositiveInfinity },
        { "observation.value", observation => observation.Value = double.MaxValue },
        { "observation.value", observation => observation.Value = double.MinValue },
        { "observation.value", observation => observation.Value = double.Epsilon },
        { "observation.value", observation => observation.Value = 1e27 },
        { "observation.value", observation => observation.Value = 999_999_999_999.9999 },
        { "observation.value", observation => (observation.CommitmentId, observation.TargetId, observation.Change) = (FollowUpHost.TwoIndicators, "oro", ObservedChange.Higher) },
        { "observation.change", observation => WithoutValue(observation, ObservedChange.Higher) },
        { "observation.publishedIn", observation => observation.PublishedIn = new string('a', 201) },
        { "observation.publishedIn", observation => observation.PublishedIn = "rad\nrad" },
        { "observation.publishedIn", observation => observation.PublishedIn = "Fråga kommunen@example.se" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Report_OneBadField_NamesIt(string field, Action<IndicatorObservation> spoil)
    {
        var observation = New();
        spoil(observation);
        Assert.Equal(field, await Refusal.FieldAsync(() => ReportAsync(observation)));
    }

    [Fact]
    public async Task Report_WrongAccess_IsRefusedWithItsReason() => await RefusedAccess.AssertAsync(
        host, Scopes.FollowUpManage, "municipality", headers => ReportAsync(New(), headers));

    [Fact]
    public async Task Report_UnknownOrUnsignedAgreement_IsRefused() => await RefusedAccess.AssertAgreementAsync(
        id => ReportAsync(new IndicatorObservation(New()) { AgreementId = id }));

    [Fact]
    public async Task Withdraw_Stored_KeepsItWithItsReason()
    {
        var observation = New();
        await ReportAsync(observation);
        var request = new WithdrawIndicatorObservationRequest { RecordId = observation.RecordId, Reason = "Fel dag" };
        Assert.Equal(PushOutcome.Withdrawn, (await Observations.WithdrawIndicatorObservationAsync(request, host.Coordinator())).Result.Outcome);
        Assert.Equal(PushOutcome.Unchanged, (await Observations.WithdrawIndicatorObservationAsync(request, host.Coordinator())).Result.Outcome);
        var state = (await StoredAsync(observation)).State;
        Assert.Equal((true, "Fel dag", 2), (state.Withdrawn, state.Reason, state.Version));
    }

    [Fact]
    public async Task Withdraw_BadCalls_AreRefusedWithTheirReason()
    {
        var observation = New();
        await ReportAsync(observation);
        var request = new WithdrawIndicatorObservationRequest { RecordId = observation.RecordId, Reason = "Fel dag" };
        Assert.Equal("RECORD_NOT_FOUND", (await WithdrawRefusedAsync(new(request) { RecordId = "no-such" })).Reason);
        Assert.Equal(["reason"], (await WithdrawRefusedAsync(new(request) { Reason = "" })).Fields);
        Assert.Equal("ETAG_MISMATCH", (await WithdrawRefusedAsync(new(request) { Etag = "v9-9" })).Reason);
        Assert.Equal("SOURCE_MISMATCH", (await WithdrawRefusedAsync(new(request) { Source = "another" })).Reason);
        Assert.False((await StoredAsync(observation)).State.Withdrawn);
    }

    [Fact]
    public async Task List_BadParameters_NamesEach()
    {
        var request = new ListIndicatorObservationsRequest { PageSize = 201, PageToken = "x" };
        var refusal = await Refusal.OfAsync(async () => await Observations.ListIndicatorObservationsAsync(request, host.Coordinator()));
        Assert.Equal(["agreementId", "pageSize", "pageToken"], refusal.Fields);
    }

    private static IndicatorObservation New() => new()
    {
        RecordId = Guid.NewGuid().ToString("n"), AgreementId = FollowUpHost.SignedAgreement, CommitmentId = FollowUpHost.Indicator,
        Date = "2020-11-15", Value = 78.4, PublishedIn = "Trygghetsmätningen 2020",
    };

    private async Task<PushResult> ReportAsync(IndicatorObservation observation, Metadata? headers = null) =>
        (await Observations.ReportIndicatorObservationAsync(
            new ReportIndicatorObservationRequest { Observation = observation }, headers ?? host.Coordinator())).Result;

    private async Task<Refusal> WithdrawRefusedAsync(WithdrawIndicatorObservationRequest request) =>
        await Refusal.OfAsync(async () => await Observations.WithdrawIndicatorObservationAsync(request, host.Coordinator()));

    private async Task<IndicatorObservation> StoredAsync(IndicatorObservation observation)
    {
        var page = await Observations.ListIndicatorObservationsAsync(
            new ListIndicatorObservationsRequest { AgreementId = FollowUpHost.SignedAgreement, PageSize = 200 }, host.Coordinator());
        return page.Observations.Single(stored => stored.RecordId == observation.RecordId);
    }

    // Of an indicator that has a value to reach.
    private static void WithoutValue(IndicatorObservation observation, ObservedChange change)
    {
        observation.ClearValue();
        observation.Change = change;
    }
}
