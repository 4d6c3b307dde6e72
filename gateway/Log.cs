using Grpc.Core;

namespace Medborgarlofte.Gateway;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, EventName = "backend.failed", Message = "A back end failed with {Status}")]
    public static partial void BackendFailed(this ILogger logger, Exception exception, StatusCode status);

    [LoggerMessage(Level = LogLevel.Error, EventName = "request.failed", Message = "A request failed")]
    public static partial void RequestFailed(this ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, EventName = "answer.broken", Message = "The answer of {Path} broke after it had begun; its connection was ended")]
    public static partial void AnswerBroken(this ILogger logger, Exception exception, string path);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "pages.public-address.missing",
        Message = "Pages:PublicAddress is not set: citations, feeds, the site map and the catalogue have addresses without a host")]
    public static partial void PublicAddressMissing(this ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "stream.failed", Message = "A stream of records ended after {Lines} lines with {Status}")]
    public static partial void StreamFailed(this ILogger logger, Exception exception, long lines, StatusCode status);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "import.not-written",
        Message = "Import run {Run} could not be written; its records are stored, and the run says less than it should")]
    public static partial void ImportNotWritten(this ILogger logger, Exception exception, string run);
}
