using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Municipal.Tests.Measures;

public sealed class WithdrawTests(StandaloneFixture host) : IClassFixture<StandaloneFixture>
{
    [Fact]
    public async Task Withdraw_Stored_KeepsItWithItsReason()
    {
        var measure = MeasureClient.New();
        await host.ReportAsync(measure);
        Assert.Equal(PushOutcome.Withdrawn, (await WithdrawAsync(measure.RecordId)).Outcome);
        Assert.Equal(PushOutcome.Unchanged, (await WithdrawAsync(measure.RecordId)).Outcome);
        var state = (await host.GetAsync(measure.RecordId)).State;
        Assert.Equal((true, "Inställd", 2L), (state.Withdrawn, state.Reason, state.Version));
    }

    [Fact]
    public async Task Withdraw_BadCalls_AreRefusedWithTheirReason()
    {
        var measure = MeasureClient.New();
        await host.ReportAsync(measure);
        var unknown = await Refusal.OfAsync(() => WithdrawAsync("no-such"));
        Assert.Equal((StatusCode.NotFound, "RECORD_NOT_FOUND"), (unknown.Status, unknown.Reason));
        Assert.Equal(["reason"], (await Refusal.OfAsync(() => WithdrawAsync(measure.RecordId, reason: " "))).Fields);
        var etag = await Refusal.OfAsync(() => WithdrawAsync(measure.RecordId, etag: "v9-9"));
        Assert.Equal((StatusCode.Aborted, "ETAG_MISMATCH"), (etag.Status, etag.Reason));
        Assert.False((await host.GetAsync(measure.RecordId)).State.Withdrawn);
    }

    [Fact]
    public async Task List_OneKindInPages_ReturnsEachOnceAndWithdrawnOnesOnlyWhenAsked()
    {
        var reported = Enumerable.Range(0, 5).Select(_ => MeasureClient.New()).ToList();
        foreach (var measure in reported)
        {
            measure.Kind = "skolbesok";
            await host.ReportAsync(measure);
        }

        await WithdrawAsync(reported[2].RecordId);
        Assert.Equal(4, (await ListAsync(includeWithdrawn: false)).Distinct().Count());
        Assert.Equal(reported.Select(measure => measure.RecordId).Order(), (await ListAsync(includeWithdrawn: true)).Order());
    }

    private async Task<List<string>> ListAsync(bool includeWithdrawn)
    {
        var ids = new List<string>();
        var request = new ListMeasuresRequest { Kind = "skolbesok", PageSize = 2, IncludeWithdrawn = includeWithdrawn };
        do
        {
            var page = await host.Measures().ListMeasuresAsync(request, host.Municipal());
            ids.AddRange(page.Measures.Select(measure => measure.RecordId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return ids;
    }

    private async Task<PushResult> WithdrawAsync(string recordId, string reason = "Inställd", string etag = "") =>
        (await host.Measures().WithdrawMeasureAsync(
            new WithdrawMeasureRequest { RecordId = recordId, Reason = reason, Etag = etag }, host.Municipal())).Result;
}
