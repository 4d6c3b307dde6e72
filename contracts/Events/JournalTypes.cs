namespace Medborgarlofte.Contracts.Events;

/// <summary>
/// Names of journals and of the payload types in them. They stand in stored journals: a changed payload gets a new
/// name beside the old one.
/// </summary>
public static class JournalTypes
{
    public const string PoliceJournal = "police";
    public const string MunicipalJournal = "municipal";
    public const string FollowUpJournal = "followup";

    /// <summary>Every journal, in the order in which positions name them.</summary>
    public static IReadOnlyList<string> Journals { get; } = [PoliceJournal, MunicipalJournal, FollowUpJournal];

    public const string PoliceActivity = "police.activity.v1";
    public const string PoliceManifest = "police.manifest.v1";
    public const string Measure = "municipal.measure.v1";
    public const string Campaign = "municipal.campaign.v1";
    public const string MunicipalManifest = "municipal.manifest.v1";
    public const string Agreement = "followup.agreement.v1";
    public const string CoordinationMeeting = "followup.meeting.v1";
    public const string MilestoneReport = "followup.milestone-report.v1";
    public const string RequestReport = "followup.request-report.v1";
    public const string IndicatorObservation = "followup.observation.v1";
    public const string Narrative = "followup.narrative.v1";
    public const string AnnualReview = "followup.review.v1";
    public const string SituationPicture = "followup.situation-picture.v1";
    public const string CoordinatorManifest = "followup.manifest.v1";
    public const string PeriodSeal = "followup.seal.v1";
    public const string Webhook = "followup.webhook.v1";
    public const string JournalRestored = "followup.journal-restored.v1";

    /// <summary>In every journal.</summary>
    public const string TextRedacted = "text.redacted.v1";
}
