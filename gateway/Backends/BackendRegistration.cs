using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Manifests;

namespace Medborgarlofte.Gateway.Backends;

/// <summary>Adds the generated clients of all back ends.</summary>
internal static class BackendRegistration
{
    public static void AddBackends(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<BackendOptions>().BindConfiguration("Backends").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<CallForwarding>();
        builder.Services.AddSingleton<BackendChannels>();

        Add(Backend.Police, invoker => new PoliceManifestsService.PoliceManifestsServiceClient(invoker));
        Add(Backend.Municipal, invoker => new MunicipalManifestsService.MunicipalManifestsServiceClient(invoker));
        Add(Backend.FollowUp, invoker => new AgreementsService.AgreementsServiceClient(invoker));
        Add(Backend.FollowUp, invoker => new CoordinatorManifestsService.CoordinatorManifestsServiceClient(invoker));
        Add(Backend.FollowUp, invoker => new SituationPicturesService.SituationPicturesServiceClient(invoker));
        Add(Backend.FollowUp, invoker => new WebhooksService.WebhooksServiceClient(invoker));
        Add(Backend.FollowUp, invoker => new WordingsService.WordingsServiceClient(invoker));
        Add(Backend.Reporting, invoker => new FollowUpService.FollowUpServiceClient(invoker));

        builder.Services.AddSingleton<ManifestCalls>();

        void Add<TClient>(Backend backend, Func<Grpc.Core.CallInvoker, TClient> create)
            where TClient : class =>
            builder.Services.AddSingleton(services => create(services.GetRequiredService<BackendChannels>().Invoker(backend)));
    }
}
