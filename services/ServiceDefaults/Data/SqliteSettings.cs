using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>SQLite as every service uses it.</summary>
public static class SqliteSettings
{
    /// <summary>
    /// Write-ahead logging lets readers go on during a commit; synchronous=FULL keeps every acknowledged commit through a
    /// power cut, which WAL's NORMAL would not: that may lose the last ones, whole and in order. Pages that a large transaction
    /// changes are written once, and not again and again, when they fit the cache (here KiB) and the log (here pages of 4 KiB).
    /// </summary>
    public static string Pragmas(Durability durability) => $"""
        PRAGMA busy_timeout = 10000;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = {(durability == Durability.Full ? "FULL" : "NORMAL")};
        PRAGMA cache_size = -8192;
        PRAGMA wal_autocheckpoint = 8192;
        """;

    /// <summary>A list is one parameter: the driver looks each up by its name among all of a statement.</summary>
    public static TBuilder UseServiceSqlite<TBuilder>(this TBuilder database, string connection, Durability durability)
        where TBuilder : DbContextOptionsBuilder
    {
        database.UseSqlite(connection, sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
            .AddInterceptors(new SqlitePragmas(durability));
        return database;
    }
}
