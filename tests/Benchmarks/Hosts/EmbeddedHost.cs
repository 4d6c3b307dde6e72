using System.Diagnostics;
using Grpc.Net.Client;
using Medborgarlofte.Distributed.Tests.Servers;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Benchmarks.Hosts;

/// <summary>Standalone as a process of its own: SQLite and the bus in memory.</summary>
internal sealed class EmbeddedHost : IBenchmarkHost
{
    private readonly string folder = Directory.CreateTempSubdirectory("medborgarlofte-bench-").FullName;
    private readonly string program;
    private readonly Dictionary<(string Source, string Party, string Scope), string> tokens = [];
    private readonly (int Http, int Grpc) ports = (Ports.Free(), Ports.Free());
    private OsProcess? process;

    private EmbeddedHost(string program)
    {
        this.program = program;
        Channel = GrpcChannel.ForAddress($"http://127.0.0.1:{ports.Grpc}");
        Http = new HttpClient { BaseAddress = Rest };
    }

    public string Name => "SQLite, embedded";

    public GrpcChannel Channel { get; }

    public HttpClient Http { get; }

    /// <summary>REST address.</summary>
    public Uri Rest => new($"http://127.0.0.1:{ports.Http}");

    /// <summary>The databases.</summary>
    public string Data => Path.Combine(folder, "data");

    /// <summary>A file of its own beside the data.</summary>
    public string FileOf(string name) => Path.Combine(folder, name);

    /// <summary>Resident memory in MB.</summary>
    public double Resident
    {
        get
        {
            // The group's leader is setsid's child, which replaced itself with the program.
            using var running = Process.GetProcessById(process!.Id);
            return running.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    /// <summary>Started, with the example that Standalone brings.</summary>
    public static async Task<EmbeddedHost> StartAsync()
    {
        var host = new EmbeddedHost(await PublishedPrograms.StandaloneAsync());
        await host.RunAsync();
        return host;
    }

    /// <summary>Starts the process and waits for its first answered request; how long that took.</summary>
    public async Task<TimeSpan> RunAsync()
    {
        var began = Stopwatch.GetTimestamp();
        process = new OsProcess(
            FileOf("log"), new Dictionary<string, string>(), ["dotnet", program, "--data", Data, "--urls", $"{Rest}", "--grpc-urls", $"http://127.0.0.1:{ports.Grpc}"]);
        await Eventually.Get(AnswersAsync, answers => answers);
        return Stopwatch.GetElapsedTime(began);
    }

    /// <summary>Ends the process; the data stays.</summary>
    public void Stop() => process!.Dispose();

    public async Task<string> TokenAsync(string source, string party, string scope)
    {
        if (tokens.TryGetValue((source, party, scope), out var known))
        {
            return known;
        }

        var file = FileOf($"token-{Guid.NewGuid():n}");
        using var command = new OsProcess(
            file, new Dictionary<string, string>(),
            ["dotnet", program, "token", "--source", source, "--party", party, "--scope", scope, "--municipality", "*", "--data", Data]);
        await command.EndAsync();
        return tokens[(source, party, scope)] = (await Eventually.Get(() => File.ReadAllTextAsync(file), text => text.EndsWith('\n'))).Trim();
    }

    public ValueTask DisposeAsync()
    {
        Channel.Dispose();
        Http.Dispose();
        Stop();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var answer = await Http.GetAsync("/medborgarlofte/v1/municipalities/0685/follow-up");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
