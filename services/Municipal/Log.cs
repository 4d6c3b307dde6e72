using Medborgarlofte.Contracts.Common.V1;

namespace Medborgarlofte.Municipal;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, EventName = "municipal.measure.reported", Message = "{Source}: {Outcome}")]
    public static partial void MeasureReported(this ILogger logger, string source, PushOutcome outcome);

    [LoggerMessage(Level = LogLevel.Information, EventName = "municipal.campaign.reported", Message = "{Source}: {Outcome}")]
    public static partial void CampaignReported(this ILogger logger, string source, PushOutcome outcome);
}
