using System.Diagnostics;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Deployment.Tests;

/// <summary>A program that is run to its end: its exit code, standard output and standard error.</summary>
internal static class ServiceRun
{
    /// <summary>The programs that have a database.</summary>
    public static readonly string[] WithDatabase = ["Police", "Municipal", "FollowUp", "Reporting"];

    /// <summary>Runs it.</summary>
    /// <param name="folder">Where it runs, and where its database and key are unless the environment says otherwise.</param>
    /// <param name="name">Police, Municipal, FollowUp, Reporting or Gateway.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="environment">Settings.</param>
    public static async Task<(int ExitCode, string Output, string Errors)> ToItsEndAsync(
        string folder, string name, string[] arguments, params (string Key, string Value)[] environment)
    {
        // The same configuration and framework as these tests: .../bin/Release/net10.0.
        var program = Path.Combine(Programs.FolderOf(name == "Gateway" ? "gateway" : $"services/{name}"), $"Medborgarlofte.{name}.dll");
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [program, .. arguments]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true },
        };
        var settings = process.StartInfo.Environment;
        settings["Access__SigningKeyFile"] = Path.Combine(folder, "key.pem");
        settings["Kestrel__Endpoints__Grpc__Url"] = $"http://127.0.0.1:{Ports.Free()}";
        settings["Kestrel__Endpoints__Rest__Url"] = $"http://127.0.0.1:{Ports.Free()}";
        settings[$"ConnectionStrings__{name.ToLowerInvariant()}"] = $"Data Source={Path.Combine(folder, "service.db")}";
        foreach (var backend in WithDatabase)
        {
            settings[$"Backends__{backend}"] = settings[$"Journals__{backend}"] = "http://127.0.0.1:1";
        }

        foreach (var (key, value) in environment)
        {
            settings[key] = value;
        }

        process.Start();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        try
        {
            var (said, errors) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, (await said).Trim(), (await errors).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException($"{name} did not end.");
        }
    }
}
