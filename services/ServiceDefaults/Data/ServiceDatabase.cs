using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>Which database a context is of.</summary>
/// <param name="Name">Name of its connection string.</param>
/// <param name="Provider">Its system.</param>
/// <param name="Connection">Its connection string.</param>
/// <param name="Durability">What its commits have to outlive.</param>
internal sealed record ServiceDatabase<TContext>(string Name, DatabaseProvider Provider, string Connection, Durability Durability)
    where TContext : DbContext
{
    /// <summary>SQLite's file; null for another system and for a database in memory.</summary>
    public string? File { get; } = Provider == DatabaseProvider.Sqlite ? FileOf(Connection) : null;

    /// <summary>How people know it.</summary>
    public string Description => File is null ? $"The database {Name}" : $"The database file {File}";

    private static string? FileOf(string connection)
    {
        var settings = new SqliteConnectionStringBuilder(connection);
        return settings.Mode == SqliteOpenMode.Memory || settings.DataSource is "" or ":memory:" || settings.DataSource.StartsWith("file:", StringComparison.Ordinal)
            ? null
            : Path.GetFullPath(settings.DataSource);
    }
}
