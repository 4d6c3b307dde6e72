using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests;

/// <summary>Standalone as a process of its own, so that it can be killed.</summary>
internal sealed class StandaloneProcess(string data) : IDisposable
{
    private static readonly string Program = Path.Combine(Programs.FolderOf("services/Standalone"), "Medborgarlofte.Standalone.dll");

    private readonly int rest = Ports.Free();
    private readonly int grpc = Ports.Free();
    private ConcurrentQueue<string> printed = [];
    private Process? process;

    public string Data => data;

    public Uri RestAddress => new($"http://127.0.0.1:{rest}");

    public Uri GrpcAddress => new($"http://127.0.0.1:{grpc}");

    /// <summary>What it has printed since its start, for a failure's message.</summary>
    public string Printed => string.Join('\n', printed);

    /// <summary>Starts it and waits until it is ready.</summary>
    public async Task StartAsync(params string[] arguments)
    {
        Begin(arguments);
        await ReadyAsync();
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public void Kill()
    {
        process!.Kill();
        process.WaitForExit();
    }

    /// <summary>SIGTERM, as systemd and containers send it; the exit code when it has ended.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process!.Id}"]);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>Begins a start and does not wait for it.</summary>
    public void Begin(params string[] arguments)
    {
        process = Run(["--data", data, "--urls", RestAddress.ToString(), "--grpc-urls", GrpcAddress.ToString(), .. arguments]);

        // Read all along: a process whose output nobody takes stands still when the pipe is full.
        var lines = printed = [];
        process.OutputDataReceived += (_, line) => lines.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
    }

    /// <summary>Waits until the process, since its start, has printed a line that says that; the line.</summary>
    public Task<string> SaidAsync(string expected) => Eventually.Get(
        () => Task.FromResult(printed.FirstOrDefault(line => line.Contains(expected, StringComparison.Ordinal)) ?? ""), line => line.Length > 0);

    /// <summary>Waits until a process that was begun is ready.</summary>
    public async Task ReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = RestAddress };
        await Eventually.Get(() => ReadyAsync(http), ready => ready || process!.HasExited);
        Assert.False(process!.HasExited);
    }

    /// <summary>Runs the program to its end, whatever its arguments are: exit code, standard output and standard error.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> EndAsync(params string[] arguments)
    {
        using var ended = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true },
        };
        ended.Start();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        try
        {
            var (output, errors) = (ended.StandardOutput.ReadToEndAsync(patience.Token), ended.StandardError.ReadToEndAsync(patience.Token));
            await ended.WaitForExitAsync(patience.Token);
            return (ended.ExitCode, (await output).Trim(), (await errors).Trim());
        }
        catch (OperationCanceledException)
        {
            ended.Kill();
            throw new TimeoutException($"The program did not end: {string.Join(' ', arguments)}");
        }
    }

    /// <summary>Runs a command to its end; its exit code and what it printed.</summary>
    public async Task<(int ExitCode, string Output)> CommandAsync(params string[] arguments)
    {
        using var command = Run([.. arguments, "--data", data]);
        var output = await command.StandardOutput.ReadToEndAsync();
        await command.WaitForExitAsync();
        return (command.ExitCode, output.Trim());
    }

    public void Dispose()
    {
        if (process is { HasExited: false })
        {
            Kill();
        }

        process?.Dispose();
    }

    private static Process Run(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments]) { RedirectStandardOutput = true };
        return Process.Start(start)!;
    }

    private static async Task<bool> ReadyAsync(HttpClient http)
    {
        try
        {
            return (await http.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
