using Grpc.Core;
using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.Data.Sqlite;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>Tells a damaged SQLite file from everything else.</summary>
internal static class DatabaseCorruption
{
    /// <summary>Reason of the refusal.</summary>
    public const string Reason = "DATABASE_CORRUPT";

    // https://www.sqlite.org/rescode.html
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    /// <summary>True when SQLite has met pages that cannot be.</summary>
    public static bool Is(Exception? exception)
    {
        while (exception is not null and not SqliteException and not DomainException { Reason: Reason })
        {
            exception = exception.InnerException;
        }

        return exception is DomainException or SqliteException { SqliteErrorCode: Corrupt or NotADatabase };
    }

    /// <summary>UNAVAILABLE (DATABASE_CORRUPT): the same may be sent again when the database has been restored.</summary>
    public static DomainException Refusal(string name) => new(
        StatusCode.Unavailable, Reason, $"The database{name} is damaged and takes nothing until it is restored; send the same again then.");
}
