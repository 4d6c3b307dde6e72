using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Municipal.Tests.Campaigns;

public sealed class ReportTests(StandaloneFixture host) : IClassFixture<StandaloneFixture>
{
    [Fact]
    public async Task Report_New_IsCreatedAndReadBack()
    {
        var campaign = CampaignClient.New();
        var result = (await host.ReportAsync(campaign)).Result;
        Assert.Equal((PushOutcome.Created, 1L), (result.Outcome, result.State.Version));

        var stored = await host.GetAsync(campaign.RecordId);
        Assert.Equal(("test-municipal", campaign.Title, "kampanj"), (stored.Source, stored.Title, stored.Kind));
        Assert.Equal(("2021-06-01", "2021-06-10"), (stored.StartDate, stored.EndDate));
        Assert.Equal(campaign.RiskOccasions, stored.RiskOccasions);
        Assert.Equal(result.State, stored.State);
    }

    [Fact]
    public async Task Report_SameTwice_IsUnchangedAndStoresNothing()
    {
        var campaign = CampaignClient.New();
        var first = (await host.ReportAsync(campaign)).Result;
        var second = (await host.ReportAsync(campaign)).Result;
        Assert.Equal((PushOutcome.Unchanged, first.State), (second.Outcome, second.State));
    }

    [Fact]
    public async Task Report_OtherContent_IsCorrectedAndKeepsTheOldVersion()
    {
        var campaign = CampaignClient.New();
        await host.ReportAsync(campaign);
        var first = await host.GetAsync(campaign.RecordId);
        campaign.Channels.Add("affisch");
        Assert.Equal(PushOutcome.Corrected, (await host.ReportAsync(campaign, reason: "Kompletterad")).Result.Outcome);

        var versions = (await host.Campaigns().ListCampaignVersionsAsync(
            new ListCampaignVersionsRequest { Source = "test-municipal", RecordId = campaign.RecordId }, host.Municipal())).Versions;
        Assert.Equal([first, await host.GetAsync(campaign.RecordId)], versions);
        Assert.Equal("Kompletterad", versions[1].State.Reason);
    }

    [Fact]
    public async Task Report_OlderSourceVersion_IsStale()
    {
        var campaign = CampaignClient.New();
        campaign.SourceVersion = 7;
        await host.ReportAsync(campaign);
        campaign.SourceVersion = 6;
        campaign.Channels.Add("affisch");
        Assert.Equal(PushOutcome.Stale, (await host.ReportAsync(campaign)).Result.Outcome);
        Assert.Equal(7, (await host.GetAsync(campaign.RecordId)).SourceVersion);
    }

    [Fact]
    public async Task Report_ValidateOnly_StoresNothing()
    {
        var campaign = CampaignClient.New();
        var result = (await host.ReportAsync(campaign, validateOnly: true)).Result;
        Assert.Equal((PushOutcome.Created, null), (result.Outcome, result.State));
        var refusal = await Refusal.OfAsync(() => host.GetAsync(campaign.RecordId));
        Assert.Equal((StatusCode.NotFound, "RECORD_NOT_FOUND"), (refusal.Status, refusal.Reason));
    }

    [Fact]
    public async Task Report_EveryFieldBad_NamesEachAndStoresNothing()
    {
        var bad = new Campaign
        {
            RecordId = "a b", SourceVersion = -1, MunicipalityCode = "9999", Area = "Östra", Kind = "trollkontroll", Title = "", StartDate = "1989-12-31",
            EndDate = "x", RiskOccasions = { new RiskOccasionYear { Occasion = "Jul", Year = 1 } }, Audiences = { "okänd" }, Channels = { "brevduva" },
            Focuses = { "okänt" }, JointWith = { Party.Unspecified }, DuplicateOf = "x",
        };
        var refusal = await Refusal.OfAsync(() => host.ReportAsync(bad));
        Assert.Equal((StatusCode.InvalidArgument, "VALIDATION_FAILED"), (refusal.Status, refusal.Reason));
        Assert.Equal(
            [
                "campaign.recordId", "campaign.sourceVersion", "campaign.municipalityCode", "campaign.kind",
                "campaign.area", "campaign.focuses[0]", "campaign.title", "campaign.startDate",
                "campaign.endDate", "campaign.riskOccasions[0].occasion", "campaign.riskOccasions[0].year", "campaign.audiences[0]",
                "campaign.channels[0]", "campaign.jointWith[0]", "campaign.duplicateOf",
            ],
            refusal.Fields);
    }

    [Theory]
    [InlineData("Ring 070-123 45 67")]
    [InlineData("Bilen ABC 123 var inblandad")]
    [InlineData("Se namn.namnsson@example.se")]
    public async Task Report_TitleWithPersonalData_IsRefusedWithoutRepeatingIt(string title)
    {
        var campaign = CampaignClient.New();
        campaign.Title = title;
        var refusal = await Refusal.OfAsync(() => host.ReportAsync(campaign));
        Assert.Equal("PERSONAL_DATA", refusal.Reason);
        Assert.Equal(["campaign.title"], refusal.Fields);
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(() => host.GetAsync(campaign.RecordId))).Status);
    }

    [Fact]
    public async Task Report_WrongAccess_IsRefusedWithItsReason()
    {
        var campaign = CampaignClient.New();
        async Task<(StatusCode, string)> Refused(Metadata headers)
        {
            var refusal = await Refusal.OfAsync(() => host.ReportAsync(campaign, headers));
            return (refusal.Status, refusal.Reason);
        }

        Assert.Equal((StatusCode.Unauthenticated, "TOKEN_MISSING_OR_INVALID"), await Refused([]));
        Assert.Equal((StatusCode.PermissionDenied, "SCOPE_MISSING"), await Refused(host.Police()));
        Assert.Equal(
            (StatusCode.PermissionDenied, "PARTY_MISMATCH"), await Refused(host.Headers("test-municipal", "police", Scopes.MunicipalReport)));
        Assert.Equal((StatusCode.PermissionDenied, "MUNICIPALITY_NOT_ALLOWED"), await Refused(host.Municipal(municipality: "0686")));
        campaign.Source = "another";
        Assert.Equal((StatusCode.PermissionDenied, "SOURCE_MISMATCH"), await Refused(host.Municipal()));
    }

    [Fact]
    public async Task Report_StreamWithBadRecords_AnswersEachInOrderAndStoresTheGoodOnes()
    {
        var campaigns = Enumerable.Range(0, 300).Select(_ => CampaignClient.New()).ToList();
        campaigns[3].Kind = "okänd";
        campaigns[299].Title = "";

        using var call = host.Campaigns().ReportCampaigns(host.Municipal());
        var reading = call.ResponseStream.ReadAllAsync().ToListAsync();
        foreach (var campaign in campaigns)
        {
            await call.RequestStream.WriteAsync(new ReportCampaignsRequest { Campaign = campaign });
        }

        await call.RequestStream.CompleteAsync();
        var answers = await reading;
        Assert.Equal(campaigns.Select(campaign => campaign.RecordId), answers.Select(answer => answer.RecordId));
        Assert.Equal(298, answers.Count(answer => answer.Result?.Outcome == PushOutcome.Created));
        Assert.Equal(["campaign.kind"], answers[3].Error.Fields.Select(field => field.Field));
        Assert.Equal(["campaign.title"], answers[299].Error.Fields.Select(field => field.Field));
    }
}
