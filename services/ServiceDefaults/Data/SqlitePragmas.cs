using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>Every connection that may write has the service's settings.</summary>
internal sealed class SqlitePragmas(Durability durability) : DbConnectionInterceptor
{
    private readonly string pragmas = SqliteSettings.Pragmas(durability);

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
