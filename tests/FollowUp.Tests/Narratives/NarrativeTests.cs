using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Tests.Hosting;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;
using static Medborgarlofte.FollowUp.Tests.Agreements.TestDrafts;

namespace Medborgarlofte.FollowUp.Tests.Narratives;

[Collection(FollowUpRecords.Name)]
public sealed class NarrativeTests(FollowUpHost host)
{
    private NarrativesService.NarrativesServiceClient Narratives => new(host.Grpc);

    [Fact]
    public async Task Report_New_IsCreatedAndReadBack()
    {
        var narrative = New();
        var result = await ReportAsync(narrative);
        Assert.Equal(PushOutcome.Created, result.Outcome);
        Assert.Equal(new Narrative(narrative) { Source = "coordinator-municipality", State = result.State }, await StoredAsync(narrative));
    }

    [Fact]
    public async Task Report_SameTwice_IsUnchanged()
    {
        var narrative = New();
        var first = await ReportAsync(narrative);
        var second = await ReportAsync(narrative);
        Assert.Equal((PushOutcome.Unchanged, first.State), (second.Outcome, second.State));
    }

    [Fact]
    public async Task Report_OtherPartysToken_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() => ReportAsync(New(), host.Coordinator("police")));
        Assert.Equal((StatusCode.PermissionDenied, "PARTY_MISMATCH"), (refusal.Status, refusal.Reason));
    }

    [Fact]
    public async Task Report_TokenWithoutParty_TellsForEither()
    {
        var headers = host.Headers("coordinator", "", Scopes.FollowUpManage);
        foreach (var party in new[] { Party.Police, Party.Municipality })
        {
            Assert.Equal(PushOutcome.Created, (await ReportAsync(new Narrative(New()) { Party = party }, headers)).Outcome);
        }
    }

    [Fact]
    public async Task Report_CommitmentThatHasEnded_IsStored() =>
        Assert.Equal(PushOutcome.Created, (await ReportAsync(new Narrative(New()) { CommitmentId = "4" })).Outcome);

    [Fact]
    public async Task Report_WithoutCommitment_IsAboutTheWholeAgreement()
    {
        var narrative = new Narrative(New()) { CommitmentId = "" };
        var result = await ReportAsync(narrative);
        Assert.Equal(PushOutcome.Created, result.Outcome);
        Assert.Equal("", (await StoredAsync(narrative)).CommitmentId);
    }

    [Fact]
    public async Task Report_EmptyMessage_NamesEveryRequiredField()
    {
        var refusal = await Refusal.OfAsync(() => ReportAsync(new Narrative()));
        Assert.Equal((StatusCode.InvalidArgument, "VALIDATION_FAILED"), (refusal.Status, refusal.Reason));
        Assert.Equal(
            [
                "narrative.recordId", "narrative.agreementId", "narrative.party", "narrative.period", "narrative.text",
            ],
            refusal.Fields);
    }

    public static TheoryData<string, Action<Narrative>> Bad => new()
    {
        { "narrative.recordId", narrative => narrative.RecordId = "" },
        { "narrative.sourceVersion", narrative => narrative.SourceVersion = -1 },
        { "narrative.commitmentId", narrative => narrative.CommitmentId = "77" },
        { "narrative.party", narrative => narrative.Party = (Party)3 },
        { "narrative.period.startDate", narrative => narrative.Period.StartDate = "2020" },
        { "narrative.period.endDate", narrative => narrative.Period.EndDate = "2019-12-31" },
        { "narrative.text", narrative => narrative.Text = " " },
        { "narrative.text", narrative => narrative.Text = new string('a', 1001) },
        { "narrative.text", narrative => narrative.Text = "en\tflik" },
        { "narrative.text", narrative => narrative.Text = "Ring 070-123 45 67" },
        { "narrative.statement", narrative => narrative.Statement = (Statement)9 },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Report_OneBadField_NamesIt(string field, Action<Narrative> spoil)
    {
        var narrative = New();
        spoil(narrative);
        Assert.Equal(field, await Refusal.FieldAsync(() => ReportAsync(narrative)));
    }

    [Fact]
    public async Task Report_WrongAccess_IsRefusedWithItsReason() => await RefusedAccess.AssertAsync(
        host, Scopes.FollowUpManage, "municipality", headers => ReportAsync(New(), headers));

    [Fact]
    public async Task Report_UnknownOrUnsignedAgreement_IsRefused() => await RefusedAccess.AssertAgreementAsync(
        id => ReportAsync(new Narrative(New()) { AgreementId = id }));

    [Fact]
    public async Task Withdraw_Stored_KeepsItWithItsReason()
    {
        var narrative = New();
        await ReportAsync(narrative);
        var request = new WithdrawNarrativeRequest { RecordId = narrative.RecordId, Reason = "Fel dag" };
        Assert.Equal(PushOutcome.Withdrawn, (await Narratives.WithdrawNarrativeAsync(request, host.Coordinator())).Result.Outcome);
        Assert.Equal(PushOutcome.Unchanged, (await Narratives.WithdrawNarrativeAsync(request, host.Coordinator())).Result.Outcome);
        var state = (await StoredAsync(narrative)).State;
        Assert.Equal((true, "Fel dag", 2), (state.Withdrawn, state.Reason, state.Version));
    }

    [Fact]
    public async Task Withdraw_BadCalls_AreRefusedWithTheirReason()
    {
        var narrative = New();
        await ReportAsync(narrative);
        var request = new WithdrawNarrativeRequest { RecordId = narrative.RecordId, Reason = "Fel dag" };
        Assert.Equal("RECORD_NOT_FOUND", (await WithdrawRefusedAsync(new(request) { RecordId = "no-such" })).Reason);
        Assert.Equal(["reason"], (await WithdrawRefusedAsync(new(request) { Reason = "" })).Fields);
        Assert.Equal("ETAG_MISMATCH", (await WithdrawRefusedAsync(new(request) { Etag = "v9-9" })).Reason);
        Assert.Equal("SOURCE_MISMATCH", (await WithdrawRefusedAsync(new(request) { Source = "another" })).Reason);
        Assert.False((await StoredAsync(narrative)).State.Withdrawn);
    }

    [Fact]
    public async Task List_BadParameters_NamesEach()
    {
        var refusal = await Refusal.OfAsync(async () =>
            await Narratives.ListNarrativesAsync(new ListNarrativesRequest { PageSize = 201, PageToken = "x" }, host.Coordinator()));
        Assert.Equal(["agreementId", "pageSize", "pageToken"], refusal.Fields);
    }

    private static Narrative New() => new()
    {
        RecordId = Guid.NewGuid().ToString("n"), AgreementId = FollowUpHost.SignedAgreement, CommitmentId = "1", Party = Party.Municipality,
        Period = Days("2020-01-01", "2020-06-30"), Text = "Arbetet har börjat.\nDet fortsätter i höst.", Statement = Statement.Ongoing,
    };

    private async Task<PushResult> ReportAsync(Narrative narrative, Metadata? headers = null) =>
        (await Narratives.ReportNarrativeAsync(new ReportNarrativeRequest { Narrative = narrative }, headers ?? host.Coordinator())).Result;

    private async Task<Refusal> WithdrawRefusedAsync(WithdrawNarrativeRequest request) =>
        await Refusal.OfAsync(async () => await Narratives.WithdrawNarrativeAsync(request, host.Coordinator()));

    private async Task<Narrative> StoredAsync(Narrative narrative)
    {
        var page = await Narratives.ListNarrativesAsync(
            new ListNarrativesRequest { AgreementId = FollowUpHost.SignedAgreement, PageSize = 200 }, host.Coordinator());
        return page.Narratives.Single(stored => stored.RecordId == narrative.RecordId);
    }
}
