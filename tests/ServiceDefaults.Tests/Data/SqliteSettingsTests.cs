using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.ServiceDefaults.Tests.Data;

public sealed class SqliteSettingsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("medborgarlofte-sqlite-");

    private string Connection => $"Data Source={Path.Combine(folder.FullName, "service.db")};Pooling=False";

    [Theory]
    [InlineData(Durability.Full, 2L)]
    [InlineData(Durability.Rebuildable, 1L)]
    public async Task Open_ADatabaseWithoutWriteAheadLog_IsSetToIt(Durability durability, long synchronous)
    {
        // As VACUUM INTO leaves it, or another program.
        await using (var other = new SqliteConnection(Connection))
        {
            await other.OpenAsync();
            Assert.Equal("delete", await ScalarAsync(other, "PRAGMA journal_mode = DELETE; CREATE TABLE notes (text TEXT); PRAGMA journal_mode"));
        }

        await using var context = new DbContext(new DbContextOptionsBuilder().UseServiceSqlite(Connection, durability).Options);
        Assert.True(await context.Database.CanConnectAsync());
        Assert.False(await context.Database.EnsureCreatedAsync());
        await context.Database.OpenConnectionAsync();
        var opened = (SqliteConnection)context.Database.GetDbConnection();
        Assert.Equal("wal", await ScalarAsync(opened, "PRAGMA journal_mode"));
        Assert.Equal(synchronous, await ScalarAsync(opened, "PRAGMA synchronous"));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static async Task<object?> ScalarAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
