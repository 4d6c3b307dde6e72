using Grpc.Net.Client;
using Medborgarlofte.Distributed.Tests.Servers;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Distributed.Tests;

/// <summary>One replica of everything: each service and a gateway that calls them.</summary>
internal sealed class Cell : IDisposable
{
    private readonly Cluster cluster;
    private readonly string number;

    public Cell(Cluster cluster, string number)
    {
        (this.cluster, this.number) = (cluster, number);
        Police = Service("Police", Bus(cluster.PoliceBus.Port));
        Municipal = Service("Municipal", Bus(cluster.Rabbit.Port));
        var reporting = Ports.Free();
        FollowUp = Service("FollowUp", new(Bus(cluster.Rabbit.Port)) { ["Webhooks__Reporting"] = $"http://127.0.0.1:{reporting}" });
        Reporting = Service("Reporting", port: reporting, settings: new(Bus(cluster.Rabbit.Port))
        {
            ["Journals__Police"] = $"{Police.GrpcAddress}",
            ["Journals__Municipal"] = $"{Municipal.GrpcAddress}",
            ["Journals__FollowUp"] = $"{FollowUp.GrpcAddress}",
            ["Access__Client__ClientId"] = TestIssuer.ClientId,
            ["Access__Client__ClientSecretFile"] = cluster.SecretFile,
        });
        Gateway = NewGateway();
        Channel = GrpcChannel.ForAddress(Gateway.GrpcAddress);
        Http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Gateway.HealthPort}") };
    }

    public ServiceProcess Police { get; }

    public ServiceProcess Municipal { get; }

    public ServiceProcess FollowUp { get; }

    public ServiceProcess Reporting { get; }

    public ServiceProcess Gateway { get; }

    /// <summary>To the gateway.</summary>
    public GrpcChannel Channel { get; }

    /// <summary>To the gateway.</summary>
    public HttpClient Http { get; }

    public IReadOnlyList<ServiceProcess> Services => [Police, Municipal, FollowUp, Reporting];

    public Task StartAsync() => Task.WhenAll([.. Services.Select(service => service.StartAsync()), Gateway.StartAsync()]);

    public void Dispose()
    {
        Channel.Dispose();
        Http.Dispose();
        Gateway.Dispose();
        foreach (var service in Services)
        {
            service.Dispose();
        }
    }

    /// <summary>Another process of a service, with settings of its own.</summary>
    public ServiceProcess Another(string project, string name, Dictionary<string, string> settings)
    {
        var all = Bus(cluster.Rabbit.Port);
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        return Service(project, all, name);
    }

    private static Dictionary<string, string> Bus(int port) => new()
    {
        ["Bus__Transport"] = "RabbitMq",
        ["Bus__RabbitMq"] = $"amqp://127.0.0.1:{port}/",
        ["Bus__Heartbeat"] = "00:00:03",
    };

    private ServiceProcess Service(string project, Dictionary<string, string> settings, string? processName = null, int port = 0)
    {
        port = port == 0 ? Ports.Free() : port;
        var name = project.ToLowerInvariant();
        var all = new Dictionary<string, string>
        {
            ["Database__Provider"] = cluster.Database.Provider,
            [$"ConnectionStrings__{name}"] = cluster.Database.Connection(name),
            ["Kestrel__Endpoints__Grpc__Url"] = $"http://127.0.0.1:{port}",
            ["Access__Authority"] = cluster.Issuer.Address,
            ["Access__RequireHttpsMetadata"] = "false",
            ["Journal__LeaseTime"] = "00:00:02",
            ["Journal__CheckpointKeyFile"] = Path.Combine(cluster.Keys, "checkpoint-key-{journal}.pem"),
            ["DataProtection__KeyFolder"] = Path.Combine(cluster.Keys, "protection"),
        };
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        return new ServiceProcess(Program($"services/{project}", project), processName ?? $"{name}-{number}", cluster.Logs, all) { HealthPort = port, GrpcPort = port };
    }

    private string Program(string project, string assembly) => Path.Combine(cluster.Programs(project), $"Medborgarlofte.{assembly}.dll");

    private ServiceProcess NewGateway()
    {
        var (rest, grpc) = (Ports.Free(), Ports.Free());
        return new ServiceProcess(Program("gateway", "Gateway"), $"gateway-{number}", cluster.Logs, new Dictionary<string, string>
        {
            ["Kestrel__Endpoints__Rest__Url"] = $"http://127.0.0.1:{rest}",
            ["Kestrel__Endpoints__Grpc__Url"] = $"http://127.0.0.1:{grpc}",
            ["Backends__Police"] = $"{Police.GrpcAddress}",
            ["Backends__Municipal"] = $"{Municipal.GrpcAddress}",
            ["Backends__FollowUp"] = $"{FollowUp.GrpcAddress}",
            ["Backends__Reporting"] = $"{Reporting.GrpcAddress}",
            ["Access__Authority"] = cluster.Issuer.Address,
            ["Access__RequireHttpsMetadata"] = "false",
        })
        { HealthPort = rest, GrpcPort = grpc, HealthIsHttp2 = false };
    }
}
