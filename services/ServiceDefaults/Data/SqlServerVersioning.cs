using System.Data.Common;
using System.Globalization;
using Medborgarlofte.ServiceDefaults.Starting;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>
/// Whether a database of SQL Server keeps the versions of rows that readers need to go on beside writers: ALLOW_SNAPSHOT_ISOLATION for
/// <see cref="ReadTransaction"/>, READ_COMMITTED_SNAPSHOT for single queries and for what writers read. Both are off in a new database,
/// unless EF Core makes it, which sets the second.
/// </summary>
internal static class SqlServerVersioning
{
    /// <summary>What is missing, with the statements that mend it; null when nothing is, and for other systems.</summary>
    public static async Task<string?> FindFaultAsync(DbContext context, CancellationToken cancellationToken)
    {
        if (!context.Database.IsSqlServer())
        {
            return null;
        }

        await context.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            return await FindFaultAsync(context, context.Database.GetDbConnection(), cancellationToken);
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }
    }

    /// <summary>
    /// Sets what is missing where that cuts nobody off, and throws what is missing then: for the one who makes and changes the tables.
    /// </summary>
    public static async Task EnsureAsync(DbContext context, CancellationToken cancellationToken)
    {
        if (await FindFaultAsync(context, cancellationToken) is null)
        {
            return;
        }

        var connection = (SqlConnection)context.Database.GetDbConnection();

        // The second statement asks for a database that nobody else is connected to; our own idle connections would count.
        SqlConnection.ClearPool(connection);
        await context.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await TryAsync(connection, AllowSnapshot(connection.Database), cancellationToken);
            await TryAsync(connection, $"{ReadCommittedSnapshot(connection.Database)} WITH NO_WAIT", cancellationToken);
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }

        if (await FindFaultAsync(context, cancellationToken) is { } fault)
        {
            throw new StartException(ExitCodes.Database, fault);
        }
    }

    /// <summary>The sentence for a database with these settings; null when there is nothing to say.</summary>
    internal static string? Fault(string database, bool allowsSnapshot, bool readCommittedSnapshot)
    {
        List<string> statements = [];
        if (!allowsSnapshot)
        {
            statements.Add($"{AllowSnapshot(database)};");
        }

        if (!readCommittedSnapshot)
        {
            statements.Add($"{ReadCommittedSnapshot(database)}; (while nothing else is connected to it)");
        }

        return statements.Count == 0
            ? null
            : $"In the database {database} readers and writers wait for each other. Run as its owner: {string.Join(' ', statements)}";
    }

    private static string AllowSnapshot(string database) => $"ALTER DATABASE {Quote(database)} SET ALLOW_SNAPSHOT_ISOLATION ON";

    private static string ReadCommittedSnapshot(string database) => $"ALTER DATABASE {Quote(database)} SET READ_COMMITTED_SNAPSHOT ON";

    private static string Quote(string name) => $"[{name.Replace("]", "]]", StringComparison.Ordinal)}]";

    private static async Task<string?> FindFaultAsync(DbContext context, DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT snapshot_isolation_state, is_read_committed_snapshot_on FROM sys.databases WHERE name = DB_NAME()";
        var (allowed, versioned) = (false, false);
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            if (await reader.ReadAsync(cancellationToken))
            {
                // 1 is on; on its way to on, a snapshot transaction is still refused.
                allowed = Convert.ToInt32(reader.GetValue(0), CultureInfo.InvariantCulture) == 1;
                versioned = Convert.ToInt32(reader.GetValue(1), CultureInfo.InvariantCulture) == 1;
            }
        }

        // A server that speaks SQL Server's protocol may tell of its settings otherwise: what counts is that a snapshot can be read.
        return Fault(connection.Database, allowed || await CanReadAsync(context, cancellationToken), versioned);
    }

    private static async Task<bool> CanReadAsync(DbContext context, CancellationToken cancellationToken)
    {
        var sql = context.Database.GetService<ISqlGenerationHelper>();
        var table = context.Model.GetEntityTypes().Select(entity => StoreObjectIdentifier.Create(entity, StoreObjectType.Table)).First(t => t is not null)!.Value;
        var query = $"SELECT TOP (1) 1 FROM {sql.DelimitIdentifier(table.Name, table.Schema)}";
        try
        {
            await using var read = await context.Database.BeginReadAsync(cancellationToken);
            await context.Database.ExecuteSqlRawAsync(query, cancellationToken);
            return true;
        }
        catch (SqlException)
        {
            return false;
        }
    }

    private static async Task TryAsync(SqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (SqlException)
        {
            // Not the right to do it, or somebody is connected: what is missing is told afterwards.
        }
    }
}
