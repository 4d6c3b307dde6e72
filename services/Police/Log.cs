using Medborgarlofte.Contracts.Common.V1;

namespace Medborgarlofte.Police;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, EventName = "police.activity.reported", Message = "{Source}: {Outcome}")]
    public static partial void ActivityReported(this ILogger logger, string source, PushOutcome outcome);
}
