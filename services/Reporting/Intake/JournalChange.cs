using System.Globalization;
using System.Text.Json;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Events.Municipal.V1;
using Medborgarlofte.Contracts.Events.Police.V1;
using Medborgarlofte.Journal;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Verdicts;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>One journal entry in the shape that the read store is built from.</summary>
/// <param name="Sequence">Its sequence in its journal.</param>
/// <param name="RecordedAt">When it was recorded, UTC.</param>
internal abstract record JournalChange(long Sequence, DateTimeOffset RecordedAt)
{
    /// <summary>Its hash in its journal, in hexadecimal.</summary>
    public string Hash { get; init; } = "";

    /// <summary>Reads a journal's entry; one that this version cannot read becomes an <see cref="UnreadableChange"/>.</summary>
    public static JournalChange From(JournalEntry entry)
    {
        var hash = Convert.ToHexStringLower(entry.Hash);
        try
        {
            return Read(entry.Sequence, entry.RecordedAt, entry.Type, entry.Content) with { Hash = hash };
        }
        catch (Exception e) when (e is NotSupportedException or JsonException or FormatException or ArgumentException or InvalidOperationException)
        {
            return new UnreadableChange(entry.Sequence, entry.RecordedAt, e) { Hash = hash };
        }
    }

    private static JournalChange Read(long sequence, DateTimeOffset recordedAt, string type, string payload) => From(sequence, recordedAt, type switch
    {
        JournalTypes.PoliceActivity => Read<PoliceActivityRecorded>(payload),
        JournalTypes.PoliceManifest => new PoliceManifestPayload(Read<ManifestRecorded>(payload)),
        JournalTypes.Measure => Read<MeasureRecorded>(payload),
        JournalTypes.Campaign => Read<CampaignRecorded>(payload),
        JournalTypes.MunicipalManifest => new MunicipalManifestPayload(Read<ManifestRecorded>(payload)),
        JournalTypes.Agreement => Read<AgreementRecorded>(payload),
        JournalTypes.CoordinationMeeting => Read<CoordinationMeetingRecorded>(payload),
        JournalTypes.MilestoneReport => Read<MilestoneReportRecorded>(payload),
        JournalTypes.RequestReport => Read<RequestReportRecorded>(payload),
        JournalTypes.IndicatorObservation => Read<IndicatorObservationRecorded>(payload),
        JournalTypes.Narrative => Read<NarrativeRecorded>(payload),
        JournalTypes.AnnualReview => Read<AnnualReviewRecorded>(payload),
        JournalTypes.SituationPicture => Read<SituationPictureRecorded>(payload),
        JournalTypes.CoordinatorManifest => Read<CoordinatorManifestRecorded>(payload),
        JournalTypes.PeriodSeal => Read<PeriodSealRecorded>(payload),
        JournalTypes.Webhook => Read<WebhookRecorded>(payload),
        JournalTypes.JournalRestored => Read<JournalRestored>(payload),
        JournalTypes.TextRedacted => Read<TextRedacted>(payload),
        _ => throw new NotSupportedException($"Journal entries of type {type} are not known to this version of Reporting."),
    });

    private static JournalChange From(long sequence, DateTimeOffset recordedAt, object payload) => payload switch
    {
        PoliceActivityRecorded activity => new RecordChange(sequence, recordedAt, StoredType.PoliceActivity, Translation.ToRecord(activity)),
        MeasureRecorded measure => new RecordChange(sequence, recordedAt, StoredType.Measure, Translation.ToRecord(measure)),
        CampaignRecorded campaign => new RecordChange(sequence, recordedAt, StoredType.Campaign, Translation.ToRecord(campaign)),
        CoordinationMeetingRecorded meeting => new RecordChange(sequence, recordedAt, StoredType.Meeting, Translation.ToRecord(meeting)),
        MilestoneReportRecorded report => new RecordChange(sequence, recordedAt, StoredType.MilestoneReport, Translation.ToRecord(report)),
        RequestReportRecorded request => new RecordChange(sequence, recordedAt, StoredType.Request, Translation.ToRecord(request)),
        IndicatorObservationRecorded observation =>
            new RecordChange(sequence, recordedAt, StoredType.Observation, Translation.ToRecord(observation)),
        NarrativeRecorded narrative => new RecordChange(sequence, recordedAt, StoredType.Narrative, Translation.ToRecord(narrative)),
        PoliceManifestPayload { Manifest: var m } =>
            new DocumentChange(sequence, recordedAt, new(StoredType.PoliceManifest, m.Source, m.RecordId), m.Version, m.MunicipalityCode, m),
        MunicipalManifestPayload { Manifest: var m } =>
            new DocumentChange(sequence, recordedAt, new(StoredType.MunicipalManifest, m.Source, m.RecordId), m.Version, m.MunicipalityCode, m),
        AnnualReviewRecorded r =>
            new DocumentChange(sequence, recordedAt, new(StoredType.AnnualReview, r.Source, r.RecordId), r.Version, r.MunicipalityCode, r),
        SituationPictureRecorded p =>
            new DocumentChange(sequence, recordedAt, new(StoredType.SituationPicture, p.Source, p.RecordId), p.Version, p.MunicipalityCode, p),
        PeriodSealRecorded s =>
            new DocumentChange(sequence, recordedAt, new(StoredType.PeriodSeal, s.Source, s.RecordId), s.Version, s.MunicipalityCode, s),
        CoordinatorManifestRecorded m =>
            new DocumentChange(sequence, recordedAt, new(StoredType.CoordinatorManifest, m.Source, m.RecordId), m.Version, m.MunicipalityCode, m),
        AgreementRecorded agreement => new AgreementChange(sequence, recordedAt, agreement),
        JournalRestored restored => new RestorationChange(sequence, recordedAt, restored),
        WebhookRecorded => new AuditedChange(sequence, recordedAt),
        TextRedacted redacted => new RedactionChange(
            sequence, recordedAt, [.. redacted.Versions.Select(version => Read(version.Sequence, recordedAt, version.Type, version.Event.GetRawText()))]),
        _ => throw new NotSupportedException($"Events of type {payload.GetType().Name} are not known to this version of Reporting."),
    };

    private static T Read<T>(string payload) => JsonSerializer.Deserialize<T>(payload, JournalJson.Options)!;
}

/// <summary>A version of something that may count.</summary>
internal sealed record RecordChange(long Sequence, DateTimeOffset RecordedAt, StoredType Type, ReportedRecord Record)
    : JournalChange(Sequence, RecordedAt);

/// <summary>A version of something that is kept as it came and never counted: a manifest, review, situation picture or seal.</summary>
internal sealed record DocumentChange(
    long Sequence, DateTimeOffset RecordedAt, RecordKey Key, long Version, string MunicipalityCode, object Payload)
    : JournalChange(Sequence, RecordedAt);

/// <summary>A version of an agreement.</summary>
internal sealed record AgreementChange(long Sequence, DateTimeOffset RecordedAt, AgreementRecorded Agreement)
    : JournalChange(Sequence, RecordedAt);

/// <summary>Texts were removed from versions. <paramref name="Versions"/> are what is left of them.</summary>
internal sealed record RedactionChange(long Sequence, DateTimeOffset RecordedAt, IReadOnlyList<JournalChange> Versions)
    : JournalChange(Sequence, RecordedAt);

/// <summary>A journal was restored. The event is stored as a document, so that the feeds tell their readers.</summary>
internal sealed record RestorationChange(long Sequence, DateTimeOffset RecordedAt, JournalRestored Event) : JournalChange(Sequence, RecordedAt)
{
    public DocumentChange Document => new(Sequence, RecordedAt,
        new RecordKey(StoredType.JournalRestored, Event.Journal, Event.Epoch.ToString(CultureInfo.InvariantCulture)), Version: 1, MunicipalityCode: "", Event);
}

/// <summary>An entry for the audit alone. The read store only moves its watermark past it.</summary>
internal sealed record AuditedChange(long Sequence, DateTimeOffset RecordedAt) : JournalChange(Sequence, RecordedAt);

/// <summary>An entry that this version cannot read. Applying it fails, which parks its journal.</summary>
internal sealed record UnreadableChange(long Sequence, DateTimeOffset RecordedAt, Exception Cause) : JournalChange(Sequence, RecordedAt);

/// <summary>Manifests of both parties have one shape; the journal tells them apart.</summary>
internal sealed record PoliceManifestPayload(ManifestRecorded Manifest);

/// <inheritdoc cref="PoliceManifestPayload"/>
internal sealed record MunicipalManifestPayload(ManifestRecorded Manifest);
