using System.Data.Common;
using System.Diagnostics;
using Medborgarlofte.Testing;
using Npgsql;

namespace Medborgarlofte.Distributed.Tests.Servers;

/// <summary>A PostgreSQL of the tests' own, to be killed.</summary>
/// <param name="folder">Where it keeps its data.</param>
/// <param name="log">What it prints is added to this file.</param>
internal sealed class PostgreSqlServer(string folder, string log) : DatabaseServer
{
    private static readonly string? Binaries = Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
            .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
        : null;

    private readonly int port = Ports.Free();
    private OsProcess? process;

    /// <summary>Why it cannot be started; null when it can.</summary>
    public static new string? Missing => Binaries is null ? "PostgreSQL is not installed: run tests/run" : null;

    public override string Provider => "PostgreSql";

    public override bool CanBeKilled => true;

    public override string Connection(string database) =>
        $"Host=127.0.0.1;Port={port};Username=test;Database={database};Timeout=5;Command Timeout=20;Include Error Detail=true";

    public override async Task CreateAsync()
    {
        Directory.CreateDirectory(folder);
        if (Environment.IsPrivilegedProcess)
        {
            // PostgreSQL refuses to run as root.
            using var own = new OsProcess(log, Nothing, ["chown", "postgres", folder]);
            await own.EndAsync();
        }

        using var init = new OsProcess(
            log, Nothing,
            [.. AsUser, $"{Binaries}/initdb", "-D", $"{folder}/data", "-U", "test", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"], "/");
        Assert.Equal(0, await init.EndAsync());
        await StartAsync();
    }

    public override async Task StartAsync()
    {
        await Eventually.Get(
            async () =>
            {
                // One that was killed leaves children behind for a moment, and does not start beside them.
                if (process is null or { HasExited: true })
                {
                    process?.Dispose();
                    process = new OsProcess(
                        log, Nothing,
                        [.. AsUser, $"{Binaries}/postgres", "-D", $"{folder}/data", "-p", $"{port}", "-c", "listen_addresses=127.0.0.1",
                            "-k", folder, "-c", "max_connections=300"], "/");
                }

                return await AnswersAsync();
            },
            answers => answers);
    }

    public override void Kill() => process!.Kill();

    public override async Task DropAsync(string database) => await ExecuteAsync("postgres", $"DROP DATABASE IF EXISTS {database} WITH (FORCE)");

    public override Task DumpAsync(string database, string file) => RunAsync("pg_dump", "--format=custom", $"--file={file}", Uri(database));

    public override async Task LoadAsync(string database, string file)
    {
        await ExecuteAsync("postgres", $"CREATE DATABASE {database}");
        await RunAsync("pg_restore", "--clean", "--if-exists", "--exit-on-error", $"--dbname={Uri(database)}", file);
    }

    public override DbConnection Connect(string database) => new NpgsqlConnection($"{Connection(database)};Pooling=false");

    /// <summary>SIGSTOP to all of it: nothing refuses and nothing answers.</summary>
    public void Pause() => SignalAll("STOP");

    /// <summary>SIGCONT: it goes on where it stood.</summary>
    public void Resume() => SignalAll("CONT");

    public override void Dispose() => process?.Dispose();

    private static Dictionary<string, string> Nothing => [];

    private static string[] AsUser => Environment.IsPrivilegedProcess
        ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        : [];

    private string Uri(string database) => $"postgresql://test@127.0.0.1:{port}/{database}";

    private async Task RunAsync(string program, params string[] arguments)
    {
        using var run = new OsProcess(log, Nothing, [$"{Binaries}/{program}", .. arguments], "/");
        Assert.True(await run.EndAsync() == 0, $"{program} failed; see {log}.");
    }

    /// <summary>Each of its processes is a group of its own.</summary>
    private void SignalAll(string name)
    {
        using var kill = Process.Start("sh", ["-c", $"kill -{name} {process!.Id} $(pgrep -P {process.Id})"]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            return await ScalarAsync<int>("postgres", "SELECT 1") == 1;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
