using System.Data.Common;
using Medborgarlofte.ServiceDefaults.Starting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>What keeps a database from being brought up to date, in one sentence.</summary>
internal static class DatabaseFailure
{
    // https://www.sqlite.org/rescode.html
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteReadOnly = 8;
    private const int SqliteIoError = 10;
    private const int SqliteFull = 13;
    private const int SqliteCantOpen = 14;

    /// <summary>The failure; null when the exception is not of the database.</summary>
    public static StartException? Of<TContext>(ServiceDatabase<TContext> database, Exception exception) where TContext : DbContext
    {
        var (code, text) = exception switch
        {
            _ when DatabaseCorruption.Is(exception) => (ExitCodes.Database, "is damaged: restore it from a backup."),
            _ when Find<SqliteException>(exception) is { } sqlite => OfSqlite(sqlite),
            TimeoutException or System.Net.Sockets.SocketException => (ExitCodes.Database, $"does not answer ({exception.Message}): {Check(database.Name)}"),
            _ when Find<DbException>(exception) is { } other => (ExitCodes.Database, DatabaseErrors.Classify(exception) == DatabaseError.Unavailable
                ? $"does not answer ({First(other.Message)}): {Check(database.Name)}"
                : $"refuses ({First(other.Message)}): {Check(database.Name)}"),
            IOException or UnauthorizedAccessException => (ExitCodes.Files, $"cannot be written ({First(exception.Message)}): check the folder and its owner."),
            _ => (0, ""),
        };
        return code == 0 ? null : new StartException(code, $"{database.Description} {text}", exception);
    }

    private static (int, string) OfSqlite(SqliteException e) => e.SqliteErrorCode switch
    {
        SqliteBusy or SqliteLocked => (ExitCodes.Database, "is locked by another process: end that one and start again."),
        SqliteFull => (ExitCodes.Files, "cannot be written: no space is left; make room and start again."),
        SqliteReadOnly or SqliteCantOpen or SqliteIoError => (
            ExitCodes.Files, $"cannot be opened and written ({First(e.Message)}): check that the folder is there and belongs to the user that runs this program."),
        _ => (ExitCodes.Database, $"refuses ({First(e.Message)})."),
    };

    private static string Check(string name) => $"check the server and ConnectionStrings:{name}.";

    private static string First(string message) => message.Split(['\r', '\n'], 2)[0].TrimEnd('.', ':');

    private static T? Find<T>(Exception? exception) where T : Exception
    {
        while (exception is not null and not T)
        {
            exception = exception.InnerException;
        }

        return exception as T;
    }
}
