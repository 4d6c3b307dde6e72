using System.Net;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Distributed.Tests.Servers;

/// <summary>One service, or the gateway, as a process of its own.</summary>
/// <param name="program">Its assembly.</param>
/// <param name="name">Its name among the processes of the cluster, such as "police-2".</param>
/// <param name="logs">Folder of its log.</param>
/// <param name="settings">Its environment.</param>
internal sealed class ServiceProcess(string program, string name, string logs, IReadOnlyDictionary<string, string> settings) : IDisposable
{
    private OsProcess? process;

    /// <summary>Port that answers /health/ready.</summary>
    public required int HealthPort { get; init; }

    /// <summary>Port of gRPC.</summary>
    public required int GrpcPort { get; init; }

    /// <summary>True when health is asked with HTTP/2, as of a service without a port for HTTP/1.1.</summary>
    public bool HealthIsHttp2 { get; init; } = true;

    /// <summary>Name in the cluster.</summary>
    public string Name => name;

    /// <summary>The process.</summary>
    public OsProcess Process => process!;

    /// <summary>Where it can be called.</summary>
    public Uri GrpcAddress => new($"http://127.0.0.1:{GrpcPort}");

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="before">A program that runs it with another idea of the world, such as faketime.</param>
    public async Task StartAsync(params string[] before)
    {
        Begin(before);
        await ReadyAsync();
    }

    /// <summary>Starts it and waits for nothing.</summary>
    /// <param name="before">A program that runs it with another idea of the world, such as faketime.</param>
    public void Begin(params string[] before)
    {
        process?.Dispose();
        process = Run(before, []);
    }

    /// <summary>Starts it and waits for the first answer of /health/ready, whatever that says: status and body.</summary>
    /// <param name="expected">What the body comes to say: at first a check may only say that it has not been answered yet.</param>
    /// <param name="before">A program that runs it with another idea of the world, such as faketime.</param>
    public async Task<(HttpStatusCode Status, string Body)> StartUnreadyAsync(string expected, params string[] before)
    {
        Begin(before);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{HealthPort}"), Timeout = TimeSpan.FromSeconds(5) };
        var answer = await Eventually.Get(() => HealthAsync(http), answer => answer?.Body.Contains(expected, StringComparison.Ordinal) == true || process!.HasExited);
        Assert.False(process!.HasExited, $"{name} ended; see {LogFile}.");
        return answer!.Value;
    }

    /// <summary>Waits until it is ready.</summary>
    public async Task ReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{HealthPort}"), Timeout = TimeSpan.FromSeconds(5) };
        await Eventually.Get(() => IsReadyAsync(http), ready => ready || process!.HasExited);
        Assert.False(process!.HasExited, $"{name} ended; see {LogFile}.");
    }

    /// <summary>What /health/ready answers now; null when it does not.</summary>
    public async Task<(HttpStatusCode Status, string Body)?> HealthAsync()
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{HealthPort}"), Timeout = TimeSpan.FromSeconds(5) };
        return await HealthAsync(http);
    }

    /// <summary>What it has printed so far.</summary>
    public string Printed()
    {
        using var reader = new StreamReader(new FileStream(LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    /// <summary>Runs a command of the program to its end: its exit code, and what it printed.</summary>
    public async Task<(int ExitCode, string Output)> CommandAsync(params string[] arguments)
    {
        var file = Path.Combine(logs, $"{name}-{Guid.NewGuid():n}.txt");
        using var command = Run([], arguments, file);
        var exitCode = await command.EndAsync();
        return (exitCode, await File.ReadAllTextAsync(file));
    }

    /// <summary>Begins a command and does not wait for it.</summary>
    public OsProcess BeginCommand(params string[] arguments) => Run([], arguments);

    /// <summary>Kills it with -9.</summary>
    public void Kill() => process!.Kill();

    public void Dispose() => process?.Dispose();

    private string LogFile => Path.Combine(logs, $"{name}.log");

    private OsProcess Run(string[] before, string[] arguments, string? log = null) =>
        new(log ?? LogFile, settings, [.. before, "dotnet", program, .. arguments]);

    private async Task<bool> IsReadyAsync(HttpClient http) => (await HealthAsync(http))?.Status == HttpStatusCode.OK;

    private async Task<(HttpStatusCode Status, string Body)?> HealthAsync(HttpClient http)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/health/ready")
            {
                Version = HealthIsHttp2 ? HttpVersion.Version20 : HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            };
            using var response = await http.SendAsync(request);
            return (response.StatusCode, await response.Content.ReadAsStringAsync());
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            return null;
        }
    }
}
