using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>
/// Write-ahead logging lets readers go on during a commit; synchronous=FULL keeps every acknowledged commit through a
/// power cut, which WAL's NORMAL would not: that may lose the last ones, whole and in order. Pages that a large transaction
/// changes are written once, and not again and again, when they fit the cache (here KiB) and the log (here pages of 4 KiB).
/// </summary>
internal sealed class SqlitePragmas(Durability durability) : DbConnectionInterceptor
{
    private readonly string pragmas = $"""
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = {(durability == Durability.Full ? "FULL" : "NORMAL")};
        PRAGMA busy_timeout = 10000;
        PRAGMA cache_size = -8192;
        PRAGMA wal_autocheckpoint = 8192;
        """;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (IsReadOnly(connection))
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (IsReadOnly(connection))
        {
            return;
        }

        await using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // EF Core's look whether the database is there: it cannot change a file that is not in write-ahead mode yet, such as a copy by VACUUM INTO.
    private static bool IsReadOnly(DbConnection connection) => connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.Ordinal);
}
