using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Medborgarlofte.Contracts.Calendar;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Clients;

namespace Medborgarlofte.Standalone.Example;

/// <summary>
/// Signs the Vetlanda agreement and a made-up one that follows on it, and pushes example reports, through the same RPCs and with the same kind of tokens as
/// the systems of police and municipality.
/// </summary>
internal sealed class ExampleLoader(
    ExampleLoading loading, SigningKey key, IConfiguration configuration, IHostApplicationLifetime lifetime,
    TimeProvider time, ILogger<ExampleLoader> logger)
    : BackgroundService
{
    private const string Municipality = "0685";
    private static readonly (Party Party, string Role)[] Signatories =
        [(Party.Municipality, "kommunstyrelsens ordförande"), (Party.Police, "lokalpolisområdeschef")];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (loading.Marker is null || !await StartedAsync(stoppingToken))
        {
            return;
        }

        try
        {
            await LoadAsync(stoppingToken);
        }
        catch (RpcException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Stopped while loading: the marker stands, and the next start goes on.
        }
    }

    private async Task LoadAsync(CancellationToken stoppingToken)
    {
        using var services = new ServiceChannel(configuration["Backends:police"]!);
        var followOn = new FollowOn(SwedishTime.DayOf(time.GetUtcNow()));
        await ReportPicturesAsync(services.Channel, followOn, stoppingToken);
        await SignAsync(services.Channel, Read<Agreement>("agreement.json").Single(), stoppingToken);
        await ReportAsync(services.Channel, stoppingToken);
        await ReportFollowUpAsync(services.Channel, stoppingToken);
        await SignAsync(services.Channel, Read<Agreement>("follow-on.json", followOn.Dated).Single(), stoppingToken);
        await new FollowOnReports(services.Channel, followOn, (party, scope) => Call(party, scope, stoppingToken)).ReportAsync();
        File.Delete(loading.Marker!);
        logger.ExampleLoaded(Municipality);
    }

    private async Task<bool> StartedAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStarted = lifetime.ApplicationStarted.Register(() => started.TrySetResult(true));
        await using var onStopping = stoppingToken.Register(() => started.TrySetResult(false));
        return await started.Task;
    }

    private async Task ReportPicturesAsync(GrpcChannel channel, FollowOn followOn, CancellationToken cancellationToken)
    {
        var client = new SituationPicturesService.SituationPicturesServiceClient(channel);
        foreach (var picture in Read<SituationPicture>("situation-pictures.ndjson", followOn.Dated))
        {
            await client.ReportSituationPictureAsync(
                new ReportSituationPictureRequest { Picture = picture }, Call("municipality", Scopes.FollowUpManage, cancellationToken));
        }
    }

    private async Task SignAsync(GrpcChannel channel, Agreement agreement, CancellationToken cancellationToken)
    {
        var client = new AgreementsService.AgreementsServiceClient(channel);
        await client.DraftAgreementAsync(
            new DraftAgreementRequest { Agreement = agreement }, Call("municipality", Scopes.FollowUpManage, cancellationToken));
        foreach (var (party, role) in Signatories)
        {
            var signature = new Signature { Party = party, Role = role, SignedOn = agreement.Period.StartDate };
            await client.SignAgreementAsync(
                new SignAgreementRequest { AgreementId = agreement.Id, Signature = signature },
                Call(party.ToString().ToLowerInvariant(), Scopes.FollowUpManage, cancellationToken));
        }
    }

    private async Task ReportAsync(GrpcChannel channel, CancellationToken cancellationToken)
    {
        var police = Call("police", Scopes.PoliceReport, cancellationToken);
        var activities = new PoliceActivitiesService.PoliceActivitiesServiceClient(channel);
        using (var push = activities.ReportPoliceActivities(police))
        {
            foreach (var activity in Read<PoliceActivity>("police-activities.ndjson"))
            {
                await push.RequestStream.WriteAsync(new ReportPoliceActivitiesRequest { Activity = activity }, cancellationToken);
            }

            await push.RequestStream.CompleteAsync();
            await foreach (var answer in push.ResponseStream.ReadAllAsync(cancellationToken))
            {
                RefuseBadExample(answer.Error, answer.RecordId);
            }
        }

        var manifests = new PoliceManifestsService.PoliceManifestsServiceClient(channel);
        foreach (var manifest in Read<Manifest>("police-manifests.ndjson"))
        {
            await manifests.ReportPoliceManifestAsync(new ReportPoliceManifestRequest { Manifest = manifest }, police);
        }

        var municipal = Call("municipality", Scopes.MunicipalReport, cancellationToken);
        var measures = new MeasuresService.MeasuresServiceClient(channel);
        foreach (var measure in Read<Measure>("measures.ndjson"))
        {
            await measures.ReportMeasureAsync(new ReportMeasureRequest { Measure = measure }, municipal);
        }

        var campaigns = new CampaignsService.CampaignsServiceClient(channel);
        foreach (var campaign in Read<Campaign>("campaigns.ndjson"))
        {
            await campaigns.ReportCampaignAsync(new ReportCampaignRequest { Campaign = campaign }, municipal);
        }
    }

    private async Task ReportFollowUpAsync(GrpcChannel channel, CancellationToken cancellationToken)
    {
        var coordinator = Call("municipality", Scopes.FollowUpManage, cancellationToken);
        var meetings = new CoordinationMeetingsService.CoordinationMeetingsServiceClient(channel);
        foreach (var meeting in Read<CoordinationMeeting>("meetings.ndjson"))
        {
            await meetings.ReportCoordinationMeetingAsync(new ReportCoordinationMeetingRequest { Meeting = meeting }, coordinator);
        }

        var milestones = new MilestoneReportsService.MilestoneReportsServiceClient(channel);
        foreach (var report in Read<MilestoneReport>("milestone-reports.ndjson"))
        {
            await milestones.ReportMilestoneReportAsync(new ReportMilestoneReportRequest { Report = report }, coordinator);
        }
    }

    public static void RefuseBadExample(RecordError? error, string recordId)
    {
        if (error is not null)
        {
            throw new InvalidOperationException(
                $"Example record {recordId}: {error.Message} {string.Join(" ", error.Fields.Select(field => $"{field.Field}: {field.Description}"))}");
        }
    }

    private CallOptions Call(string party, string scope, CancellationToken cancellationToken)
    {
        var token = key.Issue(new TokenClaims($"example-{party}", party, [scope], [Municipality]), TimeSpan.FromMinutes(10));
        return new CallOptions(
            new Metadata { { "authorization", $"Bearer {token}" } }, ServiceChannel.Deadline(TimeSpan.FromMinutes(2)), cancellationToken);
    }

    /// <summary>A JSON file holds one message, an NDJSON file one a line.</summary>
    private static List<T> Read<T>(string resource, Func<string, string>? dated = null) where T : IMessage<T>, new()
    {
        using var reader = new StreamReader(typeof(ExampleLoader).Assembly.GetManifestResourceStream(resource)!);
        var text = dated is null ? reader.ReadToEnd() : dated(reader.ReadToEnd());
        IEnumerable<string> documents = resource.EndsWith(".ndjson", StringComparison.Ordinal)
            ? text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : [text];
        return [.. documents.Select(document => ProtoJson.Read<T>(Encoding.UTF8.GetBytes(document)))];
    }
}
