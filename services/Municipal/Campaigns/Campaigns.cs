using Google.Protobuf.Collections;
using Grpc.Core;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.Municipal.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Journal.Records;
using Medborgarlofte.Municipal.Data;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Validation;
using Wire = Medborgarlofte.Contracts.Municipal.V1;

namespace Medborgarlofte.Municipal.Campaigns;

/// <summary>A campaign or information effort of the municipality, on a day or over a span of days.</summary>
internal sealed class CampaignType : PushedRecordType<Campaign, CampaignRecorded>
{
    public override string Field => "campaign";

    public override string Scope => Scopes.MunicipalReport;

    public override Party Party => Party.Municipality;

    protected override void Check(Campaign wire, DateOnly today, Violations violations)
    {
        violations.Text(wire.Title, "title", 120, required: true);
        var start = violations.DayDone(wire.StartDate, "startDate", today);
        violations.OptionalDay(wire.EndDate, "endDate", notBefore: start);
        CheckRiskOccasions(wire.RiskOccasions, violations);
        violations.Codes(wire.Audiences, "audiences", code => Audiences.Find(code) is not null, "audience", CodeNames.Audience);
        violations.Codes(wire.Channels, "channels", code => CampaignChannels.Find(code) is not null, "channel", CodeNames.Channels);
        violations.Text(wire.NationalCampaign, "nationalCampaign", 120);
    }

    public override void LogReported(ILogger logger, string source, PushOutcome outcome) => logger.CampaignReported(source, outcome);

    /// <summary>An agreement may have occasions of its own, which only FollowUp knows: any code is taken here.</summary>
    private static void CheckRiskOccasions(RepeatedField<RiskOccasionYear> risks, Violations violations)
    {
        for (var i = 0; i < risks.Count; i++)
        {
            var (risk, field) = (risks[i], $"riskOccasions[{i}]");
            violations.Slug(risk.Occasion, $"{field}.occasion");
            violations.Require(risk.Year is >= 1990 and <= 2100, $"{field}.year", "1990-2100.");
            violations.Require(!risks.Take(i).Contains(risk), field, "Each occasion once in a year.");
        }
    }
}

/// <summary>The RPCs of campaigns.</summary>
internal sealed class CampaignsService(PushedRecords<MunicipalDbContext, Campaign, CampaignRecorded> records) : Wire.CampaignsService.CampaignsServiceBase
{
    public override async Task<ReportCampaignResponse> ReportCampaign(ReportCampaignRequest request, ServerCallContext context) =>
        new() { Result = await records.ReportAsync(request, context) };

    public override Task ReportCampaigns(
        IAsyncStreamReader<ReportCampaignsRequest> requestStream, IServerStreamWriter<ReportCampaignsResponse> responseStream, ServerCallContext context) =>
        records.ReportAsync(requestStream, responseStream, context);

    public override async Task<WithdrawCampaignResponse> WithdrawCampaign(WithdrawCampaignRequest request, ServerCallContext context) =>
        new() { Result = await records.WithdrawAsync(request, context) };

    public override async Task<GetCampaignResponse> GetCampaign(GetCampaignRequest request, ServerCallContext context) =>
        new() { Campaign = await records.GetAsync(request, context) };

    public override async Task<ListCampaignsResponse> ListCampaigns(ListCampaignsRequest request, ServerCallContext context)
    {
        var page = await records.ListAsync(request, context);
        return page.On(new ListCampaignsResponse { Campaigns = { page.Records } });
    }

    public override async Task<ListCampaignVersionsResponse> ListCampaignVersions(ListCampaignVersionsRequest request, ServerCallContext context) =>
        new() { Versions = { await records.ListVersionsAsync(request, context) } };
}
