using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Tests.Hosting;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.FollowUp.Tests.Reviews;

[Collection(FollowUpRecords.Name)]
public sealed class AnnualReviewTests(FollowUpHost host)
{
    private AnnualReviewsService.AnnualReviewsServiceClient Reviews => new(host.Grpc);

    [Fact]
    public async Task Report_New_IsCreatedAndReadBack()
    {
        var review = New();
        var result = await ReportAsync(review);
        Assert.Equal(PushOutcome.Created, result.Outcome);
        Assert.Equal(new AnnualReview(review) { Source = "coordinator-municipality", State = result.State }, await StoredAsync(review));
    }

    [Fact]
    public async Task Report_SameTwice_IsUnchanged()
    {
        var review = New();
        var first = await ReportAsync(review);
        var second = await ReportAsync(review);
        Assert.Equal((PushOutcome.Unchanged, first.State), (second.Outcome, second.State));
    }

    [Fact]
    public async Task Report_LedToNoRevision_IsStored()
    {
        var review = New();
        review.LedToRevision = 0;
        await ReportAsync(review);
        Assert.Equal(0, (await StoredAsync(review)).LedToRevision);
    }

    [Fact]
    public async Task Report_EmptyMessage_NamesEveryRequiredField()
    {
        var refusal = await Refusal.OfAsync(() => ReportAsync(new AnnualReview()));
        Assert.Equal((StatusCode.InvalidArgument, "VALIDATION_FAILED"), (refusal.Status, refusal.Reason));
        Assert.Equal(
            ["review.recordId", "review.agreementId", "review.date", "review.year", "review.findings"],
            refusal.Fields);
    }

    public static TheoryData<string, Action<AnnualReview>> Bad => new()
    {
        { "review.recordId", review => review.RecordId = "" },
        { "review.sourceVersion", review => review.SourceVersion = -1 },
        { "review.date", review => review.Date = "x" },
        { "review.year", review => review.Year = 1989 },
        { "review.year", review => review.Year = 2101 },
        { "review.findings", review => review.Findings = "" },
        { "review.findings", review => review.Findings = new string('a', 2001) },
        { "review.findings", review => review.Findings = "Bilen ABC 123 var inblandad" },
        { "review.ledToRevision", review => review.LedToRevision = -1 },
        { "review.ledToRevision", review => review.LedToRevision = 2 },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Report_OneBadField_NamesIt(string field, Action<AnnualReview> spoil)
    {
        var review = New();
        spoil(review);
        Assert.Equal(field, await Refusal.FieldAsync(() => ReportAsync(review)));
    }

    [Fact]
    public async Task Report_WrongAccess_IsRefusedWithItsReason() => await RefusedAccess.AssertAsync(
        host, Scopes.FollowUpManage, "municipality", headers => ReportAsync(New(), headers));

    [Fact]
    public async Task Report_UnknownOrUnsignedAgreement_IsRefused() => await RefusedAccess.AssertAgreementAsync(
        id => ReportAsync(new AnnualReview(New()) { AgreementId = id }));

    [Fact]
    public async Task Withdraw_Stored_KeepsItWithItsReason()
    {
        var review = New();
        await ReportAsync(review);
        var request = new WithdrawAnnualReviewRequest { RecordId = review.RecordId, Reason = "Fel dag" };
        Assert.Equal(PushOutcome.Withdrawn, (await Reviews.WithdrawAnnualReviewAsync(request, host.Coordinator())).Result.Outcome);
        Assert.Equal(PushOutcome.Unchanged, (await Reviews.WithdrawAnnualReviewAsync(request, host.Coordinator())).Result.Outcome);
        var state = (await StoredAsync(review)).State;
        Assert.Equal((true, "Fel dag", 2), (state.Withdrawn, state.Reason, state.Version));
    }

    [Fact]
    public async Task Withdraw_BadCalls_AreRefusedWithTheirReason()
    {
        var review = New();
        await ReportAsync(review);
        var request = new WithdrawAnnualReviewRequest { RecordId = review.RecordId, Reason = "Fel dag" };
        Assert.Equal("RECORD_NOT_FOUND", (await WithdrawRefusedAsync(new(request) { RecordId = "no-such" })).Reason);
        Assert.Equal(["reason"], (await WithdrawRefusedAsync(new(request) { Reason = "" })).Fields);
        Assert.Equal("ETAG_MISMATCH", (await WithdrawRefusedAsync(new(request) { Etag = "v9-9" })).Reason);
        Assert.Equal("SOURCE_MISMATCH", (await WithdrawRefusedAsync(new(request) { Source = "another" })).Reason);
        Assert.False((await StoredAsync(review)).State.Withdrawn);
    }

    [Fact]
    public async Task List_BadParameters_NamesEach()
    {
        var refusal = await Refusal.OfAsync(async () =>
            await Reviews.ListAnnualReviewsAsync(new ListAnnualReviewsRequest { PageSize = 201, PageToken = "x" }, host.Coordinator()));
        Assert.Equal(["agreementId", "pageSize", "pageToken"], refusal.Fields);
    }

    private static AnnualReview New() => new()
    {
        RecordId = Guid.NewGuid().ToString("n"), AgreementId = FollowUpHost.SignedAgreement, Date = "2020-12-10", Year = 2020,
        Findings = "Lägesbilden har ändrats.\nEtt åtagande avslutas.", LedToRevision = 1,
    };

    private async Task<PushResult> ReportAsync(AnnualReview review, Metadata? headers = null) =>
        (await Reviews.ReportAnnualReviewAsync(new ReportAnnualReviewRequest { Review = review }, headers ?? host.Coordinator())).Result;

    private async Task<Refusal> WithdrawRefusedAsync(WithdrawAnnualReviewRequest request) =>
        await Refusal.OfAsync(async () => await Reviews.WithdrawAnnualReviewAsync(request, host.Coordinator()));

    private async Task<AnnualReview> StoredAsync(AnnualReview review)
    {
        var page = await Reviews.ListAnnualReviewsAsync(
            new ListAnnualReviewsRequest { AgreementId = FollowUpHost.SignedAgreement, PageSize = 200 }, host.Coordinator());
        return page.Reviews.Single(stored => stored.RecordId == review.RecordId);
    }
}
