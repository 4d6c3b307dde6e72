using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Medborgarlofte.Gateway.Tests.Hosting;

/// <summary>The four services behind the gateway, on one Unix domain socket.</summary>
public sealed class FakeBackends : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gateway-tests-");
    private readonly WebApplication app;

    public FakeBackends()
    {
        var builder = WebApplication.CreateSlimBuilder();
        // The gateway's appsettings.json lies beside the tests; its addresses are not for these services.
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(Rpcs);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenUnixSocket(SocketPath, listen => listen.Protocols = HttpProtocols.Http2));
        app = builder.Build();
        app.MapGrpcService<PoliceActivitiesServiceFake>();
        app.MapGrpcService<PoliceManifestsServiceFake>();
        app.MapGrpcService<MeasuresServiceFake>();
        app.MapGrpcService<CampaignsServiceFake>();
        app.MapGrpcService<MunicipalManifestsServiceFake>();
        app.MapGrpcService<AgreementsServiceFake>();
        app.MapGrpcService<CoordinatorManifestsServiceFake>();
        app.MapGrpcService<CoordinationMeetingsServiceFake>();
        app.MapGrpcService<MilestoneReportsServiceFake>();
        app.MapGrpcService<FollowUpServiceFake>();
        app.MapGrpcService<ImportRunsServiceFake>();
    }

    /// <summary>What they answer and were asked.</summary>
    public Rpcs Rpcs { get; } = new();

    /// <summary>Address for the configuration of the gateway.</summary>
    public string Address => $"unix:{SocketPath}";

    /// <summary>Address where nobody listens.</summary>
    public string AbsentAddress => $"unix:{Path.Combine(folder.FullName, "absent.sock")}";

    private string SocketPath => Path.Combine(folder.FullName, "services.sock");

    public Task StartAsync() => app.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
