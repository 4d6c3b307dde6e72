using System.Net.Http.Headers;
using Grpc.Core;
using Grpc.Net.Client;
using Medborgarlofte.Contracts.Journal.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Standalone;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Medborgarlofte.Testing;

/// <summary>
/// Every service and the gateway, started for real on free ports of 127.0.0.1 with a temporary data folder. Fails
/// when something logged an error that no test expected.
/// </summary>
public class StandaloneFixture : IAsyncLifetime
{
    private readonly ErrorLog errors = new();
    private readonly bool ownsData;
    private WebApplication? app;

    /// <summary>With a new data folder.</summary>
    public StandaloneFixture()
        : this(Directory.CreateTempSubdirectory("medborgarlofte-").FullName, ownsData: true)
    {
    }

    /// <summary>With a data folder of the caller's.</summary>
    protected StandaloneFixture(string data, bool ownsData)
    {
        Data = data;
        this.ownsData = ownsData;
    }

    /// <summary>Data folder.</summary>
    public string Data { get; }

    /// <summary>Client of the REST address.</summary>
    public HttpClient Http { get; private set; } = new();

    /// <summary>Channel of the gRPC address.</summary>
    public GrpcChannel Grpc { get; private set; } = null!;

    /// <summary>REST address.</summary>
    public Uri RestAddress { get; private set; } = null!;

    /// <summary>gRPC address.</summary>
    public Uri GrpcAddress { get; private set; } = null!;

    /// <summary>Services of the process.</summary>
    public IServiceProvider Services => app!.Services;

    /// <summary>Settings beyond the defaults.</summary>
    protected virtual IReadOnlyDictionary<string, string?> Configuration => new Dictionary<string, string?>();

    /// <summary>The command; none to run as usual.</summary>
    protected virtual IReadOnlyList<string> CommandName => [];

    /// <summary>Options of the command line.</summary>
    protected virtual IReadOnlyList<string> Arguments => ["--no-example"];

    /// <summary>The clock of the process.</summary>
    protected virtual TimeProvider Time => TimeProvider.System;

    /// <summary>What a test does with the process before it starts.</summary>
    protected virtual void Built(IServiceProvider services)
    {
    }

    /// <inheritdoc />
    public virtual async Task InitializeAsync()
    {
        var command = Command.Parse([.. CommandName, "--data", Data, "--urls", "http://127.0.0.1:0", "--grpc-urls", "http://127.0.0.1:0", .. Arguments]);
        var settings = new Dictionary<string, string?>(Configuration);
        if (Time is AdjustableTime)
        {
            // Years pass in a moment: to a service that is a clock gone wrong.
            settings.TryAdd("Journal:LargestClockLead", "00:00:00");
        }

        app = StandaloneHost.Build(command, settings, Time);
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(errors);
        Built(app.Services);
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses
            .Where(address => address.StartsWith("http://127.0.0.1", StringComparison.Ordinal)).ToList();
        (RestAddress, GrpcAddress) = (new Uri(addresses[0]), new Uri(addresses[1]));
        Http = new HttpClient { BaseAddress = RestAddress };
        Grpc = GrpcChannel.ForAddress(GrpcAddress);
    }

    /// <inheritdoc />
    public virtual async Task DisposeAsync()
    {
        Http.Dispose();
        Grpc.Dispose();
        await app!.StopAsync();
        await app.DisposeAsync();
        if (ownsData)
        {
            Directory.Delete(Data, recursive: true);
        }

        errors.ThrowIfAny();
    }

    /// <summary>A token of this process's own key.</summary>
    public string Token(string source, string party, string scope, string municipality = "0685", TimeSpan? lifetime = null) =>
        Services.GetRequiredService<SigningKey>().Issue(new TokenClaims(source, party, scope.Split(' '), municipality.Split(' ')), lifetime ?? TimeSpan.FromHours(1));

    /// <summary>gRPC headers with a token.</summary>
    public Metadata Headers(string source, string party, string scope, string municipality = "0685") =>
        new() { { "authorization", $"Bearer {Token(source, party, scope, municipality)}" } };

    /// <summary>gRPC headers of a police system.</summary>
    public Metadata Police(string source = "test-police", string municipality = "0685") => Headers(source, "police", Scopes.PoliceReport, municipality);

    /// <summary>gRPC headers of a municipal system.</summary>
    public Metadata Municipal(string source = "test-municipal", string municipality = "0685") =>
        Headers(source, "municipality", Scopes.MunicipalReport, municipality);

    /// <summary>gRPC headers of a coordinator of one party.</summary>
    public Metadata Coordinator(string party = "municipality", string municipality = "0685") =>
        Headers($"coordinator-{party}", party, Scopes.FollowUpManage, municipality);

    /// <summary>A REST request with a token.</summary>
    public static HttpRequestMessage Request(HttpMethod method, string path, string? token = null, HttpContent? content = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return request;
    }

    /// <summary>Waits until Reporting has applied every journal to its end.</summary>
    public async Task AppliedAsync()
    {
        var (journals, reporting) = (new JournalService.JournalServiceClient(Grpc), new FollowUpService.FollowUpServiceClient(Grpc));
        foreach (var journal in (await WatermarksAsync()).Select(mark => mark.Journal))
        {
            var status = await journals.GetJournalStatusAsync(new GetJournalStatusRequest { Journal = journal }, Headers("tests", "", Scopes.ReportsInternal));
            await Eventually.Get(WatermarksAsync, marks => marks.Single(mark => mark.Journal == journal).Sequence >= status.Sequence);
        }

        async Task<IReadOnlyList<JournalWatermark>> WatermarksAsync() => (await reporting.GetReportingStatusAsync(new GetReportingStatusRequest())).Watermarks;
    }

    /// <summary>Says that a test provokes errors with this text in their log message.</summary>
    public void ExpectError(string text) => errors.Expect(text);
}
