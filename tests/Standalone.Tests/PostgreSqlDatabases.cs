using Medborgarlofte.Testing;
using Npgsql;

namespace Medborgarlofte.Standalone.Tests;

/// <summary>A database of its own for each service of one host, on the PostgreSQL that MEDBORGARLOFTE_TEST_POSTGRESQL names.</summary>
/// <param name="prefix">What the databases are called after.</param>
internal sealed class PostgreSqlDatabases(string prefix)
{
    private static readonly string[] Services = ["police", "municipal", "followup", "reporting"];

    private readonly string run = Guid.NewGuid().ToString("n")[..12];

    /// <summary>Why nothing can be tested on it; null when it can.</summary>
    public static string? Missing => TestServers.PostgreSql is null ? "MEDBORGARLOFTE_TEST_POSTGRESQL names no server." : null;

    /// <summary>Says to a host that its services have their databases here.</summary>
    public Dictionary<string, string?> AddTo(IReadOnlyDictionary<string, string?> settings) =>
        new(settings.Concat(Services.Select(service => KeyValuePair.Create<string, string?>($"ConnectionStrings:{service}",
            new NpgsqlConnectionStringBuilder(TestServers.PostgreSql) { Database = NameOf(service) }.ConnectionString))))
        {
            ["Database:Provider"] = "PostgreSql",
        };

    public Task CreateAsync() => ExecuteAsync(service => $"CREATE DATABASE \"{NameOf(service)}\"");

    public Task DropAsync() => ExecuteAsync(service => $"DROP DATABASE \"{NameOf(service)}\" WITH (FORCE)");

    private string NameOf(string service) => $"{prefix}_{service}_{run}";

    private static async Task ExecuteAsync(Func<string, string> statement)
    {
        await using var connection = new NpgsqlConnection($"{TestServers.PostgreSql};Pooling=false");
        await connection.OpenAsync();
        foreach (var service in Services)
        {
            await using var command = new NpgsqlCommand(statement(service), connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
