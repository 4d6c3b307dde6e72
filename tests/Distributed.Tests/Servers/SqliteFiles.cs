using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Medborgarlofte.Distributed.Tests.Servers;

/// <summary>SQLite: each service has a file of its own.</summary>
internal sealed class SqliteFiles(string folder) : DatabaseServer
{
    private const int BusySeconds = 60;

    public override string Provider => "Sqlite";

    public override string Connection(string database) => $"Data Source={FileOf(database)}";

    public override Task CreateAsync()
    {
        Directory.CreateDirectory(folder);
        return Task.CompletedTask;
    }

    public override Task DropAsync(string database)
    {
        foreach (var file in Directory.EnumerateFiles(folder, $"{database}.db*").ToList())
        {
            File.Delete(file);
        }

        return Task.CompletedTask;
    }

    public override Task DumpAsync(string database, string file) => ExecuteAsync(database, $"VACUUM INTO '{file}'");

    public override Task LoadAsync(string database, string file)
    {
        File.Copy(file, FileOf(database));
        return Task.CompletedTask;
    }

    public override DbConnection Connect(string database) => new SqliteConnection($"{Connection(database)};Pooling=False;Default Timeout={BusySeconds}");

    public override void Dispose()
    {
        // The cluster's folder goes with everything in it.
    }

    private string FileOf(string database) => Path.Combine(folder, $"{database}.db");
}
