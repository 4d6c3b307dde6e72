using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Tests.Hosting;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.FollowUp.Tests.Requests;

[Collection(FollowUpRecords.Name)]
public sealed class RequestReportTests(FollowUpHost host)
{
    private RequestReportsService.RequestReportsServiceClient Requests => new(host.Grpc);

    [Fact]
    public async Task Report_New_IsCreatedAndReadBack()
    {
        var report = New();
        var result = await ReportAsync(report);
        Assert.Equal(PushOutcome.Created, result.Outcome);
        Assert.Equal(new RequestReport(report) { Source = "coordinator-municipality", State = result.State }, await StoredAsync(report));
    }

    [Fact]
    public async Task Report_SameTwice_IsUnchanged()
    {
        var report = New();
        var first = await ReportAsync(report);
        var second = await ReportAsync(report);
        Assert.Equal((PushOutcome.Unchanged, first.State), (second.Outcome, second.State));
    }

    [Fact]
    public async Task Report_NobodyAsked_IsStored()
    {
        var report = New();
        (report.EndDate, report.Asked, report.Met) = ("", 0, 0);
        await ReportAsync(report);
        Assert.Equal((0, 0), ((await StoredAsync(report)).Asked, (await StoredAsync(report)).Met));
    }

    [Fact]
    public async Task Report_OtherContent_IsCorrectedWithItsReason()
    {
        var report = New();
        await ReportAsync(report);
        report.Met = 4;
        Assert.Equal(PushOutcome.Corrected, (await ReportAsync(report, reason: "En till hann med")).Outcome);
        var stored = await StoredAsync(report);
        Assert.Equal((4, 2, "En till hann med"), (stored.Met, stored.State.Version, stored.State.Reason));
    }

    [Fact]
    public async Task Report_ValidateOnly_StoresNothing()
    {
        var report = New();
        var response = await Requests.ReportRequestReportAsync(
            new ReportRequestReportRequest { Request = report, ValidateOnly = true }, host.Coordinator());
        Assert.Equal((PushOutcome.Created, null), (response.Result.Outcome, response.Result.State));
        Assert.DoesNotContain((await ListAsync()).Requests, stored => stored.RecordId == report.RecordId);
    }

    [Fact]
    public async Task Report_EmptyMessage_NamesEveryRequiredField()
    {
        var refusal = await Refusal.OfAsync(() => ReportAsync(new RequestReport()));
        Assert.Equal((StatusCode.InvalidArgument, "VALIDATION_FAILED"), (refusal.Status, refusal.Reason));
        Assert.Equal(["request.recordId", "request.agreementId", "request.commitmentId", "request.date", "request.asked"], refusal.Fields);
    }

    public static TheoryData<string, Action<RequestReport>> Bad => new()
    {
        { "request.recordId", report => report.RecordId = "a b" },
        { "request.sourceVersion", report => report.SourceVersion = -1 },
        { "request.commitmentId", report => report.CommitmentId = "77" },
        { "request.commitmentId", report => report.CommitmentId = "2" },
        { "request.date", report => report.Date = "2021-02-30" },
        { "request.endDate", report => report.EndDate = "2021-02-28" },
        { "request.endDate", report => report.EndDate = "x" },
        { "request.asked", report => (report.Asked, report.Met) = (-1, 0) },
        { "request.asked", report => report.Asked = 1_000_000_001 },
        { "request.met", report => report.Met = -1 },
        { "request.met", report => report.Met = 6 },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Report_OneBadField_NamesIt(string field, Action<RequestReport> spoil)
    {
        var report = New();
        spoil(report);
        Assert.Equal(field, await Refusal.FieldAsync(() => ReportAsync(report)));
    }

    [Fact]
    public async Task Report_ReasonWithPersonalData_IsRefused() =>
        Assert.Equal("PERSONAL_DATA", (await Refusal.OfAsync(() => ReportAsync(New(), reason: "Gäller 811228-9874"))).Reason);

    [Fact]
    public async Task Report_WrongAccess_IsRefusedWithItsReason() => await RefusedAccess.AssertAsync(
        host, Scopes.FollowUpManage, "municipality", headers => ReportAsync(New(), headers));

    [Fact]
    public async Task Report_UnknownOrUnsignedAgreement_IsRefused() => await RefusedAccess.AssertAgreementAsync(
        id => ReportAsync(new RequestReport(New()) { AgreementId = id }));

    [Fact]
    public async Task Withdraw_Stored_KeepsItWithItsReason()
    {
        var report = New();
        await ReportAsync(report);
        Assert.Equal(PushOutcome.Withdrawn, (await WithdrawAsync(report.RecordId)).Outcome);
        Assert.Equal(PushOutcome.Unchanged, (await WithdrawAsync(report.RecordId)).Outcome);
        var state = (await StoredAsync(report)).State;
        Assert.Equal((true, "Fel dag", 2), (state.Withdrawn, state.Reason, state.Version));
    }

    [Fact]
    public async Task Withdraw_BadCalls_AreRefusedWithTheirReason()
    {
        var report = New();
        await ReportAsync(report);
        Assert.Equal("RECORD_NOT_FOUND", (await Refusal.OfAsync(() => WithdrawAsync("no-such"))).Reason);
        Assert.Equal(["reason"], (await Refusal.OfAsync(() => WithdrawAsync(report.RecordId, reason: ""))).Fields);
        Assert.Equal("ETAG_MISMATCH", (await Refusal.OfAsync(() => WithdrawAsync(report.RecordId, etag: "v9-9"))).Reason);
        Assert.False((await StoredAsync(report)).State.Withdrawn);
    }

    [Fact]
    public async Task List_InPages_ReturnsEachOnceInOrder()
    {
        for (var i = 0; i < 3; i++)
        {
            await ReportAsync(New());
        }

        var ids = new List<string>();
        var token = "";
        do
        {
            var page = await ListAsync(2, token);
            ids.AddRange(page.Requests.Select(report => $"{report.Source}/{report.RecordId}"));
            token = page.NextPageToken;
        }
        while (token.Length > 0);

        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
        Assert.True(ids.Count >= 3);
    }

    [Fact]
    public async Task List_BadParameters_NamesEach()
    {
        var refusal = await Refusal.OfAsync(async () =>
            await Requests.ListRequestReportsAsync(new ListRequestReportsRequest { PageSize = 201, PageToken = "x" }, host.Coordinator()));
        Assert.Equal(["agreementId", "pageSize", "pageToken"], refusal.Fields);
    }

    private static RequestReport New() => new()
    {
        RecordId = Guid.NewGuid().ToString("n"), AgreementId = FollowUpHost.SignedAgreement, CommitmentId = FollowUpHost.OnRequest,
        Date = "2021-03-01", EndDate = "2021-03-31", Asked = 5, Met = 3, Example = true,
    };

    private async Task<PushResult> ReportAsync(RequestReport report, Metadata? headers = null, string reason = "") =>
        (await Requests.ReportRequestReportAsync(
            new ReportRequestReportRequest { Request = report, Reason = reason }, headers ?? host.Coordinator())).Result;

    private async Task<PushResult> WithdrawAsync(string recordId, string reason = "Fel dag", string etag = "") =>
        (await Requests.WithdrawRequestReportAsync(
            new WithdrawRequestReportRequest { RecordId = recordId, Reason = reason, Etag = etag }, host.Coordinator())).Result;

    private async Task<ListRequestReportsResponse> ListAsync(int size = 200, string token = "") => await Requests.ListRequestReportsAsync(
        new ListRequestReportsRequest { AgreementId = FollowUpHost.SignedAgreement, PageSize = size, PageToken = token }, host.Coordinator());

    private async Task<RequestReport> StoredAsync(RequestReport report) =>
        (await ListAsync()).Requests.Single(stored => stored.RecordId == report.RecordId);
}
