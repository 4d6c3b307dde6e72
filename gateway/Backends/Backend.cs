using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Journal.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Gateway.Backends;

/// <summary>A service behind the gateway, with the RPC services that it shows to the outside.</summary>
/// <param name="Name">Key in the configuration section "Backends".</param>
/// <param name="Address">Its address in the configuration.</param>
/// <param name="Services">Its RPC services.</param>
internal sealed record Backend(string Name, Func<BackendOptions, string> Address, IReadOnlyList<Google.Protobuf.Reflection.ServiceDescriptor> Services)
{
    public static readonly Backend Police = new("Police", options => options.Police,
        [PoliceActivitiesService.Descriptor, PoliceManifestsService.Descriptor]);

    public static readonly Backend Municipal = new("Municipal", options => options.Municipal,
        [MeasuresService.Descriptor, CampaignsService.Descriptor, MunicipalManifestsService.Descriptor]);

    public static readonly Backend FollowUp = new("FollowUp", options => options.FollowUp,
        [
            AgreementsService.Descriptor, CoordinationMeetingsService.Descriptor, MilestoneReportsService.Descriptor,
            RequestReportsService.Descriptor, IndicatorObservationsService.Descriptor, NarrativesService.Descriptor,
            AnnualReviewsService.Descriptor, SituationPicturesService.Descriptor, PeriodSealsService.Descriptor,
            CoordinatorManifestsService.Descriptor,
            WebhooksService.Descriptor, WordingsService.Descriptor,
        ]);

    public static readonly Backend Reporting = new("Reporting", options => options.Reporting, [FollowUpService.Descriptor, CheckpointsService.Descriptor]);

    public static readonly IReadOnlyList<Backend> All = [Police, Municipal, FollowUp, Reporting];
}
