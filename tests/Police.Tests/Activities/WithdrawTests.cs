using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Police.Tests.Activities;

public sealed class WithdrawTests(StandaloneFixture host) : IClassFixture<StandaloneFixture>
{
    [Fact]
    public async Task Withdraw_StoredActivity_KeepsItWithItsReason()
    {
        var activity = ActivityClient.New();
        await host.ReportAsync(activity);
        Assert.Equal(PushOutcome.Withdrawn, (await WithdrawAsync(activity.RecordId)).Outcome);
        Assert.Equal(PushOutcome.Unchanged, (await WithdrawAsync(activity.RecordId)).Outcome);
        var state = (await host.GetAsync(activity.RecordId)).State;
        Assert.Equal((true, "Fel dag", 2L), (state.Withdrawn, state.Reason, state.Version));
    }

    [Fact]
    public async Task Report_AfterWithdrawal_StaysWithdrawnUntilReinstated()
    {
        var activity = ActivityClient.New();
        await host.ReportAsync(activity);
        await WithdrawAsync(activity.RecordId);
        var changed = new PoliceActivity(activity) { Kind = "fotpatrull" };
        foreach (var (sent, reason) in ((PoliceActivity, string)[])[(activity, ""), (activity, "Nattlig export"), (changed, ""), (changed, "Nattlig export")])
        {
            Assert.Equal(PushOutcome.StillWithdrawn, (await host.ReportAsync(sent, reason: reason)).Result.Outcome);
        }

        Assert.True((await host.GetAsync(activity.RecordId)).State.Withdrawn);
        var back = await host.Activities().ReportPoliceActivityAsync(new ReportPoliceActivityRequest { Activity = activity, Reinstate = true }, host.Police());
        Assert.Equal(PushOutcome.Corrected, back.Result.Outcome);
        Assert.False((await host.GetAsync(activity.RecordId)).State.Withdrawn);
    }

    [Fact]
    public async Task Withdraw_BadCalls_AreRefusedWithTheirReason()
    {
        var activity = ActivityClient.New();
        await host.ReportAsync(activity);
        var unknown = await Refusal.OfAsync(() => WithdrawAsync("no-such"));
        Assert.Equal((StatusCode.NotFound, "RECORD_NOT_FOUND"), (unknown.Status, unknown.Reason));
        var noReason = await Refusal.OfAsync(() => WithdrawAsync(activity.RecordId, reason: " "));
        Assert.Equal(["reason"], noReason.Fields);
        var etag = await Refusal.OfAsync(() => WithdrawAsync(activity.RecordId, etag: "v9-9"));
        Assert.Equal((StatusCode.Aborted, "ETAG_MISMATCH"), (etag.Status, etag.Reason));
        Assert.False((await host.GetAsync(activity.RecordId)).State.Withdrawn);
    }

    private async Task<PushResult> WithdrawAsync(string recordId, string reason = "Fel dag", string etag = "") =>
        (await host.Activities().WithdrawPoliceActivityAsync(
            new WithdrawPoliceActivityRequest { RecordId = recordId, Reason = reason, Etag = etag }, host.Police())).Result;
}
