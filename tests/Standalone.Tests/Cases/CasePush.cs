using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Cases;

/// <summary>Pushes the records of a case through gRPC, each with a token of the party whose system or coordinator reports it.</summary>
internal sealed class CasePush(StandaloneFixture host, CaseFile file)
{
    /// <summary>The one that the agreement rests on, before the agreement.</summary>
    public Task SituationPictureAsync()
    {
        var pictures = new SituationPicturesService.SituationPicturesServiceClient(host.Grpc);
        return EachAsync<SituationPicture>("situationPicture", Coordinator, (picture, headers) =>
            pictures.ReportSituationPictureAsync(new ReportSituationPictureRequest { Picture = picture }, headers).ResponseAsync);
    }

    /// <summary>Everything else, after the signatures.</summary>
    public async Task ReportsAsync()
    {
        await PoliceAsync();
        await MunicipalAsync();
        await FollowUpAsync();
        await DescriptionsAsync();
    }

    private async Task PoliceAsync()
    {
        var activities = new PoliceActivitiesService.PoliceActivitiesServiceClient(host.Grpc);
        await EachAsync<PoliceActivity>("policeActivities", Police, (activity, headers) =>
            activities.ReportPoliceActivityAsync(new ReportPoliceActivityRequest { Activity = activity }, headers).ResponseAsync);
        var manifests = new PoliceManifestsService.PoliceManifestsServiceClient(host.Grpc);
        await EachAsync<Manifest>("policeManifests", Police, (manifest, headers) =>
            manifests.ReportPoliceManifestAsync(new ReportPoliceManifestRequest { Manifest = manifest }, headers).ResponseAsync);
    }

    private async Task MunicipalAsync()
    {
        var measures = new MeasuresService.MeasuresServiceClient(host.Grpc);
        await EachAsync<Measure>("measures", Municipal, (measure, headers) =>
            measures.ReportMeasureAsync(new ReportMeasureRequest { Measure = measure }, headers).ResponseAsync);
        var campaigns = new CampaignsService.CampaignsServiceClient(host.Grpc);
        await EachAsync<Campaign>("campaigns", Municipal, (campaign, headers) =>
            campaigns.ReportCampaignAsync(new ReportCampaignRequest { Campaign = campaign }, headers).ResponseAsync);
        var manifests = new MunicipalManifestsService.MunicipalManifestsServiceClient(host.Grpc);
        await EachAsync<Manifest>("municipalManifests", Municipal, (manifest, headers) =>
            manifests.ReportMunicipalManifestAsync(new ReportMunicipalManifestRequest { Manifest = manifest }, headers).ResponseAsync);
    }

    private async Task FollowUpAsync()
    {
        var meetings = new CoordinationMeetingsService.CoordinationMeetingsServiceClient(host.Grpc);
        await EachAsync<CoordinationMeeting>("meetings", Coordinator, (meeting, headers) =>
            meetings.ReportCoordinationMeetingAsync(new ReportCoordinationMeetingRequest { Meeting = meeting }, headers).ResponseAsync);
        var manifests = new CoordinatorManifestsService.CoordinatorManifestsServiceClient(host.Grpc);
        await EachAsync<Manifest>("coordinatorManifests", Coordinator, (manifest, headers) =>
            manifests.ReportCoordinatorManifestAsync(new ReportCoordinatorManifestRequest { Manifest = manifest }, headers).ResponseAsync);
        var milestones = new MilestoneReportsService.MilestoneReportsServiceClient(host.Grpc);
        await EachAsync<MilestoneReport>("milestoneReports", Coordinator, (report, headers) =>
            milestones.ReportMilestoneReportAsync(new ReportMilestoneReportRequest { Report = report }, headers).ResponseAsync);
        var requests = new RequestReportsService.RequestReportsServiceClient(host.Grpc);
        await EachAsync<RequestReport>("requests", Coordinator, (request, headers) =>
            requests.ReportRequestReportAsync(new ReportRequestReportRequest { Request = request }, headers).ResponseAsync);
    }

    private async Task DescriptionsAsync()
    {
        var observations = new IndicatorObservationsService.IndicatorObservationsServiceClient(host.Grpc);
        await EachAsync<IndicatorObservation>("observations", Coordinator, (observation, headers) =>
            observations.ReportIndicatorObservationAsync(new ReportIndicatorObservationRequest { Observation = observation }, headers).ResponseAsync);
        var narratives = new NarrativesService.NarrativesServiceClient(host.Grpc);
        await EachAsync<Narrative>("narratives", Coordinator, (narrative, headers) =>
            narratives.ReportNarrativeAsync(new ReportNarrativeRequest { Narrative = narrative }, headers).ResponseAsync);
    }

    private async Task EachAsync<T>(string key, Func<JsonElement, Metadata> headers, Func<T, Metadata, Task> push)
        where T : IMessage<T>, new()
    {
        foreach (var record in file.Records(key))
        {
            await push(ProtoJson.Read<T>(Encoding.UTF8.GetBytes(record.GetRawText())), headers(record));
        }
    }

    private Metadata Police(JsonElement record) => host.Police("case-police", file.MunicipalityCode);

    private Metadata Municipal(JsonElement record) => host.Municipal("case-municipal", file.MunicipalityCode);

    // What both parties keep together is entered by the municipality's coordinator; a narrative is its own party's.
    private Metadata Coordinator(JsonElement record) => host.Headers(
        "case-coordinator", record.TryGetProperty("party", out var party) ? party.GetString()! : "municipality", Scopes.FollowUpManage, file.MunicipalityCode);
}
