using Medborgarlofte.Contracts.Common.V1;

namespace Medborgarlofte.FollowUp;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, EventName = "followup.agreement.drafted", Message = "{Agreement}: {Outcome}")]
    public static partial void AgreementDrafted(this ILogger logger, string agreement, PushOutcome outcome);

    [LoggerMessage(Level = LogLevel.Information, EventName = "followup.agreement.signed", Message = "{Agreement} by {Party}: {Outcome}")]
    public static partial void AgreementSigned(this ILogger logger, string agreement, Party party, PushOutcome outcome);

    [LoggerMessage(Level = LogLevel.Information, EventName = "followup.agreement.revised", Message = "{Agreement} revision {Number}: {Outcome}")]
    public static partial void AgreementRevised(this ILogger logger, string agreement, int number, PushOutcome outcome);

    [LoggerMessage(Level = LogLevel.Information, EventName = "followup.record.reported", Message = "{Type} of {Source}: {Outcome}")]
    public static partial void RecordReported(this ILogger logger, string type, string source, PushOutcome outcome);

    [LoggerMessage(Level = LogLevel.Information, EventName = "followup.webhook.created", Message = "{Webhook} by {Actor} for {Municipality}")]
    public static partial void WebhookCreated(this ILogger logger, string webhook, string actor, string municipality);

    [LoggerMessage(Level = LogLevel.Information, EventName = "followup.webhook.deleted", Message = "{Webhook} by {Actor}")]
    public static partial void WebhookDeleted(this ILogger logger, string webhook, string actor);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "followup.webhook.failed", Message = "{Webhook} has failed {Failures} times; stopped: {Stopped}")]
    public static partial void WebhookFailed(this ILogger logger, string webhook, int failures, bool stopped);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "followup.journal.restored",
        Message = "Journal {Journal} was restored: kept up to {Kept}, lost up to {Lost} (0: unknown), recorded by {Actor} as restoration {Epoch}")]
    public static partial void JournalRestored(this ILogger logger, string journal, long kept, long lost, string actor, long epoch);

    [LoggerMessage(Level = LogLevel.Debug, EventName = "followup.webhook.reporting-away", Message = "Reporting cannot be reached; changes are delivered later")]
    public static partial void ReportingAway(this ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "followup.webhook.round-failed", Message = "Webhooks could not be delivered; they are tried again")]
    public static partial void DeliveryFailed(this ILogger logger, Exception exception);
}
