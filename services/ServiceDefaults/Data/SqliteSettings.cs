using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>SQLite as every service uses it.</summary>
public static class SqliteSettings
{
    /// <summary>A list is one parameter: the driver looks each up by its name among all of a statement.</summary>
    public static TBuilder UseServiceSqlite<TBuilder>(this TBuilder database, string connection, Durability durability)
        where TBuilder : DbContextOptionsBuilder
    {
        database.UseSqlite(connection, sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
            .AddInterceptors(new SqlitePragmas(durability));
        return database;
    }
}
