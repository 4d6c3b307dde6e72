using System.Data.Common;
using Medborgarlofte.Testing;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace Medborgarlofte.Distributed.Tests.Servers;

/// <summary>A server that somebody else runs: it gets databases of names that nobody has, and loses them again.</summary>
internal sealed class NamedServer(string provider) : DatabaseServer
{
    private static readonly string[] Databases = ["police", "municipal", "followup", "reporting"];

    private readonly string prefix = $"cluster_{Guid.NewGuid():n}_";
    private readonly bool isSqlServer = provider == "SqlServer";

    public override string Provider => provider;

    public override string Connection(string database) => Of($"{prefix}{database}");

    /// <summary>The databases are made by --migrate.</summary>
    public override Task CreateAsync() => Task.CompletedTask;

    public override async Task DropAsync(string database)
    {
        var name = $"{prefix}{database}";
        await using var connection = ConnectTo(isSqlServer ? "master" : "postgres");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = isSqlServer
            ? $"IF DB_ID('{name}') IS NOT NULL BEGIN ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{name}] END"
            : $"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)";
        await command.ExecuteNonQueryAsync();
    }

    public override DbConnection Connect(string database) => ConnectTo($"{prefix}{database}");

    public override void Dispose() => Task.WhenAll(Databases.Select(DropAsync)).GetAwaiter().GetResult();

    private DbConnection ConnectTo(string name) =>
        isSqlServer ? new SqlConnection($"{Of(name)};Pooling=false") : new NpgsqlConnection($"{Of(name)};Pooling=false");

    private string Of(string name) => $"{(isSqlServer ? TestServers.SqlServer : TestServers.PostgreSql)};Database={name}";
}
