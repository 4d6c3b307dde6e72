using System.Net;
using System.Security.Cryptography;
using Medborgarlofte.FollowUp;
using Medborgarlofte.Gateway;
using Medborgarlofte.Journal;
using Medborgarlofte.Municipal;
using Medborgarlofte.Police;
using Medborgarlofte.Reporting;
using Medborgarlofte.ServiceDefaults;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Certificates;
using Medborgarlofte.ServiceDefaults.Messaging;
using Medborgarlofte.ServiceDefaults.Starting;
using Medborgarlofte.Standalone.Issuing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.Standalone;

/// <summary>Every service and the gateway in one process, on SQLite and the in-memory bus.</summary>
public static class StandaloneHost
{
    /// <summary>How the names of the sockets begin by which the services reach each other.</summary>
    public const string SocketPrefix = "medborgarlofte-";

    private const string DefaultUrls = "http://127.0.0.1:5080";
    private const string DefaultGrpcUrls = "http://127.0.0.1:5081";
    private const int DaysOfToken = 365;
    private const int DaysOfOldKey = 30;

    /// <summary>The services, as their databases are named.</summary>
    public static IReadOnlyList<string> Services { get; } = ["police", "municipal", "followup", "reporting"];

    /// <summary>Runs until it is told to stop.</summary>
    public static async Task<int> RunAsync(Command command)
    {
        Demonstration.Prepare(command);
        using var folder = DataFolderLock.TakeForServer(command.Data);

        // Before anything needs it: a key that cannot be read is told at once.
        ReadKey(command).Dispose();
        await using var app = Build(command, configuration: null, time: null, Example.ExampleLoading.Begin(command), announce: true);
        try
        {
            return await ServiceProgram.ServeAsync(app);
        }
        catch (Exception e) when (StartFailure.Find(e) is { ExitCode: ExitCodes.Address } failure)
        {
            throw new StartException(ExitCodes.Address, $"{failure.Message} Choose others with --urls and --grpc-urls.", e);
        }
    }

    /// <summary>Prints a token that this data folder's key has signed.</summary>
    public static int PrintToken(Command command)
    {
        if (command["--source"] is not { } source || command["--scope"] is not { } scopes || command["--municipality"] is not { } municipalities)
        {
            Console.Error.WriteLine("token needs --source, --scope and --municipality.");
            return ExitCodes.Configuration;
        }

        using var key = OwnKey(command);
        Console.WriteLine(key.Issue(
            new TokenClaims(source, command["--party"] ?? "", Split(scopes), Split(municipalities)),
            TimeSpan.FromDays(command.Days("--days", DaysOfToken) ?? DaysOfToken)));
        return 0;
    }

    /// <summary>Makes a new signing key; a process that runs on the folder uses it from then on.</summary>
    public static int RotateKey(Command command)
    {
        using var key = OwnKey(command);
        var (next, old, until) = key.Rotate(TimeSpan.FromDays(command.Days("--keep-days", DaysOfOldKey) ?? DaysOfOldKey));
        Console.WriteLine($"Tokens are signed with the key {next} from now on. Those of {old} are accepted until {until:yyyy-MM-dd HH:mm}Z.");
        return 0;
    }

    /// <summary>Builds the process, not yet started.</summary>
    /// <param name="command">Data folder, addresses, and whether the example is loaded.</param>
    /// <param name="configuration">Settings that go before all others, for tests and for verification.</param>
    /// <param name="time">The clock; the system's when left out.</param>
    /// <param name="announce">Print where to look when it has started.</param>
    public static WebApplication Build(
        Command command, IReadOnlyDictionary<string, string?>? configuration = null, TimeProvider? time = null, bool announce = true)
    {
        Demonstration.Prepare(command);
        DataFolder.Prepare(command.Data);
        var example = Example.ExampleLoading.Begin(command);
        return Build(command, configuration, time, example, announce);
    }

    /// <summary>Builds the process for what only reads: it is not to be started, and touches no file of the data folder.</summary>
    internal static WebApplication BuildToRead(Command command, IReadOnlyDictionary<string, string?> configuration) =>
        Build(command, configuration, time: null, Example.ExampleLoading.None, announce: false);

    private static WebApplication Build(
        Command command, IReadOnlyDictionary<string, string?>? configuration, TimeProvider? time, Example.ExampleLoading example, bool announce)
    {
        var socket = Path.Combine(Path.GetTempPath(), $"{SocketPrefix}{Guid.NewGuid():n}.sock");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });

        // The settings files beside the program are those of the services that run apart; here the data folder may hold one.
        foreach (var file in builder.Configuration.Sources.OfType<JsonConfigurationSource>().ToList())
        {
            builder.Configuration.Sources.Remove(file);
        }

        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults(command.Data, socket) });
        var settings = new JsonConfigurationSource { Path = Path.Combine(command.Data, "appsettings.json"), Optional = true };
        settings.ResolveFileProvider();
        builder.Configuration.Sources.Insert(1, settings);
        builder.Configuration.AddInMemoryCollection(configuration);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.AddCertificateReload();
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, command, socket));

        // Four databases are brought up to date at once, and then everything that uses them starts at once.
        builder.Services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true);
        builder.AddServiceDefaults("standalone");
        builder.AddBus(bus => bus.AddJournalConsumer());
        builder.AddPolice();
        builder.AddMunicipal();
        builder.AddFollowUp();
        builder.AddReporting();
        builder.JoinWorkplace(command);
        builder.AddGateway();
        builder.AddDemonstration(command);
        builder.AddIssuerBranch();
        builder.Services.AddSingleton(example);
        builder.Services.AddHostedService<Example.ExampleLoader>();

        var app = builder.Build();
        app.MapGateway();
        app.UseIssuerBranch();
        app.MapPolice();
        app.MapMunicipal();
        app.MapFollowUp();
        app.MapReporting();
        app.MapJournal();
        app.MapServiceDefaults();
        if (announce)
        {
            app.Lifetime.ApplicationStarted.Register(() => Announce(app, command));
        }

        app.Lifetime.ApplicationStopped.Register(() => File.Delete(socket));
        return app;
    }

    private static void Announce(WebApplication app, Command command)
    {
        var addresses = app.Urls.Where(url => !url.Contains("unix:", StringComparison.Ordinal)).ToList();
        Console.WriteLine($"""
            Pages      {addresses[0]}/kommuner/0685
            Follow-up  {addresses[0]}/medborgarlofte/v1/municipalities/0685/follow-up
            gRPC       {addresses[^1]}
            Data       {command.Data}
            """);
        if (command.Name == Command.Demo)
        {
            Console.WriteLine($"Workplace  {addresses[0]}/arbetsplats, for whoever sits at this machine: a demonstration, nothing there is for real");
        }

        if (FirstAdministrator.LinkOf(app.Services, command.Data) is { } link)
        {
            // The link is a secret, and what is redirected is kept: a file, a journal, a container's log.
            Console.WriteLine(Console.IsOutputRedirected
                ? $"Members    none yet; `invite --party PARTY --municipality CODE --role administrator --data {command.Data}` prints a link for the first administrator"
                : $"Members    none yet; {link} makes the first administrator, within a week.");
        }

        if (app.Services.GetRequiredService<Example.ExampleLoading>().Marker is not null)
        {
            Console.WriteLine("Example    is being loaded: for a few seconds the pages lack its reports.");
        }
    }

    private static Dictionary<string, string?> Defaults(string data, string socket)
    {
        var services = $"unix:{socket}";
        var defaults = new Dictionary<string, string?>
        {
            ["Database:Provider"] = "Sqlite",
            ["Database:MigrateAtStart"] = "true",
            ["Access:SigningKeyFile"] = SigningKeyFile(data),
            ["Journal:CheckpointKeyFile"] = CheckpointKeyFile(data),
            ["Webhooks:Reporting"] = services,
            ["DataProtection:KeyFolder"] = Path.Combine(data, "keys"),
            ["ConnectionStrings:issuer"] = $"Data Source={Path.Combine(data, "issuer.db")}",
            ["Issuer:KeyFolder"] = Path.Combine(data, "issuer-keys"),
            ["Issuer:Workplace:SecretFile"] = Path.Combine(data, "workplace-secret"),
            ["Pages:UseLocalAddress"] = "true",
            ["Logging:LogLevel:Default"] = "Warning",

            // The keys stand in the clear here, in files that only the owner reads: nothing to warn of at every first start.
            ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
            ["Logging:LogLevel:Medborgarlofte.Standalone"] = "Information",
            ["Logging:LogLevel:Medborgarlofte.Reporting.Intake.JournalApplier"] = "Information",
        };
        foreach (var service in Services)
        {
            defaults[$"ConnectionStrings:{service}"] = $"Data Source={Path.Combine(data, $"{service}.db")}";
            defaults[$"Journals:{service}"] = services;
            defaults[$"Backends:{service}"] = services;
        }

        return defaults;
    }

    private static void Listen(KestrelServerOptions kestrel, Command command, string socket)
    {
        var urls = Split(command["--urls"] ?? DefaultUrls);
        var tls = urls.Any(url => url.StartsWith("https:", StringComparison.OrdinalIgnoreCase));
        foreach (var url in urls)
        {
            // With TLS, ALPN lets REST and gRPC share the port; without it each protocol needs its own.
            Listen(kestrel, url, tls ? HttpProtocols.Http1AndHttp2 : HttpProtocols.Http1);
        }

        foreach (var url in Split(command["--grpc-urls"] ?? (tls ? "" : DefaultGrpcUrls)))
        {
            Listen(kestrel, url, HttpProtocols.Http2);
        }

        kestrel.ListenUnixSocket(socket, listen => listen.Protocols = HttpProtocols.Http2);
    }

    private static void Listen(KestrelServerOptions kestrel, string url, HttpProtocols protocols)
    {
        var address = BindingAddress.Parse(url);
        if (address.Host is "localhost")
        {
            kestrel.ListenLocalhost(address.Port, Configure);
        }
        else
        {
            kestrel.Listen(IPAddress.TryParse(address.Host, out var ip) ? ip : IPAddress.Any, address.Port, Configure);
        }

        void Configure(ListenOptions listen)
        {
            listen.Protocols = protocols;
            if (address.Scheme == "https")
            {
                listen.UseHttps();
            }
        }
    }

    /// <summary>The address that a process with the same options listens on.</summary>
    internal static string FirstUrl(Command command) => Split(command["--urls"] ?? DefaultUrls)[0];

    /// <summary>Every address that it listens on for others than itself.</summary>
    internal static IEnumerable<string> Urls(Command command) => Split(command["--urls"] ?? DefaultUrls).Concat(Split(command["--grpc-urls"] ?? DefaultGrpcUrls));

    /// <summary>The data folder's signing key, which is made when there is none. A <see cref="StartException"/> when it cannot be read.</summary>
    internal static SigningKey OwnKey(Command command)
    {
        DataFolder.Prepare(command.Data);
        return ReadKey(command);
    }

    private static SigningKey ReadKey(Command command)
    {
        var file = SigningKeyFile(command.Data);
        var key = new SigningKey(Options.Create(new AccessOptions { SigningKeyFile = file }), TimeProvider.System);
        try
        {
            _ = key.Key;
            return key;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException or FormatException or IOException or UnauthorizedAccessException)
        {
            key.Dispose();
            throw new StartException(ExitCodes.Files,
                $"The signing key {file} cannot be read ({e.Message.Split('\n')[0].TrimEnd('.', '\r')}): restore it from a backup, or move it away for a new one, which refuses every token of the old.", e);
        }
    }

    private static string CheckpointKeyFile(string data) => Path.Combine(data, "checkpoint-key-{journal}.pem");

    private static string SigningKeyFile(string data) => Path.Combine(data, "signing-key.pem");

    private static string[] Split(string list) =>
        list.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
