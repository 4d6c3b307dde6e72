namespace Medborgarlofte.Issuer;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, EventName = "issuer.clients.not-declared", Message = "The clients of the configuration are not in the database yet")]
    public static partial void ClientsNotDeclared(this ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "issuer.tokens.not-pruned", Message = "Old tokens could not be deleted")]
    public static partial void TokensNotPruned(this ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "issuer.sign-in.failed", Message = "A sign-in failed: wrong {Step}")]
    public static partial void SignInFailed(this ILogger logger, string step);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "issuer.sign-in.outside-failed", Message = "The sign-in at {Provider} failed")]
    public static partial void OutsideSignInFailed(this ILogger logger, Exception? exception, string provider);

    [LoggerMessage(Level = LogLevel.Information, EventName = "issuer.signed-in", Message = "A person signed in by {Method}")]
    public static partial void SignedIn(this ILogger logger, string method);
}
