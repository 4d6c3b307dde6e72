using Medborgarlofte.ServiceDefaults.Access;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Medborgarlofte.Gateway.Tests.Hosting;

/// <summary>The gateway's own program on free ports of 127.0.0.1, in front of services that answer what a test says.</summary>
public class GatewayHost : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly UnexpectedErrors errors = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gateway-key-");

    public GatewayHost() => UseKestrel();

    /// <summary>The services behind it.</summary>
    public FakeBackends Backends { get; } = new();

    /// <summary>The clock of the gateway.</summary>
    public TestClock Clock { get; } = new();

    /// <summary>Client of the REST address.</summary>
    public HttpClient Http { get; private set; } = new();

    /// <summary>gRPC address.</summary>
    public Uri GrpcAddress => Address(0);

    /// <summary>Settings that differ from the usual ones.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    public async Task InitializeAsync()
    {
        await Backends.StartAsync();
        StartServer();
        // As curl: nothing is followed or unpacked unasked.
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address(1) };
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        Http.Dispose();
        await DisposeAsync();
        await Backends.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>A token of this process's own key.</summary>
    public string Token(string party = "police", string scope = Scopes.PoliceReport, string source = "demo-police") =>
        Services.GetRequiredService<SigningKey>().Issue(new TokenClaims(source, party, scope.Split(' '), ["0685"]), TimeSpan.FromHours(1));

    /// <summary>Errors logged since the last time.</summary>
    public string[] TakeErrors() => errors.Take();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Kestrel:Endpoints:Grpc:Url"] = "http://127.0.0.1:0",
            ["Kestrel:Endpoints:Rest:Url"] = "http://127.0.0.1:0",
            ["Access:SigningKeyFile"] = Path.Combine(folder.FullName, "key.pem"),
            ["Backends:Police"] = Backends.Address,
            ["Backends:Municipal"] = Backends.Address,
            ["Backends:FollowUp"] = Backends.Address,
            ["Backends:Reporting"] = Backends.Address,
        };
        foreach (var (key, value) in Settings)
        {
            settings[key] = value;
        }

        builder.ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(settings));
        builder.ConfigureServices(services => services.AddSingleton<TimeProvider>(Clock));
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(errors));
    }

    // Kestrel takes configured endpoints in the order of their names: Grpc, Rest.
    private Uri Address(int index) =>
        new(Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.ElementAt(index));
}
