using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Municipal.Tests.Campaigns;

public sealed class WithdrawTests(StandaloneFixture host) : IClassFixture<StandaloneFixture>
{
    [Fact]
    public async Task Withdraw_Stored_KeepsItWithItsReason()
    {
        var campaign = CampaignClient.New();
        await host.ReportAsync(campaign);
        Assert.Equal(PushOutcome.Withdrawn, (await WithdrawAsync(campaign.RecordId)).Outcome);
        Assert.Equal(PushOutcome.Unchanged, (await WithdrawAsync(campaign.RecordId)).Outcome);
        var state = (await host.GetAsync(campaign.RecordId)).State;
        Assert.Equal((true, "Inställd", 2L), (state.Withdrawn, state.Reason, state.Version));
    }

    [Fact]
    public async Task Withdraw_BadCalls_AreRefusedWithTheirReason()
    {
        var campaign = CampaignClient.New();
        await host.ReportAsync(campaign);
        var unknown = await Refusal.OfAsync(() => WithdrawAsync("no-such"));
        Assert.Equal((StatusCode.NotFound, "RECORD_NOT_FOUND"), (unknown.Status, unknown.Reason));
        Assert.Equal(["reason"], (await Refusal.OfAsync(() => WithdrawAsync(campaign.RecordId, reason: " "))).Fields);
        var etag = await Refusal.OfAsync(() => WithdrawAsync(campaign.RecordId, etag: "v9-9"));
        Assert.Equal((StatusCode.Aborted, "ETAG_MISMATCH"), (etag.Status, etag.Reason));
        Assert.False((await host.GetAsync(campaign.RecordId)).State.Withdrawn);
    }

    [Fact]
    public async Task List_OneKindInPages_ReturnsEachOnceAndWithdrawnOnesOnlyWhenAsked()
    {
        var reported = Enumerable.Range(0, 5).Select(_ => CampaignClient.New()).ToList();
        foreach (var campaign in reported)
        {
            campaign.Kind = "forelasning";
            await host.ReportAsync(campaign);
        }

        await WithdrawAsync(reported[2].RecordId);
        Assert.Equal(4, (await ListAsync(includeWithdrawn: false)).Distinct().Count());
        Assert.Equal(reported.Select(campaign => campaign.RecordId).Order(), (await ListAsync(includeWithdrawn: true)).Order());
    }

    private async Task<List<string>> ListAsync(bool includeWithdrawn)
    {
        var ids = new List<string>();
        var request = new ListCampaignsRequest { Kind = "forelasning", PageSize = 2, IncludeWithdrawn = includeWithdrawn };
        do
        {
            var page = await host.Campaigns().ListCampaignsAsync(request, host.Municipal());
            ids.AddRange(page.Campaigns.Select(campaign => campaign.RecordId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return ids;
    }

    private async Task<PushResult> WithdrawAsync(string recordId, string reason = "Inställd", string etag = "") =>
        (await host.Campaigns().WithdrawCampaignAsync(
            new WithdrawCampaignRequest { RecordId = recordId, Reason = reason, Etag = etag }, host.Municipal())).Result;
}
