using Medborgarlofte.Testing;
using Npgsql;

namespace Medborgarlofte.Distributed.Tests.Servers;

/// <summary>A PostgreSQL of the tests' own, to be killed.</summary>
internal sealed class PostgreSqlServer(string folder) : IDisposable
{
    private static readonly string? Binaries = Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
            .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
        : null;

    private readonly int port = Ports.Free();
    private OsProcess? process;

    /// <summary>Why it cannot be started; null when it can.</summary>
    public static string? Missing => Binaries is null ? "PostgreSQL is not installed: run tests/run" : null;

    /// <summary>Connection string of a database.</summary>
    public string Connection(string database) =>
        $"Host=127.0.0.1;Port={port};Username=test;Database={database};Timeout=5;Command Timeout=20;Include Error Detail=true";

    /// <summary>Makes the data folder and starts it.</summary>
    public async Task CreateAsync()
    {
        Directory.CreateDirectory(folder);
        if (Environment.IsPrivilegedProcess)
        {
            // PostgreSQL refuses to run as root.
            using var own = new OsProcess($"{folder}.log", Nothing, ["chown", "postgres", folder]);
            await own.EndAsync();
        }

        using var init = new OsProcess(
            $"{folder}.log", Nothing,
            [.. AsUser, $"{Binaries}/initdb", "-D", $"{folder}/data", "-U", "test", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"], "/");
        Assert.Equal(0, await init.EndAsync());
        await StartAsync();
    }

    /// <summary>Starts it and waits until it answers.</summary>
    public async Task StartAsync()
    {
        await Eventually.Get(
            async () =>
            {
                // One that was killed leaves children behind for a moment, and does not start beside them.
                if (process is null or { HasExited: true })
                {
                    process?.Dispose();
                    process = new OsProcess(
                        $"{folder}.log", Nothing,
                        [.. AsUser, $"{Binaries}/postgres", "-D", $"{folder}/data", "-p", $"{port}", "-c", "listen_addresses=127.0.0.1",
                            "-k", folder, "-c", "max_connections=300"], "/");
                }

                return await AnswersAsync();
            },
            answers => answers);
    }

    /// <summary>Kills it with -9.</summary>
    public void Kill() => process!.Kill();

    /// <summary>The single value of a query.</summary>
    public async Task<T> ScalarAsync<T>(string database, string sql)
    {
        await using var connection = new NpgsqlConnection($"{Connection(database)};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Runs a statement.</summary>
    public async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection($"{Connection(database)};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public void Dispose() => process?.Dispose();

    private static Dictionary<string, string> Nothing => [];

    private static string[] AsUser => Environment.IsPrivilegedProcess
        ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        : [];

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
