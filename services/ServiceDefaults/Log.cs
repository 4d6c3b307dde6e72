using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Medborgarlofte.ServiceDefaults;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, EventName = "call.refused", Message = "{Method} refused: {Kind} {Reason}")]
    public static partial void CallRefused(this ILogger logger, string method, StatusCode kind, string reason);

    [LoggerMessage(Level = LogLevel.Error, EventName = "call.failed", Message = "{Method} failed")]
    public static partial void CallFailed(this ILogger logger, Exception exception, string method);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "database.migration.waiting",
        Message = "Looking whether database {Database} is up to date, and making it so, has taken {Seconds} s: it is large or slow, or another process is at it")]
    public static partial void MigrationWaits(this ILogger logger, string database, int seconds);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "database.waiting", Message = "Database {Database} does not answer ({Reason}); the start waits for it")]
    public static partial void DatabaseAwaited(this ILogger logger, string database, string reason);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "database.checked",
        Message = "Database {Database} was checked after an end that was no clean stop, and is whole; it took {Milliseconds:0} ms")]
    public static partial void DatabaseChecked(this ILogger logger, string database, double milliseconds);

    [LoggerMessage(Level = LogLevel.Error, EventName = "database.corrupt",
        Message = "Database {Database} is damaged: {Fault} Nothing is read from it or stored in it until it has been restored")]
    public static partial void DatabaseDamaged(this ILogger logger, string database, string fault);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "database.discarded",
        Message = "Database {Database} was damaged and is taken away; it is made anew from the journals")]
    public static partial void DatabaseDiscarded(this ILogger logger, string database);

    [LoggerMessage(Level = LogLevel.Information, EventName = "certificate.read",
        Message = "Certificate {Path} has changed; new connections get it. It is valid until {NotAfter:u}")]
    public static partial void CertificateRead(this ILogger logger, string path, DateTime notAfter);

    [LoggerMessage(Level = LogLevel.Error, EventName = "certificate.not-read",
        Message = "Certificate {Path} has changed and cannot be read; the one before it is used until it can")]
    public static partial void CertificateNotRead(this ILogger logger, Exception exception, string path);
}
